using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Scales;
using BlogApp.Components.Charts.Series;
using BlogApp.Data;
using BlogApp.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Operations.Caches;

/// <summary>A region's hit rate over the past day, from the rows of each minute.</summary>
internal sealed class CacheDayQuery(IDbContextFactory<BlogDbContext> contexts, IOptionsMonitor<SiteSettings> site)
{
    /// <param name="region">Null: all together.</param>
    public async Task<ChartLine> ReadAsync(string? region, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var minute = Buckets.StartOf(now, TimeSpan.FromMinutes(1));
        var axis = TimeAxis.Day(minute, site.CurrentValue.Zone);
        var start = axis.Start.ToUnixTimeSeconds();
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await context.CacheMinutes.Where(m => m.Minute >= start && (region == null || m.Region == region)).GroupBy(m => m.Minute)
            .Select(g => new { g.Key, Hits = g.Sum(m => m.MemoryHits + m.RedisHits + m.Stale), Misses = g.Sum(m => m.Misses) }).OrderBy(m => m.Key).ToListAsync(cancellationToken);
        return ChartLine.Create(axis, rows.Where(row => row.Hits + row.Misses > 0).Select(row => new ChartPoint(DateTimeOffset.FromUnixTimeSeconds(row.Key), (double)row.Hits / (row.Hits + row.Misses))),
            BucketValue.Mean, AxisRule.Share, NumberFormat.Share, 0, Enumerable.Average);
    }
}
