using System.Globalization;
using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Platform.Redis;
using StackExchange.Redis;

namespace BlogApp.Features.Giveaways.Live;

/// <summary>The live store in Redis: one hash per giveaway, and one Lua script that decides.</summary>
internal sealed class RedisClaimStore(RedisConnection redis) : IClaimLiveStore
{
    // Unused for this long, it is loaded again from SQL.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);
    private const int FieldsAtOnce = 5000;
    private static readonly string Script = LoadScript();

    public string Name => "redis";

    public async Task<IReadOnlyList<ClaimPromise>?> PromiseAsync(long giveawayId, int stock, IReadOnlyList<long> claimants, CancellationToken cancellationToken)
    {
        var result = await redis.Database.ScriptEvaluateAsync(Script, [KeyOf(giveawayId)], [stock, (long)Kept.TotalSeconds, .. claimants.Select(c => (RedisValue)c)]);
        return result.IsNull ? null : [.. ((RedisValue[])result!).Select(Parse)];
    }

    public async Task<(int Won, int Places)?> ReadAsync(long giveawayId, CancellationToken cancellationToken)
    {
        var sums = await redis.Database.HashGetAsync(KeyOf(giveawayId), ["#won", "#places"]);
        return sums[0].IsNull || sums[1].IsNull ? null : ((int)sums[0], (int)sums[1]);
    }

    /// <summary>Loads under a temporary name, and swaps.</summary>
    public async Task RebuildAsync(long giveawayId, ClaimSnapshot from, CancellationToken cancellationToken)
    {
        RedisKey loading = $"{KeyOf(giveawayId)}:loading";
        await redis.Database.KeyDeleteAsync(loading);
        await redis.Database.HashSetAsync(loading, [new("#won", from.Won), new("#places", from.Places)]);
        foreach (var some in from.Claimants.Chunk(FieldsAtOnce))
            await redis.Database.HashSetAsync(loading, [.. some.Select(c => new HashEntry(c.Claimant, (c.Won ? "w" : "s") + c.Place.ToString(CultureInfo.InvariantCulture)))]);
        await redis.Database.KeyExpireAsync(loading, Kept);
        await redis.Database.KeyRenameAsync(loading, KeyOf(giveawayId));
    }

    private static ClaimPromise Parse(RedisValue field)
    {
        var text = (string)field!;
        return new(int.Parse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture), text[0] == 'w');
    }

    private static RedisKey KeyOf(long giveawayId) => string.Create(CultureInfo.InvariantCulture, $"{{blog}}:claims:{giveawayId}");

    private static string LoadScript()
    {
        using var stream = typeof(RedisClaimStore).Assembly.GetManifestResourceStream($"{typeof(RedisClaimStore).Namespace}.claim.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
