using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Faults.Harness;

/// <summary>The behavior of the network between the server and Redis.</summary>
internal enum Weather
{
    Fair,

    /// <summary>Commands arrive and run. The next answer and its connection are lost.</summary>
    LosesReply,

    /// <summary>Commands arrive and run. The next answer arrives when nobody waits for it any more, and the connection stays open.</summary>
    ComesTooLate,

    /// <summary>Half of the next answer arrives, then the connection ends.</summary>
    CutsReply,

    /// <summary>The next answer arrives as noise, and the connection stays open.</summary>
    GarblesReply,

    /// <summary>Every answer is delayed.</summary>
    Slow,

    /// <summary>Redis receives nothing; each command is answered with <see cref="FaultyProxy.Answer"/>.</summary>
    Answers,
}

/// <summary>
/// A proxy between the server and its Redis that damages answers like networks and dying servers do. A lost reply ends
/// its connection, because TCP never drops a part in the middle.
/// </summary>
internal sealed class FaultyProxy : IAsyncDisposable
{
    /// <summary>The server gives up on an answer after two seconds.</summary>
    private static readonly TimeSpan TooLate = TimeSpan.FromSeconds(2.5);

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly RedisServer _redis;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Lock _gate = new();
    private readonly List<Socket> _sockets = [];
    private readonly Task _accepting;
    private readonly Random _random;
    private int _weather;
    private int _struck;

    public FaultyProxy(RedisServer redis, int seed)
    {
        _redis = redis;
        _random = new Random(seed);
        _listener.Start();
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>For <c>ConnectionStrings:Redis</c>.</summary>
    public string ConnectionString => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Number of answers that were lost, cut or garbled.</summary>
    public int Struck => Volatile.Read(ref _struck);

    /// <summary>The delay of answers in slow weather.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromMilliseconds(300);

    /// <summary>A complete answer in Redis's protocol, including line ends.</summary>
    public string Answer { get; set; } = "-LOADING Redis is loading the dataset in memory\r\n";

    /// <summary>Faults of single answers happen once; then the weather is fair again.</summary>
    public void Set(Weather weather) => Volatile.Write(ref _weather, (int)weather);

    /// <summary>Ends all connections. New ones are accepted.</summary>
    public void CutAll()
    {
        lock (_gate)
        {
            foreach (var socket in _sockets)
                socket.Dispose();
            _sockets.Clear();
        }
    }

    private Weather Now => (Weather)Volatile.Read(ref _weather);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptSocketAsync(_stopping.Token);
                _ = Task.Run(() => ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        client.NoDelay = true;
        lock (_gate)
            _sockets.AddRange([client, server]);
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, _redis.Port, _stopping.Token);
            await await Task.WhenAny(CommandsAsync(client, server), RepliesAsync(server, client));
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // One side disconnected, or the test did.
        }
        finally
        {
            client.Dispose();
        }
    }

    private async Task CommandsAsync(Socket client, Socket server)
    {
        var buffer = new byte[256 * 1024];
        var commands = new CommandCounter();
        while (await client.ReceiveAsync(buffer, _stopping.Token) is var read and > 0)
        {
            var begun = commands.Count(buffer.AsSpan(0, read));
            if (Now is not Weather.Answers)
                await server.SendAsync(buffer.AsMemory(0, read), _stopping.Token);
            else if (begun > 0)
                await client.SendAsync(Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(Answer, begun))), _stopping.Token);
        }
    }

    private async Task RepliesAsync(Socket server, Socket client)
    {
        var buffer = new byte[256 * 1024];
        while (await server.ReceiveAsync(buffer, _stopping.Token) is var read and > 0)
        {
            var strike = Now;
            if (strike is Weather.Slow)
                await Task.Delay(Delay, _stopping.Token);
            if (strike is Weather.LosesReply or Weather.ComesTooLate or Weather.CutsReply or Weather.GarblesReply
                && Interlocked.CompareExchange(ref _weather, (int)Weather.Fair, (int)strike) == (int)strike)
            {
                Interlocked.Increment(ref _struck);
                if (strike is Weather.LosesReply)
                    return;
                if (strike is Weather.CutsReply)
                {
                    await client.SendAsync(buffer.AsMemory(0, read / 2), _stopping.Token);
                    return;
                }
                if (strike is Weather.ComesTooLate)
                    await Task.Delay(TooLate, _stopping.Token);
                else
                    Garble(buffer.AsSpan(0, read));
            }
            await client.SendAsync(buffer.AsMemory(0, read), _stopping.Token);
        }
    }

    private void Garble(Span<byte> answer)
    {
        lock (_random)
            _random.NextBytes(answer);
        // No type of answer begins with this.
        answer[0] = (byte)'?';
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Dispose();
        CutAll();
        _stopping.Dispose();
    }

    /// <summary>Counts the commands in a client's byte stream, which arrives in pieces: arrays of length-prefixed strings.</summary>
    private sealed class CommandCounter
    {
        private readonly List<byte> _line = [];
        private int _skip;
        private int _strings;

        /// <returns>The number of commands that ended in these bytes.</returns>
        public int Count(ReadOnlySpan<byte> bytes)
        {
            var ended = 0;
            foreach (var value in bytes)
            {
                if (_skip > 0)
                {
                    if (--_skip == 0 && --_strings == 0)
                        ended++;
                    continue;
                }
                _line.Add(value);
                if (value != '\n')
                    continue;
                if (_line.Count > 1 && Utf8Parser.TryParse([.. _line[1..]], out int number, out _))
                {
                    if (_line[0] == '*')
                        _strings = number;
                    else
                        _skip = number + 2;
                }
                _line.Clear();
            }
            return ended;
        }
    }
}
