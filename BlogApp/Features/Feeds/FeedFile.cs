using System.Security.Cryptography;

namespace BlogApp.Features.Feeds;

/// <summary>A document as it is sent.</summary>
/// <param name="Body">UTF-8.</param>
/// <param name="Tag">Its entity tag, without quotes.</param>
/// <param name="ChangedAt">Of the newest change in it, to the second; null when it is empty.</param>
internal sealed record FeedFile(byte[] Body, string Tag, DateTimeOffset? ChangedAt)
{
    public static FeedFile Of(byte[] body, DateTimeOffset? changedAt) =>
        new(body, Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 12)),
            changedAt is { } at ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerSecond)) : null);
}
