using BlogApp.Data.Analytics;
using BlogApp.Features.Analytics.Dashboard.Tiles;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Analytics.Dashboard;

public sealed class TodayReadingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 14, 30, 20, TimeSpan.Zero);
    private static readonly DateTimeOffset Yesterday = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    [Fact]
    public async Task Hours_before_and_minutes_of_the_begun_hour_are_added_up()
    {
        await HoursAsync((-1, 1000), (0, 10), (13, 20), (14, 7), (15, 500));
        await MinutesAsync((14 * 60, 2), (14 * 60 + 29, 3), (14 * 60 + 30, 1), (14 * 60 + 59, 1));
        Assert.Equal(10 + 20 + 2 + 3, await ReadAsync());
    }

    [Fact]
    public async Task Without_minutes_the_begun_hour_counts_by_its_share()
    {
        await HoursAsync((13, 20), (14, 60));
        Assert.Equal(20 + 30, await ReadAsync());
    }

    [Fact]
    public async Task Without_a_yesterday_there_is_nothing_to_compare_with()
    {
        await HoursAsync((24, 5));
        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task A_yesterday_without_views_is_none_when_the_blog_was_read_before()
    {
        await HoursAsync((-20, 5));
        Assert.Equal(0, await ReadAsync());
    }

    [Fact]
    public async Task Without_the_database_there_is_nothing_to_compare_with()
    {
        await _database.ExecuteAsync("DROP TABLE SiteHour");
        Assert.Null(await ReadAsync());
    }

    [Fact]
    public async Task The_same_minute_of_yesterday_is_none_when_someone_was_there_to_count_and_unknown_otherwise()
    {
        Assert.Null((await TodayAsync()).ViewsMinuteYesterday);
        await _database.SaveAsync(context => context.PresenceMinutes.Add(new PresenceMinute { Minute = Yesterday.AddMinutes(14 * 60 + 30).ToUnixTimeSeconds(), Online = 4 }));
        var today = await TodayAsync();
        Assert.Equal((0, 4), (today.ViewsMinuteYesterday, today.OnlineYesterday));
        await MinutesAsync((14 * 60 + 30, 7));
        Assert.Equal(7, (await TodayAsync()).ViewsMinuteYesterday);
    }

    [Fact]
    public async Task Readers_are_those_of_today_and_of_yesterday_by_this_time()
    {
        await VisitorsAsync(Yesterday.AddDays(1), (1, 1 << 3), (2, 1 << 14));
        await VisitorsAsync(Yesterday, (1, 1 << 2 | 1 << 20), (2, 1 << 14), (3, 1 << 14), (4, 1 << 15));
        var today = await TodayAsync();
        // Half of those who first came in the hour that was half over.
        Assert.Equal((2, 1 + 1), (today.Readers, today.ReadersYesterday));
    }

    [Fact]
    public async Task Sources_are_those_of_todays_stored_views_most_first()
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

    private Task<TodayNumbers> TodayAsync() => new TodayReading(_database.Contexts, NullLogger<TodayReading>.Instance).AtAsync(Now, null);

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
