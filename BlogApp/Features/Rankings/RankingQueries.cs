using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Rankings;

/// <summary>Reads the rankings that the job computed.</summary>
internal sealed class RankingQueries(HybridCache cache, IDbContextFactory<BlogDbContext> contexts)
{
    /// <summary>Rankings are kept up to this place.</summary>
    public const int Longest = 100;

    private static readonly HybridCacheEntryOptions TenMinutes = new() { Expiration = TimeSpan.FromMinutes(10) };
    private static readonly string[] Tags = [CacheTag.Rankings, CacheTag.Lists];

    /// <summary>The hottest articles of a window that are still published; empty for a window that does not exist.</summary>
    /// <param name="window">One of <see cref="RankingWindow"/>.</param>
    /// <param name="take">How many, at most <see cref="Longest"/>.</param>
    /// <param name="ct">Cancels waiting, not the load that others wait for too.</param>
    public async ValueTask<RankingList> TopAsync(string window, int take, CancellationToken ct)
    {
        if (!RankingWindow.Names.Contains(window))
            return new(window, null, []);
        // One entry a window, whatever the length asked for.
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
            where ranking.Window == window && article.State == ArticleState.Published
            orderby ranking.Position
            select new { Ranking = ranking, article.Slug, article.Title }).Take(Longest).AsNoTracking().ToListAsync(cancelled);
        // Counted anew: an article withdrawn since the ranking leaves no gap.
        return new(window, rows.Count == 0 ? null : new DateTimeOffset(rows[0].Ranking.ComputedAt), [.. rows.Select((r, index) => new RankedArticle(
            index + 1, r.Ranking.PreviousPosition, r.Ranking.ArticleId, r.Slug, r.Title, r.Ranking.Score, r.Ranking.Views))]);
    }
}
