using System.Numerics;
using BlogApp.Data;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Persist;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Analytics.Dashboard.Tiles;

/// <summary>What SQL says of today and of yesterday at the same moment (days are UTC). Null where nothing can be compared or read.</summary>
/// <param name="ViewsYesterday">Up to the same moment of the day.</param>
/// <param name="ViewsMinuteYesterday">In the same minute.</param>
/// <param name="OnlineYesterday">In the same minute.</param>
/// <param name="Readers">Distinct visitors of today.</param>
/// <param name="ReadersYesterday">Up to the same moment of the day.</param>
/// <param name="Sources">Where today's stored views came from, most first.</param>
/// <param name="Stored">How many views these are of.</param>
public sealed record TodayNumbers(
    long? ViewsYesterday, long? ViewsMinuteYesterday, long? OnlineYesterday, long? Readers, long? ReadersYesterday, IReadOnlyList<Source> Sources, long Stored)
{
    public static TodayNumbers None { get; } = new(null, null, null, null, null, [], 0);
}

/// <param name="Host">The referring host, or "direct".</param>
public sealed record Source(string Host, long Views);

/// <summary>Reads them once a minute, and when counts were persisted, however many dashboards are open.</summary>
internal sealed class TodayReading(IDbContextFactory<BlogDbContext> contexts, ILogger<TodayReading> log)
{
    private const long Hour = 3600;
    private const int MostSources = 10;
    private readonly SharedReading<(long, DateTimeOffset?), TodayNumbers> _minutes = new("today's numbers", log);

    public async Task<TodayNumbers> AtAsync(DateTimeOffset now, DateTimeOffset? lastPersist)
    {
        var minute = now.ToUnixTimeSeconds() / 60 * 60;
        return await _minutes.ReadAsync((minute, lastPersist), async () => await ReadAsync(minute)) ?? TodayNumbers.None;
    }

    private async Task<TodayNumbers> ReadAsync(long minute)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var before = minute - LiveTime.DaySeconds;
        var online = await context.PresenceMinutes.Where(m => m.Minute == before).Select(m => (long?)m.Online).SingleOrDefaultAsync();
        var views = await context.SiteMinutes.Where(m => m.Minute == before).Select(m => (long?)m.Views).SingleOrDefaultAsync();
        var day = LiveTime.Day(minute);
        var sources = await context.FacetDays.Where(f => f.Facet == Facet.Referrer && f.Day == day).GroupBy(f => f.Value)
            .Select(g => new { Host = g.Key, Views = g.Sum(f => f.Views) }).OrderByDescending(s => s.Views).ThenBy(s => s.Host).ToListAsync();
        return new(
            await ViewsByAsync(context, before),
            // Someone was there to count: no row of views is none.
            views ?? (online is null ? null : 0),
            online,
            await ReadersByAsync(context, minute, whole: true) ?? 0,
            await ReadersByAsync(context, before, whole: false),
            [.. sources.Take(MostSources).Select(s => new Source(s.Host, s.Views))],
            sources.Sum(s => s.Views));
    }

    /// <summary>Views from the beginning of the day on; null without a blog that day.</summary>
    private static async Task<long?> ViewsByAsync(BlogDbContext context, long until)
    {
        var hour = LiveTime.Hour(until);
        var day = LiveTime.Day(until);
        var hours = await context.SiteHours.Where(h => h.Hour >= day && h.Hour <= hour).Select(h => new { h.Hour, h.Views }).ToListAsync();
        // Without a view yesterday, it matters whether the blog was there at all.
        if (hours.Count == 0 && !await context.SiteHours.AnyAsync(h => h.Hour < hour))
            return null;
        var minutes = await context.SiteMinutes.Where(m => m.Minute >= hour && m.Minute < hour + Hour).Select(m => new { m.Minute, m.Views }).ToListAsync();
        var begun = hours.Where(h => h.Hour == hour).Sum(h => h.Views);
        return hours.Where(h => h.Hour < hour).Sum(h => h.Views)
            + PartOfHour(begun, until - hour, minutes.Where(m => m.Minute < until).Sum(m => m.Views), minutes.Count > 0);
    }

    /// <summary>Visitors from the beginning of the day on; null when nobody came that day.</summary>
    /// <param name="whole">Nobody came later. Otherwise those who first came in the begun hour count by its share.</param>
    private static async Task<long?> ReadersByAsync(BlogDbContext context, long until, bool whole)
    {
        var day = LiveTime.Day(until);
        var hour = (int)((until - day) / Hour);
        var visitors = await context.SiteVisitors.Where(v => v.Day == day).GroupBy(v => v.Hours).Select(g => new { Hours = g.Key, Count = g.LongCount() }).ToListAsync();
        if (visitors.Count == 0)
            return null;
        var first = visitors.ToLookup(v => BitOperations.TrailingZeroCount(v.Hours), v => v.Count);
        var begun = first[hour].Sum();
        return first.Where(g => g.Key < hour).Sum(g => g.Sum()) + (whole ? begun : begun * (until % Hour) / Hour);
    }

    /// <summary>The views of an hour's first seconds: exact where its minutes are kept, else its even share.</summary>
    internal static long PartOfHour(long views, long seconds, long viewsOfMinutes, bool minutesKept) =>
        minutesKept ? Math.Min(viewsOfMinutes, views) : views * seconds / Hour;
}
