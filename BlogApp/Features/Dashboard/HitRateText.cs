using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Languages;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Dashboard;

/// <summary>A rate based on few reads shows their number, because 50 % of two means little.</summary>
internal static class HitRateText
{
    /// <summary>A rate of fewer reads means little.</summary>
    public const long Few = 100;

    /// <returns>A note that the rate rests on few reads; null when there are enough of them, or none at all.</returns>
    public static string? Reads(LiveSnapshot now, IStringLocalizer<Words> words) => now switch
    {
        { HitRate: null } or { CacheReads: >= Few } => null,
        { CacheReads: 1 } => words["of one read"].Value,
        _ => words["of {0:N0} reads", now.CacheReads].Value,
    };
}
