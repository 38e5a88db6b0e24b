using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace BlogApp.Platform.Caching.Tiers;

/// <summary>Runs the cache's commands with a time limit, off the client's own threads.</summary>
internal sealed class RedisCommands(RedisConnection redis, StoreBreakers breakers, IOptions<CachingSettings> options, TimeProvider time)
{
    /// <summary>Prefix of all keys that the cache stores in Redis.</summary>
    public const string Prefix = "blog:cache:";

    private readonly TimeSpan _patience = TimeSpan.FromMilliseconds(options.Value.RedisTimeoutMilliseconds);

    /// <summary>For commands that a request waits for.</summary>
    public Task<T> RunAsync<T>(Func<IDatabase, Task<T>> command) => BoundedAsync(() => command(redis.Database), _patience);

    /// <summary>For commands that nobody waits for. It is more patient: a busy moment is no reason to stop using Redis.</summary>
    public Task<T> RunInBackgroundAsync<T>(Func<IDatabase, Task<T>> command) => BoundedAsync(() => command(redis.Database), 5 * _patience);

    public Task SubscribeAsync(RedisChannel channel, Action<RedisChannel, RedisValue> heard) => BoundedAsync(async () =>
    {
        await redis.Subscriber.SubscribeAsync(channel, heard);
        return true;
    }, 5 * _patience);

    /// <exception cref="StoreUnavailableException">Redis failed, was too slow, or its breaker is open.</exception>
    private Task<T> BoundedAsync<T>(Func<Task<T>> command, TimeSpan patience) => breakers.Cache.RunAsync(
        (Commands: this, command, patience), static (call, _) => call.Commands.WaitAsync(call.command, call.patience), CancellationToken.None);

    private async Task<T> WaitAsync<T>(Func<Task<T>> command, TimeSpan patience)
    {
        Task<T>? running = null;
        try
        {
            running = command();
            return await running.WaitAsync(patience, time);
        }
        catch (RedisServerException error) when (error.Kind is RedisErrorKind.NoScript)
        {
            // Redis was restarted. From this answer the client learned to send the script again.
            return await command().WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            // Nobody needs the late failure; this only marks it as observed.
            _ = running?.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
        finally
        {
            // The client completes its tasks on its own reading thread, and the continuation may block (SQL, rendering).
            await Task.Yield();
        }
    }
}
