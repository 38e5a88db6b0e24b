using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace BlogApp.Features.Caching.Tiers;

/// <summary>Runs the cache's commands with a bound on their time, off the client's own threads.</summary>
internal sealed class RedisCommands(RedisConnection redis, StoreBreakers breakers, IOptions<CachingSettings> options, TimeProvider time)
{
    /// <summary>Everything that the cache keeps in Redis begins with it.</summary>
    public const string Prefix = "blog:cache:";

    private readonly TimeSpan _patience = TimeSpan.FromMilliseconds(options.Value.RedisTimeoutMilliseconds);

    /// <summary>For what a request waits for.</summary>
    public Task<T> RunAsync<T>(Func<IDatabase, Task<T>> command) => BoundedAsync(() => command(redis.Database), _patience);

    /// <summary>For what nobody waits for: a busy moment is no reason to give Redis up.</summary>
    public Task<T> RunInBackgroundAsync<T>(Func<IDatabase, Task<T>> command) => BoundedAsync(() => command(redis.Database), 5 * _patience);

    public Task SubscribeAsync(RedisChannel channel, Action<RedisChannel, RedisValue> heard) => BoundedAsync(async () =>
    {
        await redis.Subscriber.SubscribeAsync(channel, heard);
        return true;
    }, 5 * _patience);

    /// <exception cref="StoreAwayException">Redis failed, was too slow, or is left alone since it did.</exception>
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
            // Redis was restarted; by this answer the client has learned to send the script again.
            return await command().WaitAsync(patience, time);
        }
        catch (TimeoutException)
        {
            // Its late failure interests nobody.
            _ = running?.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            throw;
        }
        finally
        {
            // The client completes its tasks on its own reading thread; what follows may block (SQL, rendering).
            await Task.Yield();
        }
    }
}
