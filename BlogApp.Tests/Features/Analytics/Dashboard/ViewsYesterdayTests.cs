using BlogApp.Data.Analytics;
using BlogApp.Features.Analytics.Dashboard.Tiles;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Analytics.Dashboard;

public sealed class ViewsYesterdayTests : IAsyncLifetime
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

    private Task<long?> ReadAsync() => new ViewsYesterday(_database.Contexts, NullLogger<ViewsYesterday>.Instance).ByAsync(Now);

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
