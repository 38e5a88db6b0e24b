using BlogApp.Data.Analytics;
using BlogApp.Features.Dashboard.Tiles;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Dashboard;

public sealed class TodayReadingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 14, 30, 20, TimeSpan.Zero);
    private static readonly DateTimeOffset Yesterday = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    [Fact]
    public async Task ViewsYesterday_AddUpPastHoursAndMinutesOfTheCurrentHour()
    {
        await HoursAsync((-1, 1000), (0, 10), (13, 20), (14, 7), (15, 500));
        await MinutesAsync((14 * 60, 2), (14 * 60 + 29, 3), (14 * 60 + 30, 1), (14 * 60 + 59, 1));
        Assert.Equal(10 + 20 + 2 + 3, await ReadAsync());
    }

    [Fact]
    public async Task NoMinutesOfTheCurrentHour_ViewsYesterday_CountItsShare()
    {
        await HoursAsync((13, 20), (14, 60));
        Assert.Equal(20 + 30, await ReadAsync());
    }

    [Fact]
    public async Task NoHistoryBeforeToday_ViewsYesterday_AreUnknown()
    {
        await HoursAsync((24, 5));
        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task NoViewsYesterday_AreZeroIfMeasured_AndElseUnknown()
    {
        await HoursAsync((-20, 5));
        Assert.Null(await ReadAsync());
        await _database.SaveAsync(context => context.PresenceMinutes.Add(new PresenceMinute { Minute = Yesterday.AddHours(3).ToUnixTimeSeconds(), Online = 0 }));
        Assert.Equal(0, await ReadAsync());
    }

    [Theory]
    // 14:30 UTC is 09:30 there: yesterday from 05:00 UTC on until 14:30 UTC.
    [InlineData("America/New_York", 100 + 2000 / 2)]
    // 20:00 there, and the day began at 00:30, 19:00 UTC.
    [InlineData("Asia/Kolkata", 10 + 100 + 2000 / 2 + 1)]
    // 23:30 there: from 15:00 UTC on.
    [InlineData("Asia/Tokyo", 10 + 100 + 2000 / 2 + 1 + 7)]
    public async Task ViewsYesterday_AreThoseOfTheBlogsDay(string zone, long expected)
    {
        await HoursAsync((-9, 7), (-5, 1), (4, 10), (5, 100), (14, 2000), (15, 9999), (-10, 9999));
        Assert.Equal(expected, (await TodayAsync(zone)).ViewsYesterday);
    }

    [Fact]
    public async Task ReadersToday_AreThoseOfTheBlogsDay_AndAnAccountIsOneOnBothDaysOfUtc()
    {
        // In Tokyo it is 23:30, and today began at 15:00 UTC yesterday.
        await VisitorsAsync(Yesterday, (-7, 1 << 16), (1, 1 << 14), (2, 1 << 14 | 1 << 15), (3, 1 << 23));
        await VisitorsAsync(Yesterday.AddDays(1), (-7, 1 << 3), (4, 1 << 3), (5, 1 << 16));
        Assert.Equal((4, 1), ((await TodayAsync("Asia/Tokyo")).Readers, (await TodayAsync("Asia/Tokyo")).ReadersYesterday));
    }

    [Fact]
    public async Task DatabaseFails_ViewsYesterday_AreUnknown()
    {
        await _database.ExecuteAsync("DROP TABLE SiteHour");
        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task SameMinuteOfYesterday_WithoutViews_IsZeroIfMeasured_AndElseUnknown()
    {
        Assert.Null((await TodayAsync()).ViewsMinuteYesterday);
        await _database.SaveAsync(context => context.PresenceMinutes.Add(new PresenceMinute { Minute = Yesterday.AddMinutes(14 * 60 + 30).ToUnixTimeSeconds(), Online = 4 }));
        var today = await TodayAsync();
        Assert.Equal((0, 4), (today.ViewsMinuteYesterday, today.OnlineYesterday));
        await MinutesAsync((14 * 60 + 30, 7));
        Assert.Equal(7, (await TodayAsync()).ViewsMinuteYesterday);
    }

    [Fact]
    public async Task Readers_AreThoseOfToday_AndOfYesterdayByThisTime()
    {
        await VisitorsAsync(Yesterday.AddDays(1), (1, 1 << 3), (2, 1 << 14));
        await VisitorsAsync(Yesterday, (1, 1 << 2 | 1 << 20), (2, 1 << 14), (3, 1 << 14), (4, 1 << 15));
        var today = await TodayAsync();
        // Half of those who first came in the hour that was half over.
        Assert.Equal((2, 1 + 1), (today.Readers, today.ReadersYesterday));
    }

    [Fact]
    public async Task Sources_OfTodaysStoredViews_AreListedMostViewsFirst()
    {
        var day = Yesterday.AddDays(1).ToUnixTimeSeconds();
        await _database.SaveAsync(context =>
        {
            context.FacetDays.AddRange(
                new FacetDay { ArticleId = 1, Day = day, Facet = "referrer", Value = "direct", Views = 3 },
                new FacetDay { ArticleId = 1, Day = day, Facet = "referrer", Value = "example.org", Views = 2 },
                new FacetDay { ArticleId = 2, Day = day, Facet = "referrer", Value = "example.org", Views = 5 },
                new FacetDay { ArticleId = 2, Day = day, Facet = "browser", Value = "Firefox", Views = 10 },
                new FacetDay { ArticleId = 2, Day = day - 86_400, Facet = "referrer", Value = "example.org", Views = 100 });
            return 0;
        });
        var today = await TodayAsync();
        Assert.Equal([new Source("example.org", 7), new Source("direct", 3)], today.Sources);
        Assert.Equal(10, today.Stored);
    }

    private Task<TodayNumbers> TodayAsync(string zone = "UTC") => new TodayQuery(_database.Contexts, SiteIn.Zone(zone), NullLogger<TodayQuery>.Instance).AtAsync(Now, null);

    private async Task<long?> ReadAsync() => (await TodayAsync()).ViewsYesterday;

    private Task<int> VisitorsAsync(DateTimeOffset day, params (long Visitor, int Hours)[] visitors) => _database.SaveAsync(context =>
    {
        context.SiteVisitors.AddRange(visitors.Select(v => new SiteVisitor { Day = day.ToUnixTimeSeconds(), VisitorId = v.Visitor, Hours = v.Hours }));
        return 0;
    });

    private Task<int> HoursAsync(params (int Hour, long Views)[] hours) => _database.SaveAsync(context =>
    {
        context.SiteHours.AddRange(hours.Select(h => new SiteHour { Hour = Yesterday.AddHours(h.Hour).ToUnixTimeSeconds(), Views = h.Views }));
        return 0;
    });

    private Task<int> MinutesAsync(params (int Minute, long Views)[] minutes) => _database.SaveAsync(context =>
    {
        context.SiteMinutes.AddRange(minutes.Select(m => new SiteMinute { Minute = Yesterday.AddMinutes(m.Minute).ToUnixTimeSeconds(), Views = m.Views }));
        return 0;
    });

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
