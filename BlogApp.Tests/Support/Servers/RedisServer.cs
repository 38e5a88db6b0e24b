using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BlogApp.Tests.Support.Servers;

/// <summary>
/// A separate redis-server for a test, on a free port, in its own folder. It answers PING when <see cref="StartAsync"/>
/// returns. Stop ends it in an orderly way, kill does not; starting again uses the same port and the stored data. The
/// test is skipped where redis-server is not installed.
/// </summary>
internal sealed class RedisServer : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<RedisServer, byte> Started = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-redis-");
    private readonly bool _persistent;
    private Process? _process;

    // A test that fails during its setup is never disposed, but its server must not outlive the tests.
    static RedisServer() => AppDomain.CurrentDomain.ProcessExit += static (_, _) =>
    {
        foreach (var server in Started.Keys.Where(s => s.Running))
            server._process!.Kill();
    };

    private RedisServer(bool persistent)
    {
        _persistent = persistent;
        Port = FreePort.Take();
    }

    public int Port { get; }

    /// <summary>Its data folder; a <c>dump.rdb</c> there is loaded at start.</summary>
    public string Folder => _folder.FullName;

    /// <summary>For <c>ConnectionStrings:Redis</c>.</summary>
    public string ConnectionString => $"127.0.0.1:{Port}";

    public bool Running => _process is { HasExited: false };

    /// <param name="persistent">Whether to keep an append-only file, synced after every command, so that a kill loses nothing.</param>
    public static async Task<RedisServer> StartAsync(bool persistent = false)
    {
        var server = new RedisServer(persistent);
        try
        {
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts it after a stop or a kill.</summary>
    public async Task StartAgainAsync()
    {
        var start = new ProcessStartInfo("redis-server")
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments = ["--port", $"{Port}", "--bind", "127.0.0.1", "--save", "", "--daemonize", "no", "--loglevel", "warning",
            "--appendonly", _persistent ? "yes" : "no", "--appendfsync", "always"];
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            _process = Process.Start(start)!;
            Started[this] = 0;
        }
        catch (Win32Exception)
        {
            Assert.Skip("redis-server is not installed.");
        }
        _process.OutputDataReceived += static (_, _) => { };
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await Eventually.Is(async () => !Running || await AskAsync("PING") == "+PONG");
        Assert.True(Running, $"redis-server ended at once on port {Port}.");
    }

    /// <summary>Stops it in an orderly way; data to be stored are on disk.</summary>
    public async Task StopAsync()
    {
        await AskAsync("SHUTDOWN");
        await _process!.WaitForExitAsync();
    }

    /// <summary>Ends it like a crash (SIGKILL).</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Makes it hang without closing its connections (SIGSTOP), until <see cref="ResumeAsync"/>.</summary>
    public Task FreezeAsync() => SignalAsync("STOP");

    public Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>Sends a command in words and returns the first line of the answer; null when there is none.</summary>
    public async Task<string?> AskAsync(string command)
    {
        try
        {
            using var client = new TcpClient();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await client.ConnectAsync(IPAddress.Loopback, Port, patience.Token);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.UTF8.GetBytes(command + "\r\n"), patience.Token);
            using var reader = new StreamReader(stream);
            return await reader.ReadLineAsync(patience.Token);
        }
        catch (Exception error) when (error is SocketException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Running)
            await KillAsync();
        Started.TryRemove(this, out _);
        _process?.Dispose();
        _folder.Delete(recursive: true);
    }
}
