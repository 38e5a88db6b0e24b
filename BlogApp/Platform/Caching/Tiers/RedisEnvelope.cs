using System.Text.Json;

namespace BlogApp.Platform.Caching.Tiers;

/// <summary>The header before a value in Redis: one line of JSON.</summary>
/// <param name="Epoch">With <paramref name="Version"/>: the position in the shared log at which the load began.</param>
/// <param name="Version">See <paramref name="Epoch"/>.</param>
/// <param name="FreshUntil">Unix milliseconds.</param>
/// <param name="Tags">The tags the value was stored with.</param>
/// <param name="Length">Length of the value that follows, in bytes.</param>
internal sealed record RedisEnvelope(string Epoch, long Version, long FreshUntil, string[] Tags, int Length)
{
    public static byte[] Wrap(RedisEnvelope envelope, byte[] value)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(envelope, JsonSerializerOptions.Web);
        var whole = new byte[head.Length + 1 + value.Length];
        head.CopyTo(whole, 0);
        whole[head.Length] = (byte)'\n';
        value.CopyTo(whole, head.Length + 1);
        return whole;
    }

    /// <summary>Null when the bytes are not an envelope with a complete value.</summary>
    public static RedisEnvelope? Unwrap(ReadOnlySpan<byte> whole, out ReadOnlySpan<byte> value)
    {
        value = default;
        var end = whole.IndexOf((byte)'\n');
        if (end < 0)
            return null;
        try
        {
            var envelope = JsonSerializer.Deserialize<RedisEnvelope>(whole[..end], JsonSerializerOptions.Web);
            value = whole[(end + 1)..];
            return envelope is { Epoch: not null, Tags: not null } && envelope.Length == value.Length ? envelope : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
