using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace BlogApp.Benchmarks.Servers;

/// <summary>A server process that ends with the benchmark.</summary>
internal sealed class Child : IAsyncDisposable
{
    private readonly Process _process;

    private Child(Process process) => _process = process;

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public static async Task<Child> StartAsync(string program, string[] arguments, int port, params (string Key, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (key, value) in environment)
            start.Environment[key] = value;
        var child = new Child(Process.Start(start)!);
        child._process.OutputDataReceived += static (_, _) => { };
        child._process.ErrorDataReceived += static (_, _) => { };
        child._process.BeginOutputReadLine();
        child._process.BeginErrorReadLine();
        for (var attempt = 0; attempt < 6000; attempt++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return child;
            }
            catch (SocketException)
            {
                if (child._process.HasExited)
                    break;
                await Task.Delay(10);
            }
        }
        await child.DisposeAsync();
        throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} did not listen on port {port}.");
    }

    /// <summary>Resident memory, MiB.</summary>
    public long MemoryMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 >> 20;
        }
    }

    public MemoryMap Memory() => MemoryMap.Of(_process.Id);

    /// <summary>Processor time used since the start, on all cores.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Sends SIGKILL.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var stop = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }
}
