using BlogApp.Data;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Analytics.Dashboard.Tiles;

/// <summary>Yesterday's views up to the same moment, UTC, from the rollups. Read once a minute however many dashboards are open.</summary>
internal sealed class ViewsYesterday(IDbContextFactory<BlogDbContext> contexts, ILogger<ViewsYesterday> log)
{
    private const long Hour = 3600;
    private readonly SharedReading<long, long?> _minutes = new("yesterday's views", log);

    /// <returns>Null when there is nothing to compare with.</returns>
    public Task<long?> ByAsync(DateTimeOffset now)
    {
        var minute = now.ToUnixTimeSeconds() / 60 * 60;
        return _minutes.ReadAsync(minute, () => ReadAsync(minute - 24 * Hour));
    }

    private async Task<long?> ReadAsync(long until)
    {
        var hour = until / Hour * Hour;
        var day = until / (24 * Hour) * (24 * Hour);
        await using var context = await contexts.CreateDbContextAsync();
        var hours = await context.SiteHours.Where(h => h.Hour >= day && h.Hour <= hour).Select(h => new { h.Hour, h.Views }).ToListAsync();
        // Without a view yesterday, it matters whether the blog was there at all.
        if (hours.Count == 0 && !await context.SiteHours.AnyAsync(h => h.Hour < hour))
            return null;
        var minutes = await context.SiteMinutes.Where(m => m.Minute >= hour && m.Minute < hour + Hour).Select(m => new { m.Minute, m.Views }).ToListAsync();
        var begun = hours.Where(h => h.Hour == hour).Sum(h => h.Views);
        return hours.Where(h => h.Hour < hour).Sum(h => h.Views)
            + PartOfHour(begun, until - hour, minutes.Where(m => m.Minute < until).Sum(m => m.Views), minutes.Count > 0);
    }

    /// <summary>The views of an hour's first seconds: exact where its minutes are kept, else its even share.</summary>
    internal static long PartOfHour(long views, long seconds, long viewsOfMinutes, bool minutesKept) =>
        minutesKept ? Math.Min(viewsOfMinutes, views) : views * seconds / Hour;
}
