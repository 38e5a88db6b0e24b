using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Analytics;
using BlogApp.Features.Analytics.History;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Feed;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Platform.Caching;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static BlogApp.Tests.Features.Analytics.Live.Hits;

namespace BlogApp.Tests.Features.Analytics.Live;

/// <summary>The sampler on an embedded store that the pump fills. The test moves the clock and ticks.</summary>
public sealed class LiveFeedTests : IAsyncLifetime
{
    private readonly ManualTime _clock = new(DateTimeOffset.FromUnixTimeMilliseconds(Noon));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-feed-");
    private readonly List<LiveSnapshot> _published = [];
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    private LiveFeed Feed => _services.GetRequiredService<LiveFeed>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.AddArticlesAsync(1);
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("DataDirectory", _folder.FullName)]).Build();
        _services = new ServiceCollection().AddLogging().AddOptions().AddSingleton<TimeProvider>(_clock).AddSingleton(_ => new RedisConnection(null)).AddStores().AddCaching()
            .AddSingleton(_ => DataDirectory.Open(settings, _folder.FullName, TimeSpan.Zero)).AddSingleton(_database.Contexts).AddSingleton(_database.Get<ICountStore>()).AddSingleton(_database.Get<IMinuteStore>())
            .AddSingleton<Journals>().AddSingleton<LiveBaseReader>().AddSingleton<LiveStores>().AddSingleton<WatermarkRepair>()
            .AddSingleton<PresenceMarks>().AddSingleton<HitPump>().AddSingleton<Persister>().AddSingleton<ArticleNames>().AddSingleton<LiveFeed>()
            .AddSingleton<MinuteHistory>()
            .Configure<AnalyticsSettings>(_ => { }).BuildServiceProvider();
        var stores = _services.GetRequiredService<LiveStores>();
        await stores.RebuildAsync(stores.Current, CancellationToken.None);
        Feed.Subscribe(_published.Add);
    }

    [Fact]
    public async Task TickOfASecond_PublishesASample_AndAnIdleTickBetweenSecondsNone()
    {
        for (var second = 0; second < 3; second++)
        {
            await TickAsync();
            await TickAsync();
        }
        Assert.Equal([false, false, false], _published.Select(s => s.Between));
        Assert.Equal([0, 1, 2], _published.Select(s => (s.At - At).TotalSeconds));
        Assert.Equal(3, Feed.LastFifteenMinutes().Count);
    }

    [Fact]
    public async Task ViewBetweenSeconds_IsPublishedAtOnce_AndAddsNoChartPoint()
    {
        await TickAsync();
        await CountAsync();
        await TickAsync();
        Assert.Equal([(false, 0), (true, 1)], _published.Select(s => (s.Between, s.ViewsTotal)));
        Assert.Single(Feed.LastFifteenMinutes());
        await TickAsync();
        Assert.False(_published[^1].Between);
        Assert.Equal(1, _published[^1].ViewsPerSecond);
        Assert.Equal(2, Feed.LastFifteenMinutes().Count);
    }

    [Fact]
    public async Task ClockSetBack_DoesNotDelayTheSamples()
    {
        await TickAsync();
        await TickAsync();
        _clock.Set(TimeSpan.FromHours(-1));
        for (var tick = 0; tick < 4; tick++)
        {
            await CountAsync();
            await TickAsync();
        }
        Assert.Equal([false, true, false, true], _published.Skip(1).Select(s => s.Between));
        Assert.Equal(At.AddHours(-1).AddSeconds(2), _published[^2].At);
        Assert.Equal([At.AddHours(-1).AddSeconds(1), At.AddHours(-1).AddSeconds(2)], Feed.LastFifteenMinutes().Select(p => p.At));
    }

    [Fact]
    public async Task VisitorFromBeforeTheClockWasSetBack_IsNotOnline_UntilTheyReturn()
    {
        await CountAsync(visitor: 7);
        await TickAsync();
        _clock.Set(TimeSpan.FromHours(-1));
        await CountAsync(visitor: 8);
        await TickAsync();
        await TickAsync();
        Assert.Equal(1, Feed.Current.Online);
        // A returning visitor is online, whatever was known before.
        await CountAsync(visitor: 7);
        await TickAsync();
        Assert.Equal(2, Feed.Current.Online);
    }

    [Fact]
    public async Task MinuteInWhichTheServerStops_IsKeptAsFarAsItWasMeasured()
    {
        await CountAsync();
        for (var tick = 0; tick < 6; tick++)
            await TickAsync();
        Feed.EndMinute();
        Feed.EndMinute();
        var minutes = _services.GetRequiredService<MinuteHistory>();
        await minutes.WriteAsync(CancellationToken.None);
        Assert.Equal([(At, 1)], (await minutes.LastDayAsync(_clock.GetUtcNow(), CancellationToken.None)).Select(point => (point.At, point.Online!.Value)));
    }

    [Fact]
    public async Task MinuteMeasuredInPart_HasTheViewsThatWereCounted_NotARateOfAFewSeconds()
    {
        _clock.Advance(TimeSpan.FromSeconds(50));
        await TickAsync();
        for (var view = 0; view < 5; view++)
            await CountAsync();
        for (var tick = 0; tick < 24; tick++)
            await TickAsync();
        Assert.Equal(5, Assert.Single(Feed.LastDay()).ViewsPerSecond * 60, 1.0);
    }

    [Fact]
    public async Task NoSample_EndedMinute_LeavesNothing()
    {
        Feed.EndMinute();
        var minutes = _services.GetRequiredService<MinuteHistory>();
        await minutes.WriteAsync(CancellationToken.None);
        Assert.Empty(await minutes.LastDayAsync(_clock.GetUtcNow(), CancellationToken.None));
    }

    [Fact]
    public async Task Snapshot_SaysWhenTheStoreAnswered_AndWhatTheCachesDid()
    {
        await TickAsync();
        Assert.Equal((At, true), (Feed.Current.MeasuredAt, Feed.Current.Measured));
        _services.GetRequiredService<CacheStatistics>().Region(CacheRegion.List).MemoryHit();
        await TickAsync();
        await TickAsync();
        Assert.Equal([(CacheRegion.List, 1L)], Feed.Current.Caches.Select(region => (region.Region, region.Hits)));
    }

    private static DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(Noon);

    /// <summary>Ticks like the loop, every half second.</summary>
    private async Task TickAsync()
    {
        await Feed.TickAsync(CancellationToken.None);
        _clock.Advance(LiveFeed.Pause);
    }

    private async Task CountAsync(long visitor = 7)
    {
        Assert.True(_services.GetRequiredService<Journals>().TryAppend(Hit(visitor: visitor, at: _clock.GetUtcNow().ToUnixTimeMilliseconds())));
        Assert.True(await _services.GetRequiredService<HitPump>().PumpOnceAsync(CancellationToken.None));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
