using BlogApp.Data.Analytics;
using BlogApp.Features.Analytics.Live.Feed;
using BlogApp.Platform.Stores;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Analytics.Live.Feed;

public sealed class MinuteHistoryTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 30, TimeSpan.Zero);
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    [Fact]
    public async Task MinutesInWhichNothingRan_HaveNoPoint()
    {
        await _database.SaveAsync(context =>
        {
            context.PresenceMinutes.AddRange(new PresenceMinute { Minute = Minute(-30), Online = 0 }, new PresenceMinute { Minute = Minute(-10), Online = 3 });
            context.SiteMinutes.AddRange(new SiteMinute { Minute = Minute(-10), Views = 60 }, new SiteMinute { Minute = Minute(-9), Views = 30 });
            return 0;
        });
        var past = await new MinuteHistory(_database.Writer, new StoreHealth(TimeProvider.System, NullLogger<StoreHealth>.Instance), _database.File).LastDayAsync(Now, TestContext.Current.CancellationToken);
        Assert.Equal(
            [new LivePointFacts(-30, 0, 0), new LivePointFacts(-10, 1, 3), new LivePointFacts(-9, 0.5, null)],
            past.Select(p => new LivePointFacts((int)(p.At.ToUnixTimeSeconds() - Minute(0)) / 60, p.ViewsPerSecond, p.Online)));
    }

    private static long Minute(int minutes) => Now.ToUnixTimeSeconds() / 60 * 60 + minutes * 60;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private sealed record LivePointFacts(int Minute, double Views, int? Online);
}
