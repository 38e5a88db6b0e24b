using BlogApp.Platform.Caching;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Operations;

/// <summary>Redis's facts, shared by all open system pages and read every other second.</summary>
internal sealed class RedisInfoQuery(RedisConnection redis, StoreBreakers breakers, TimeProvider clock, ILogger<RedisInfoQuery> log)
{
    private const long Seconds = 2;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);
    private readonly SharedQuery<long, RedisInfo> _facts = new("Redis's facts", log);

    /// <returns>Null while Redis is unavailable or not configured.</returns>
    public Task<RedisInfo?> ReadAsync(DateTimeOffset now) =>
        !redis.Configured || breakers.LiveStore.Open ? Task.FromResult<RedisInfo?>(null) : _facts.ReadAsync(now.ToUnixTimeSeconds() / Seconds, AskAsync);

    private async Task<RedisInfo?> AskAsync()
    {
        if (!redis.Connected)
            return null;
        var info = await redis.Database.ExecuteAsync("INFO").WaitAsync(Bound, clock);
        // Leave the client's own thread, on which nothing may block.
        await Task.Yield();
        return RedisInfo.Parse((string)info!);
    }
}
