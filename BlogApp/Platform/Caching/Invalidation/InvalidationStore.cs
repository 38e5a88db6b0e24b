using System.Text.Json;
using BlogApp.Platform.Caching.Tiers;
using StackExchange.Redis;

namespace BlogApp.Platform.Caching.Invalidation;

/// <summary>The shared log in Redis: a hash with epoch, version and floor, a sorted set of names, and a channel.</summary>
internal sealed class InvalidationStore(RedisCommands redis)
{
    // The braces keep both keys in one cluster slot, which a script requires.
    private static readonly RedisKey[] Keys = [RedisCommands.Prefix + "{log}:state", RedisCommands.Prefix + "{log}:names"];
    private static readonly RedisChannel Channel = new(RedisCommands.Prefix + "invalidated", RedisChannel.PatternMode.Literal);
    private static readonly string InvalidateScript = Script("invalidate.lua");
    private static readonly string SynchronizeScript = Script("synchronize.lua");

    public async Task<InvalidationPosition> InvalidateAsync(string node, string[] names)
    {
        RedisValue[] arguments = [node, NewEpoch(), Channel.ToString(), .. names];
        var answer = (RedisResult[])(await redis.RunAsync(db => db.ScriptEvaluateAsync(InvalidateScript, Keys, arguments)))!;
        return new((string)answer[0]!, (long)answer[1]);
    }

    public async Task<InvalidationUpdate> SynchronizeAsync(InvalidationPosition? known)
    {
        RedisValue[] arguments = [NewEpoch(), known?.Epoch ?? "", known?.Version ?? 0];
        var answer = (RedisResult[])(await redis.RunInBackgroundAsync(db => db.ScriptEvaluateAsync(SynchronizeScript, Keys, arguments)))!;
        var marks = (RedisResult[])answer[3]!;
        return new(new((string)answer[0]!, (long)answer[1]), (long)answer[2],
            [.. Enumerable.Range(0, marks.Length / 2).Select(i => ((string)marks[2 * i]!, (long)(double)marks[2 * i + 1]))]);
    }

    /// <summary>Calls back with each message, on the client's thread.</summary>
    public Task SubscribeAsync(Action<InvalidationMessage> heard) =>
        redis.SubscribeAsync(Channel, (_, message) =>
        {
            if (Parse(message) is { } parsed)
                heard(parsed);
        });

    private static InvalidationMessage? Parse(RedisValue message)
    {
        try
        {
            return JsonSerializer.Deserialize<InvalidationMessage>((byte[]?)message ?? [], JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            // A foreign message. Anything it may have meant is in the log.
            return null;
        }
    }

    private static string NewEpoch() => Guid.NewGuid().ToString("N");

    private static string Script(string name)
    {
        using var stream = typeof(InvalidationStore).Assembly.GetManifestResourceStream(typeof(InvalidationStore), name)
            ?? throw new InvalidOperationException($"The script {name} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>One node's message to the others.</summary>
internal sealed record InvalidationMessage(string Node, string Epoch, long Version, string[] Names);
