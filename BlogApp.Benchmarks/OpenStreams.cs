using System.Globalization;
using System.Net.Sockets;
using System.Net;
using System.Text;
using BlogApp.Benchmarks.Servers;

namespace BlogApp.Benchmarks;

/// <summary>The server's cost of open readers. Each has one event stream and gets one event a second.</summary>
internal static class OpenStreams
{
    private const int Seconds = 20;

    public static async Task<int> RunAsync(int readers)
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-");
        var port = Child.FreePort();
        await using var blog = await Blog.StartAsync(folder.FullName, port);
        await Task.Delay(TimeSpan.FromSeconds(3));
        var memoryBefore = blog.MemoryMegabytes;
        var idle = await CpuAsync(blog);

        var streams = new List<Socket>(readers);
        for (var reader = 0; reader < readers; reader++)
            streams.Add(await OpenAsync(port, reader));
        var received = 0L;
        var reading = streams.Select(stream => Task.Run(async () =>
        {
            var buffer = new byte[4096];
            while (await stream.ReceiveAsync(buffer) is > 0 and var length)
                Interlocked.Add(ref received, buffer.AsSpan(0, length).Count("event: live"u8));
        })).ToList();
        await Task.Delay(TimeSpan.FromSeconds(5));
        var before = Interlocked.Read(ref received);
        var busy = await CpuAsync(blog);
        var events = Interlocked.Read(ref received) - before;
        var memory = blog.MemoryMegabytes;
        foreach (var stream in streams)
            stream.Dispose();
        await Task.WhenAll(reading.Select(async task =>
        {
            try
            {
                await task;
            }
            catch (SocketException)
            {
                // Closed by this side.
            }
        }));
        await Results.WriteAsync("open-streams.md", string.Create(CultureInfo.InvariantCulture, $"""
            # Open streams

            {readers:N0} readers, each with an open event stream on one article, measured over {Seconds} s; the readers live in another process on the same {Environment.ProcessorCount} cores. Idle is the same server before they came.

            | | memory MiB | of a core |
            | --- | ---: | ---: |
            | idle | {memoryBefore} | {idle:P1} |
            | with {readers:N0} streams | {memory} | {busy:P1} |

            {events:N0} events arrived, {(double)events / Seconds / readers:N2} a second and reader. A stream costs {(memory - memoryBefore) * 1024.0 / readers:N1} KiB.

            """));
        return 0;
    }

    /// <returns>The share of one core that the server used during the measurement.</returns>
    private static async Task<double> CpuAsync(Child blog)
    {
        var before = blog.ProcessorTime;
        await Task.Delay(TimeSpan.FromSeconds(Seconds));
        return (blog.ProcessorTime - before) / TimeSpan.FromSeconds(Seconds);
    }

    private static async Task<Socket> OpenAsync(int port, int reader)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await socket.SendAsync(Encoding.ASCII.GetBytes(
            $"GET /api/live/stream?article=cron-in-plain-words HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:{100 + reader % 50}.0) Gecko/20100101 Firefox/{100 + reader % 50}.0\r\n\r\n"));
        return socket;
    }
}
