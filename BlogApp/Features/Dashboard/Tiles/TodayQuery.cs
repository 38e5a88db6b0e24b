using System.Numerics;
using BlogApp.Data;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Times;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Dashboard.Tiles;

/// <summary>
/// Today's numbers from SQL, and yesterday's up to the same time, by days of the blog's time zone. Null when there is
/// nothing to read or compare, as when the server was not running yesterday.
/// </summary>
/// <param name="ViewsYesterday">Up to the same time of day.</param>
/// <param name="ViewsMinuteYesterday">In the same minute.</param>
/// <param name="OnlineYesterday">In the same minute.</param>
/// <param name="Readers">Distinct visitors of today. Anonymous ones count anew after 00:00 UTC.</param>
/// <param name="ReadersYesterday">Up to the same time of day.</param>
/// <param name="Sources">Where the stored views of the UTC day came from, most first. Facets are stored by UTC day.</param>
/// <param name="Stored">How many views these are in total.</param>
public sealed record TodayNumbers(
    long? ViewsYesterday, long? ViewsMinuteYesterday, long? OnlineYesterday, long? Readers, long? ReadersYesterday, IReadOnlyList<Source> Sources, long Stored)
{
    public static TodayNumbers None { get; } = new(null, null, null, null, null, [], 0);
}

/// <param name="Host">The referring host, or "direct".</param>
public sealed record Source(string Host, long Views);

/// <summary>Reads the numbers once a minute, and when counts were persisted, however many dashboards are open.</summary>
internal sealed class TodayQuery(IDbContextFactory<BlogDbContext> contexts, IOptionsMonitor<SiteSettings> site, ILogger<TodayQuery> log)
{
    private const long Hour = 3600;
    private const int MostSources = 10;
    private readonly SharedQuery<(long, DateTimeOffset?, string), TodayNumbers> _minutes = new("today's numbers", log);

    public async Task<TodayNumbers> AtAsync(DateTimeOffset now, DateTimeOffset? lastPersist)
    {
        var minute = now.ToUnixTimeSeconds() / 60 * 60;
        var zone = site.CurrentValue.Zone;
        return await _minutes.ReadAsync((minute, lastPersist, zone.Id), async () => await ReadAsync(minute, zone)) ?? TodayNumbers.None;
    }

    private async Task<TodayNumbers> ReadAsync(long minute, TimeZoneInfo zone)
    {
        await using var context = await contexts.CreateDbContextAsync();
        var today = BlogDay.Of(DateTimeOffset.FromUnixTimeSeconds(minute), zone);
        var yesterday = BlogDay.On(today.Date.AddDays(-1), zone);
        // A day on which the clocks change is an hour shorter or longer.
        var before = Math.Min(yesterday.Start + minute - today.Start, yesterday.End - 60);
        var online = await context.PresenceMinutes.Where(m => m.Minute == before).Select(m => (long?)m.Online).SingleOrDefaultAsync();
        var views = await context.SiteMinutes.Where(m => m.Minute == before).Select(m => (long?)m.Views).SingleOrDefaultAsync();
        var day = UnixTime.Day(minute);
        var sources = await context.FacetDays.Where(f => f.Facet == Facet.Referrer && f.Day == day).GroupBy(f => f.Value)
            .Select(g => new { Host = g.Key, Views = g.Sum(f => f.Views) }).OrderByDescending(s => s.Views).ThenBy(s => s.Host).ToListAsync();
        return new(
            await ViewsByAsync(context, yesterday, before),
            // The blog was running, so a missing row means no views.
            views ?? (online is null ? null : 0),
            online,
            await ReadersByAsync(context, today, minute, whole: true) ?? 0,
            await ReadersByAsync(context, yesterday, before, whole: false),
            [.. sources.Take(MostSources).Select(s => new Source(s.Host, s.Views))],
            sources.Sum(s => s.Views));
    }

    /// <summary>Views since the start of the day; null when the server was not running.</summary>
    private static async Task<long?> ViewsByAsync(BlogDbContext context, BlogDay day, long until)
    {
        var hour = UnixTime.Hour(until);
        var hours = await context.SiteHours.Where(h => h.Hour >= day.Start && h.Hour <= hour).Select(h => new { h.Hour, h.Views }).ToListAsync();
        // Without views, it matters whether the server was running.
        if (hours.Count == 0 && !await context.PresenceMinutes.AnyAsync(m => m.Minute >= day.Start && m.Minute <= until))
            return null;
        var minutes = await context.SiteMinutes.Where(m => m.Minute >= hour && m.Minute < hour + Hour).Select(m => new { m.Minute, m.Views }).ToListAsync();
        var begun = hours.Where(h => h.Hour == hour).Sum(h => h.Views);
        return hours.Where(h => h.Hour < hour).Sum(h => h.Views)
            + PartOfHour(begun, until - hour, minutes.Where(m => m.Minute < until).Sum(m => m.Views), minutes.Count > 0);
    }

    /// <summary>Visitors since the start of the day; null when there were none that day.</summary>
    /// <param name="whole">Whether there were no later visitors. Otherwise those who first came in the current hour count in proportion.</param>
    private static async Task<long?> ReadersByAsync(BlogDbContext context, BlogDay day, long until, bool whole)
    {
        var (first, last) = (UnixTime.Day(day.Start), UnixTime.Day(day.End - 1));
        var strangers = await context.SiteVisitors.Where(v => v.Day >= first && v.Day <= last && v.VisitorId > 0)
            .GroupBy(v => new { v.Day, v.Hours }).Select(g => new { g.Key.Day, g.Key.Hours, Count = g.LongCount() }).ToListAsync();
        // The blog's day can span two UTC days, and an account must count once.
        var accounts = await context.SiteVisitors.Where(v => v.Day >= first && v.Day <= last && v.VisitorId < 0)
            .Select(v => new { v.VisitorId, v.Day, v.Hours }).ToListAsync();
        var begun = UnixTime.Hour(until);
        var came = strangers.Select(s => (At: FirstIn(day, s.Day, s.Hours), s.Count))
            .Concat(accounts.GroupBy(a => a.VisitorId).Select(a => (At: a.Min(seen => FirstIn(day, seen.Day, seen.Hours)), Count: 1L)))
            .Where(v => v.At is not null).ToList();
        if (came.Count == 0)
            return null;
        var now = came.Where(v => v.At == begun).Sum(v => v.Count);
        return came.Where(v => v.At < begun).Sum(v => v.Count) + (whole ? now : now * (until - begun) / Hour);
    }

    /// <summary>The first hour of the blog's day in which a visitor of a UTC day was seen; null if there is none.</summary>
    private static long? FirstIn(BlogDay day, long utcDay, int hours)
    {
        for (; hours != 0; hours &= hours - 1)
        {
            if (utcDay + BitOperations.TrailingZeroCount(hours) * Hour is var at && day.Contains(at))
                return at;
        }
        return null;
    }

    /// <summary>Views in the first seconds of an hour: exact if its minutes are stored, otherwise in proportion.</summary>
    internal static long PartOfHour(long views, long seconds, long viewsOfMinutes, bool minutesKept) =>
        minutesKept ? Math.Min(viewsOfMinutes, views) : views * seconds / Hour;
}
