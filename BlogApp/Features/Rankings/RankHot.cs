using BlogApp.Data;
using BlogApp.Data.Analytics;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Jobs;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Rankings;

/// <summary>Computes the rankings of all windows from the rollups and replaces them in one transaction.</summary>
internal sealed class RankHot(
    IDbContextFactory<BlogDbContext> contexts, IRankingStore rankings, ICacheInvalidator cache, TimeProvider time) : IScheduledWork
{
    public const string JobName = "rank-hot";

    /// <summary>How long a ranking is valid: the job's own period.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var articles = await ReadAsync(now, cancellationToken);
        var places = RankingWindow.Names.SelectMany(window => HotRanking.Compute(window, articles, now, RankingQueries.Longest)).ToList();
        await rankings.ReplaceAsync(places.Select(place => new Ranking
        {
            Window = place.Window,
            Position = place.Position,
            ArticleId = place.ArticleId,
            Score = place.Score,
            Views = place.Views,
            ComputedAt = now.UtcDateTime,
        }), cancellationToken);
        await cache.InvalidateAsync([CacheTag.Rankings], cancellationToken);
        return new(places.Count, Phrase.Format("{0:N0} articles ranked", articles.Count).ToString());
    }

    private async Task<List<ArticleViews>> ReadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (day, week, month) = (Since(now, 1), Since(now, 7), Since(now, 30));
        var rollups = await context.ArticleHours.Where(h => h.Hour > month).GroupBy(h => h.ArticleId)
            .Select(g => new
            {
                ArticleId = g.Key,
                Day = g.Sum(h => h.Hour > day ? h.Views : 0),
                Week = g.Sum(h => h.Hour > week ? h.Views : 0),
                Month = g.Sum(h => h.Views),
            }).ToDictionaryAsync(g => g.ArticleId, cancellationToken);
        var published = await context.Articles.Visible(time)
            .Select(a => new { a.Id, PublishedAt = a.PublishedAt!.Value, a.Views }).ToListAsync(cancellationToken);
        return [.. published.Select(a => rollups.TryGetValue(a.Id, out var views)
            ? new ArticleViews(a.Id, a.PublishedAt, views.Day, views.Week, views.Month, a.Views)
            : new ArticleViews(a.Id, a.PublishedAt, 0, 0, 0, a.Views))];
    }

    /// <summary>Only hours that began within the last days count, because a window made of hours cannot be cut more finely.</summary>
    private static long Since(DateTimeOffset now, int days) => now.AddDays(-days).ToUnixTimeSeconds();
}
