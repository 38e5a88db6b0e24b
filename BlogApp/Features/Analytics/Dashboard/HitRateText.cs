using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Languages;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Analytics.Dashboard;

/// <summary>A rate of few reads says of how many: 50 % of two is no news.</summary>
internal static class HitRateText
{
    private const long Few = 100;

    /// <returns>Null when there are reads enough, or none.</returns>
    public static string? Reads(LiveSnapshot now, IStringLocalizer<Words> words) => now switch
    {
        { HitRate: null } or { CacheReads: >= Few } => null,
        { CacheReads: 1 } => words["of one read"].Value,
        _ => words["of {0:N0} reads", now.CacheReads].Value,
    };
}
