using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Model;

namespace BlogApp.Tests.Features.Analytics.Live;

/// <summary>Hits and batches for tests.</summary>
internal static class Hits
{
    /// <summary>2026-11-21 12:00:00 UTC, in milliseconds.</summary>
    public const long Noon = 1_795_262_400_000;

    public static readonly ClientFacets Plain = new(1, 1, 1, 0, "", "");

    public static Hit Hit(long article = 1, long visitor = 7, long at = Noon, ClientFacets? client = null) =>
        new(article, visitor, at, client ?? Plain);

    public static Batch Batch(params Hit[] hits)
    {
        var batch = new Batch();
        foreach (var hit in hits)
            batch.Add(hit);
        return batch;
    }

    public static LiveBase Base(IReadOnlyDictionary<string, long>? watermarks = null, long total = 0, params (long, long, long)[] articles) => new(
        [Noon / 1000 / 86400 * 86400 - 86400, Noon / 1000 / 86400 * 86400], watermarks ?? new Dictionary<string, long>(), total, articles, [], [], [], []);
}
