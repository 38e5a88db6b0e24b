using BlogApp.Platform.Settings;
using StackExchange.Redis;

namespace BlogApp.Platform.Redis;

/// <summary>
/// The one connection to Redis, or none when <c>ConnectionStrings:Redis</c> is empty. It connects in the background
/// and by itself again after an outage; start never waits for Redis.
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

    /// <summary>Whether a Redis is configured at all.</summary>
    public bool Configured => _connecting is not null;

    public bool Connected => _connecting is { Value: { IsCompletedSuccessfully: true } connected } && connected.Result.IsConnected;

    /// <summary>The database; commands throw the driver's exceptions while Redis is away.</summary>
    /// <exception cref="RedisAwayException">The first connection attempt is still under way.</exception>
    public IDatabase Database => Multiplexer.GetDatabase();

    /// <summary>For publish and subscribe.</summary>
    public ISubscriber Subscriber => Multiplexer.GetSubscriber();

    public ConnectionMultiplexer Multiplexer => _connecting is { Value.IsCompletedSuccessfully: true }
        ? _connecting.Value.Result
        : throw new RedisAwayException(Configured ? "Redis is not connected yet." : "No Redis is configured.");

    /// <summary>Waits for the first connection, for those who cannot go on without it; a server never does.</summary>
    /// <returns>Whether it stands; false, too, when no Redis is configured.</returns>
    public async Task<bool> ConnectAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (_connecting is null)
            return false;
        var connecting = await Task.WhenAny(_connecting.Value, Task.Delay(patience, clock, cancellationToken));
        return connecting == _connecting.Value && Connected;
    }

    /// <summary>Whether it answers, within a second: a Redis that hangs is not found out by its connection.</summary>
    /// <exception cref="RedisAwayException">It is not connected.</exception>
    public Task PingAsync(TimeProvider clock) => Connected
        ? Database.PingAsync().WaitAsync(TimeSpan.FromSeconds(1), clock)
        : throw new RedisAwayException("Redis is not connected.");

    // The driver does part of its work before its first await, and a start waits for nobody.
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
            // Without a connection a command fails at once. A queued one would take 2 s to fail, and could still be sent after the journal took over.
            options.BacklogPolicy = BacklogPolicy.FailFast;
            options.KeepAlive = 5;
            // The client counts INFO as an admin command; it is the only one sent.
            options.AllowAdmin = true;
            if (options.EndPoints.Count > 0)
                return options;
        }
        catch (ArgumentException)
        {
            // Falls through to the message below, which does not repeat the value: it may hold a password.
        }
        throw new SettingException("ConnectionStrings:Redis accepts 'host:port[,password=…]', or nothing for the embedded live store.");
    }

    public void Dispose()
    {
        if (_connecting is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
            _connecting.Value.Result.Dispose();
    }
}

/// <summary>Redis was asked for before the first connection stood, or without being configured.</summary>
internal sealed class RedisAwayException(string message) : Exception(message);
