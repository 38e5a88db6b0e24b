using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Rankings;

/// <summary>Reads the rankings that the job computed.</summary>
internal sealed class RankingQueries(HybridCache cache, IDbContextFactory<BlogDbContext> contexts)
{
    /// <summary>The number of positions that rankings keep.</summary>
    public const int Longest = 100;

    private static readonly HybridCacheEntryOptions TenMinutes = new() { Expiration = TimeSpan.FromMinutes(10) };
    private static readonly string[] Tags = [CacheTag.Rankings, CacheTag.Lists];

    /// <summary>The hottest articles of a window that are still published; empty for an unknown window.</summary>
    /// <param name="window">One of <see cref="RankingWindow"/>.</param>
    /// <param name="take">How many, at most <see cref="Longest"/>.</param>
    /// <param name="ct">Cancels waiting, not the load that others wait for as well.</param>
    public async ValueTask<RankingList> TopAsync(string window, int take, CancellationToken ct)
    {
        if (!RankingWindow.Names.Contains(window))
            return new(window, null, []);
        // One cache entry per window, whatever the requested length.
        var whole = await cache.GetOrCreateAsync($"{CacheRegion.Ranking}:{window}", (window, contexts),
            static (from, cancelled) => LoadAsync(from.contexts, from.window, cancelled), TenMinutes, Tags, ct);
        return take >= whole.Items.Count ? whole : whole with { Items = [.. whole.Items.Take(take)] };
    }

    private static async ValueTask<RankingList> LoadAsync(IDbContextFactory<BlogDbContext> contexts, string window, CancellationToken cancelled)
    {
        await using var context = await contexts.CreateDbContextAsync(cancelled);
        var rows = await (
            from ranking in context.Rankings
            join article in context.Articles on ranking.ArticleId equals article.Id
            where ranking.Window == window && article.State == ArticleState.Published && article.Visibility == ArticleVisibility.Public
            orderby ranking.Position
            select new { Ranking = ranking, article.Slug, article.Title }).Take(Longest).AsNoTracking().ToListAsync(cancelled);
        // All windows are ranked at once; one without views has no rows.
        var computed = await context.Rankings.MaxAsync(ranking => (DateTime?)ranking.ComputedAt, cancelled);
        // Positions are renumbered, so that an article unpublished since the ranking leaves no gap.
        return new(window, computed is { } at ? new DateTimeOffset(at) : null, [.. rows.Select((r, index) => new RankedArticle(
            index + 1, r.Ranking.PreviousPosition, r.Ranking.ArticleId, r.Slug, r.Title, r.Ranking.Score, r.Ranking.Views))],
            Compared: rows.Exists(r => r.Ranking.PreviousPosition is not null));
    }
}
