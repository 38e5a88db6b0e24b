using BlogApp.Data;
using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Dashboard.Panels;

/// <summary>What SQL contains, shared by all open dashboards. Read when counts were persisted, and every few seconds.</summary>
internal sealed class AccountingQuery(IDbContextFactory<BlogDbContext> contexts, ILogger<AccountingQuery> log)
{
    private const long Seconds = 5;
    private readonly SharedQuery<(DateTimeOffset?, long), Persisted?> _persisted = new("what SQL contains", log);

    /// <returns>Today's (UTC) and all-time numbers; null while the database does not answer.</returns>
    public async Task<(Accounting Today, Accounting Ever)?> ReadAsync(LiveSnapshot now)
    {
        var day = UnixTime.Day(now.At.ToUnixTimeSeconds());
        if (await _persisted.ReadAsync((now.LastPersist, now.At.ToUnixTimeSeconds() / Seconds), async () => await ReadAsync(day)) is not { } sql)
            return null;
        return (
            // SQL may have been read a moment after the snapshot was taken.
            new(Math.Min(sql.Today, now.ViewsUtcDay), now.ViewsUtcDay, Reasons(reason => now.SkippedToday.GetValueOrDefault(reason))),
            new(Math.Min(sql.Ever, now.ViewsTotal), now.ViewsTotal, Reasons(reason => now.SkippedToday.GetValueOrDefault(reason) + sql.SkippedBefore.GetValueOrDefault(reason))));
    }

    private static List<KeyValuePair<SkipReason, long>> Reasons(Func<SkipReason, long> requests) =>
        [.. Enum.GetValues<SkipReason>().Where(reason => reason != SkipReason.None)
            .Select(reason => KeyValuePair.Create(reason, requests(reason))).Where(reason => reason.Value > 0)];

    private async Task<Persisted?> ReadAsync(long day)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var ever = await context.SiteHours.SumAsync(hour => hour.Views);
        var today = await context.SiteHours.Where(hour => hour.Hour >= day).SumAsync(hour => hour.Views);
        var skipped = await context.SkippedHours.Where(hour => hour.Hour < day).GroupBy(hour => hour.Reason)
            .Select(group => new { Reason = group.Key, Requests = group.Sum(hour => hour.Requests) }).ToListAsync();
        return new Persisted(ever, today, skipped.GroupBy(s => ViewHeader.ReasonOf(s.Reason)).ToDictionary(g => g.Key, g => g.Sum(s => s.Requests)));
    }

    private sealed record Persisted(long Ever, long Today, IReadOnlyDictionary<SkipReason, long> SkippedBefore);
}
