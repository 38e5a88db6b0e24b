using System.Globalization;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using StackExchange.Redis;

namespace BlogApp.Features.Operations.Caches;

/// <summary>The commands that Redis itself found slow, newest first. Of a command only its name: its arguments are keys and values.</summary>
internal sealed class RedisSlowLog(RedisConnection redis, StoreBreakers breakers, TimeProvider clock, ILogger<RedisSlowLog> log)
{
    private const int Most = 10;
    private const long Seconds = 10;
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(1);
    private readonly SharedQuery<long, IReadOnlyList<SlowCommand>> _commands = new("Redis's slow log", log);

    /// <returns>Null while Redis is unavailable or not configured, or does not tell.</returns>
    public Task<IReadOnlyList<SlowCommand>?> ReadAsync(DateTimeOffset now) => !redis.Configured || breakers.LiveStore.Open
        ? Task.FromResult<IReadOnlyList<SlowCommand>?>(null) : _commands.ReadAsync(now.ToUnixTimeSeconds() / Seconds, AskAsync);

    public static IReadOnlyList<SlowCommand> Parse(RedisResult[] rows) =>
        [.. rows.Select(row => (RedisResult[]?)row).Where(row => row is { Length: >= 4 }).Select(row => new SlowCommand(
            DateTimeOffset.FromUnixTimeSeconds((long)row![1]), (long)row[2], NameOf((RedisResult[]?)row[3])))];

    private async Task<IReadOnlyList<SlowCommand>?> AskAsync()
    {
        if (!redis.Connected)
            return null;
        try
        {
            var answer = await redis.Database.ExecuteAsync("SLOWLOG", "GET", Most.ToString(CultureInfo.InvariantCulture)).WaitAsync(Bound, clock);
            await Task.Yield();
            return Parse((RedisResult[]?)answer ?? []);
        }
        catch (RedisServerException)
        {
            // Hosted ones may refuse it.
            return null;
        }
    }

    private static string NameOf(RedisResult[]? words) => words is [var first, ..] && (string?)first is { Length: > 0 and < 40 } name ? name.ToUpperInvariant() : "";
}

internal sealed record SlowCommand(DateTimeOffset At, long Microseconds, string Name);
