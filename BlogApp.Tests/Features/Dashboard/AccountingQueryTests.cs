using BlogApp.Data.Analytics;
using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Dashboard.Panels;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Dashboard;

public sealed class AccountingReadingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var hour = Noon.ToUnixTimeSeconds();
        await _database.SaveAsync(context =>
        {
            context.SiteHours.AddRange(new SiteHour { Hour = hour, Views = 7 }, new SiteHour { Hour = hour - 86400, Views = 100 });
            context.SkippedHours.AddRange(
                new SkippedHour { Hour = hour - 86400, Reason = "bot", Requests = 40 },
                new SkippedHour { Hour = hour - 172800, Reason = "bot", Requests = 2 },
                new SkippedHour { Hour = hour, Reason = "head", Requests = 3 });
            return 0;
        });
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task SeenAndCountedRequests_AddUp_ForTodayAndInTotal()
    {
        var (today, ever) = await ReadAsync(new LiveSnapshot
        {
            At = Noon,
            ViewsUtcDay = 9,
            ViewsTotal = 109,
            SkippedToday = new Dictionary<SkipReason, long> { [SkipReason.Head] = 4, [SkipReason.Bot] = 1 },
        });
        Assert.Equal((9 + 5, 9, 7, 2), (today.Seen, today.Counted, today.Persisted, today.Waiting));
        Assert.Equal((109 + 4 + 43, 109, 107, 2), (ever.Seen, ever.Counted, ever.Persisted, ever.Waiting));
        Assert.Equal([(SkipReason.Head, 4L), (SkipReason.Bot, 43L)], ever.Skipped.Select(s => (s.Key, s.Value)));
    }

    [Fact]
    public async Task ViewsPersistedAfterTheSnapshot_AreLimitedToTheCounted()
    {
        var (today, ever) = await ReadAsync(new LiveSnapshot { At = Noon, ViewsUtcDay = 6, ViewsTotal = 106 });
        Assert.Equal((6, 0), (today.Persisted, today.Waiting));
        Assert.Equal((106, 0), (ever.Persisted, ever.Waiting));
    }

    private async Task<(Accounting Today, Accounting Ever)> ReadAsync(LiveSnapshot now) =>
        (await new AccountingQuery(_database.Contexts, NullLogger<AccountingQuery>.Instance).ReadAsync(now))!.Value;
}
