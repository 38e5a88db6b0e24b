using BlogApp.Data.Analytics;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Analytics.History;
using BlogApp.Platform.Stores;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Analytics.Live;

public sealed class MinuteHistoryTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 12, 0, 30, TimeSpan.Zero);
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync() => _database = await TestDatabase.CreateAsync();

    [Fact]
    public async Task UnmeasuredMinutes_HaveNoPoint()
    {
        await _database.SaveAsync(context =>
        {
            context.PresenceMinutes.AddRange(new PresenceMinute { Minute = Minute(-30), Online = 0 }, new PresenceMinute { Minute = Minute(-10), Online = 3 });
            context.SiteMinutes.AddRange(new SiteMinute { Minute = Minute(-10), Views = 60 }, new SiteMinute { Minute = Minute(-9), Views = 30 });
            return 0;
        });
        var past = await new MinuteHistory(_database.Get<IMinuteStore>(), new StoreHealth(TimeProvider.System, NullLogger<StoreHealth>.Instance)).LastDayAsync(Now, TestContext.Current.CancellationToken);
        Assert.Equal(
            [new LivePointFacts(-30, 0, 0), new LivePointFacts(-10, 1, 3), new LivePointFacts(-9, 0.5, null)],
            past.Select(p => new LivePointFacts((int)(p.At.ToUnixTimeSeconds() - Minute(0)) / 60, p.ViewsPerSecond, p.Online)));
    }

    [Fact]
    public async Task MeasuredTime_CountsMinutesByHour_AlsoThoseInWhichNobodyWasThere()
    {
        await _database.SaveAsync(context =>
        {
            context.PresenceMinutes.AddRange(Enumerable.Range(0, 45).Select(m => new PresenceMinute { Minute = Minute(m - 120), Online = 0 }));
            context.PresenceMinutes.Add(new PresenceMinute { Minute = Minute(0), Online = 0 });
            // Counted by a server that was killed within its first minute.
            context.SiteHours.Add(new SiteHour { Hour = Minute(-240), Views = 1 });
            return 0;
        });
        var measured = await _database.Get<IMinuteStore>().ReadMeasuredAsync(Minute(-300), Minute(0), TestContext.Current.CancellationToken);
        Assert.Equal([0, 1, 0, 45, 0, 0], Enumerable.Range(-5, 6).Select(hour => measured.MinutesOf(Minute(hour * 60))));
        Assert.Equal((46, true, false), (measured.Minutes(Minute(-300), Minute(0)), measured.Any(Minute(-120), Minute(-60)), measured.Any(Minute(-60), Minute(0))));
    }

    private static long Minute(int minutes) => Now.ToUnixTimeSeconds() / 60 * 60 + minutes * 60;

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private sealed record LivePointFacts(int Minute, double Views, int? Online);
}
