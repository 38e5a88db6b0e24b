using BlogApp.Data;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Times;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Articles.Studio;

/// <summary>The last thirty days of some articles, from their hours: for fifty articles at most 36,000 rows, read by key.</summary>
internal sealed class ArticleTrends(IMinuteStore minutes, IOptionsMonitor<SiteSettings> site)
{
    private const long Hour = 3600;
    private const long Day = 24 * Hour;

    /// <summary>A restart does not make a day partial.</summary>
    private const double MostlyMeasured = 0.95;

    public async Task<Dictionary<long, ArticleTrend>> LoadAsync(BlogDbContext database, long[] ids, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var zone = site.CurrentValue.Zone;
        var today = BlogDay.Of(now, zone);
        var days = today.Last(ArticleTrend.Length, zone);
        var measured = await minutes.ReadMeasuredAsync(days[0].Start, today.End, cancellationToken);
        var views = await ByDayAsync(database, ids, days, cancellationToken);
        var soFar = await YesterdayAsync(database, ids, days[^2], days[^2].Start + now.ToUnixTimeSeconds() - today.Start, cancellationToken);
        bool[] inPart = [.. days.Select(day => day == today || measured.Minutes(day.Start, day.End) < MostlyMeasured * day.Hours * 60)];
        return ids.ToDictionary(id => id, id => new ArticleTrend(
            [.. days.Select((day, i) => views.TryGetValue((id, i), out var sum) ? sum : measured.Any(day.Start, day.End) ? 0L : (long?)null)],
            measured.Any(days[^2].Start, days[^2].End) || soFar[id].Any() ? soFar[id].Sum() : null) { InPart = inPart });
    }

    /// <summary>Today's views, by article.</summary>
    public async Task<Dictionary<long, long>> TodayAsync(BlogDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var today = BlogDay.Of(now, site.CurrentValue.Zone);
        return await database.ArticleHours.Where(h => h.Hour >= today.Start).GroupBy(h => h.ArticleId)
            .Select(g => new { g.Key, Views = g.Sum(h => h.Views) }).ToDictionaryAsync(g => g.Key, g => g.Views, cancellationToken);
    }

    /// <returns>Views by article and the day's index.</returns>
    private static async Task<Dictionary<(long Article, int Day), long>> ByDayAsync(
        BlogDbContext database, long[] ids, IReadOnlyList<BlogDay> days, CancellationToken cancellationToken)
    {
        var (first, end) = (days[0].Start, days[^1].End);
        var hours = database.ArticleHours.Where(h => ids.Contains(h.ArticleId) && h.Hour >= first && h.Hour < end);
        if (days.All(day => day.Hours == 24))
        {
            var sums = await hours.GroupBy(h => new { h.ArticleId, Day = (h.Hour - first) / Day })
                .Select(g => new { g.Key.ArticleId, g.Key.Day, Views = g.Sum(h => h.Views) }).ToListAsync(cancellationToken);
            return sums.ToDictionary(sum => (sum.ArticleId, (int)sum.Day), sum => sum.Views);
        }
        // The clocks changed, so the days differ in length.
        var rows = await hours.Select(h => new { h.ArticleId, h.Hour, h.Views }).ToListAsync(cancellationToken);
        return days.SelectMany((day, i) => rows.Where(row => day.Contains(row.Hour)).GroupBy(row => row.ArticleId)
            .Select(g => KeyValuePair.Create((g.Key, i), g.Sum(row => row.Views)))).ToDictionary();
    }

    /// <returns>Yesterday's views up to a time, by article; the current hour counts in proportion.</returns>
    private static async Task<ILookup<long, long>> YesterdayAsync(BlogDbContext database, long[] ids, BlogDay day, long until, CancellationToken cancellationToken)
    {
        var hours = await database.ArticleHours.Where(h => ids.Contains(h.ArticleId) && h.Hour >= day.Start && h.Hour <= until && h.Hour < day.End)
            .Select(h => new { h.ArticleId, h.Hour, h.Views }).ToListAsync(cancellationToken);
        return hours.ToLookup(h => h.ArticleId, h => h.Hour + Hour <= until ? h.Views : h.Views * (until - h.Hour) / Hour);
    }
}
