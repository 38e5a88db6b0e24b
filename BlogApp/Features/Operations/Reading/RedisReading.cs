using BlogApp.Features.Analytics.Dashboard;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Operations.Reading;

/// <summary>Redis's facts for every open system page, asked for every other second.</summary>
internal sealed class RedisReading(RedisConnection redis, StoreBreakers breakers, TimeProvider clock, ILogger<RedisReading> log)
{
    private const long Seconds = 2;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);
    private readonly SharedReading<long, RedisFacts> _facts = new("Redis's facts", log);

    /// <returns>Null while Redis is away or none is configured.</returns>
    public Task<RedisFacts?> ReadAsync(DateTimeOffset now) =>
        !redis.Configured || breakers.LiveStore.Open ? Task.FromResult<RedisFacts?>(null) : _facts.ReadAsync(now.ToUnixTimeSeconds() / Seconds, AskAsync);

    private async Task<RedisFacts?> AskAsync()
    {
        if (!redis.Connected)
            return null;
        var info = await redis.Database.ExecuteAsync("INFO").WaitAsync(Bound, clock);
        // Off the client's own thread, on which nothing may wait.
        await Task.Yield();
        return RedisFacts.Parse((string)info!);
    }
}
