using BlogApp.Platform.Settings;
using StackExchange.Redis;

namespace BlogApp.Platform.Redis;

/// <summary>
/// The one connection to Redis, or none when <c>ConnectionStrings:Redis</c> is empty. It connects in the background and
/// reconnects by itself after an outage. The server's start never waits for Redis.
/// </summary>
internal sealed class RedisConnection : IDisposable
{
    private readonly Lazy<Task<ConnectionMultiplexer>>? _connecting;

    public RedisConnection(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            return;
        var options = Parse(connectionString);
        _connecting = new(() => Connect(options));
    }

    /// <summary>Whether Redis is configured.</summary>
    public bool Configured => _connecting is not null;

    public bool Connected => _connecting is { Value: { IsCompletedSuccessfully: true } connected } && connected.Result.IsConnected;

    /// <summary>The database. Commands throw the driver's exceptions while Redis is unavailable.</summary>
    /// <exception cref="RedisUnavailableException">The first connection attempt is still running.</exception>
    public IDatabase Database => Multiplexer.GetDatabase();

    /// <summary>For publish and subscribe.</summary>
    public ISubscriber Subscriber => Multiplexer.GetSubscriber();

    public ConnectionMultiplexer Multiplexer => _connecting is { Value.IsCompletedSuccessfully: true }
        ? _connecting.Value.Result
        : throw Away(Configured ? "Redis is not connected yet." : "No Redis is configured.");

    /// <summary>Waits for the first connection, for commands that cannot work without it. A server never waits.</summary>
    /// <returns>Whether the connection was made. Also false when Redis is not configured.</returns>
    public async Task<bool> ConnectAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (_connecting is null)
            return false;
        var connecting = await Task.WhenAny(_connecting.Value, Task.Delay(patience, clock, cancellationToken));
        return connecting == _connecting.Value && Connected;
    }

    /// <summary>Requires an answer within a second, because a connection alone does not reveal a hanging Redis.</summary>
    /// <exception cref="RedisUnavailableException">There is no connection.</exception>
    public Task PingAsync(TimeProvider clock) => Connected
        ? Database.PingAsync().WaitAsync(TimeSpan.FromSeconds(1), clock)
        : throw Away("Redis is not connected.");

    /// <summary>The first attempt has not finished, so nothing is known about Redis.</summary>
    private bool Connecting => _connecting is { Value.IsCompleted: false };

    private RedisUnavailableException Away(string message) => new(message) { Connecting = Connecting };

    // The driver does part of its work before its first await, and the server's start must not wait.
    private static Task<ConnectionMultiplexer> Connect(ConfigurationOptions options) => Task.Run(() => ConnectionMultiplexer.ConnectAsync(options));

    private static ConfigurationOptions Parse(string connectionString)
    {
        try
        {
            var options = ConfigurationOptions.Parse(connectionString);
            options.AbortOnConnectFail = false;
            options.ConnectTimeout = 1000;
            options.SyncTimeout = 1000;
            options.AsyncTimeout = 1000;
            // Without a connection a command fails at once. A queued command would take 2 s to fail, and might still be sent after the journal has
            // taken over.
            options.BacklogPolicy = BacklogPolicy.FailFast;
            options.KeepAlive = 5;
            // The client treats INFO as an admin command; it is the only one sent.
            options.AllowAdmin = true;
            // The details put keys into exception messages, which are logged.
            options.IncludeDetailInExceptions = false;
            if (options.EndPoints.Count > 0)
                return options;
        }
        catch (ArgumentException)
        {
            // Falls through to the message below, which does not repeat the value: it may contain a password.
        }
        throw new SettingException("ConnectionStrings:Redis accepts 'host:port[,password=…]', or nothing for the embedded live store.");
    }

    public void Dispose()
    {
        if (_connecting is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            _connecting.Value.Result.Dispose();
    }
}
