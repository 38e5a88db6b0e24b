using BlogApp.Features.Analytics;
using BlogApp.Features.Analytics.Collect.Journal;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Feed;
using BlogApp.Features.Analytics.Live.Presence;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Features.Caching;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static BlogApp.Tests.Features.Analytics.Hits;

namespace BlogApp.Tests.Features.Analytics.Live.Feed;

/// <summary>The sampler over an embedded store that the pump fills; the test moves the clock and ticks.</summary>
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
            .AddSingleton(_ => DataDirectory.Open(settings, _folder.FullName, TimeSpan.Zero)).AddSingleton(_database.Contexts).AddSingleton(_database.Writer)
            .AddSingleton<Journals>().AddSingleton(new LiveBaseReader(_database.File, _clock)).AddSingleton<LiveStores>().AddSingleton<WatermarkRepair>()
            .AddSingleton<PresenceMarks>().AddSingleton<HitPump>().AddSingleton<Persister>().AddSingleton<ArticleNames>().AddSingleton<LiveFeed>()
            .AddSingleton(provider => new MinuteHistory(_database.Writer, provider.GetRequiredService<StoreHealth>(), _database.File))
            .Configure<AnalyticsSettings>(_ => { }).BuildServiceProvider();
        var stores = _services.GetRequiredService<LiveStores>();
        await stores.RebuildAsync(stores.Current, CancellationToken.None);
        Feed.Subscribe(_published.Add);
    }

    [Fact]
    public async Task EachTickOfASecond_IsASecond_AndTheOneBetweenPublishesNothingWhenNothingWasCounted()
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
    public async Task AViewBetweenTwoSeconds_IsPublishedAtOnce_AndIsNoPointOfTheCharts()
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
    public async Task TheClockSetBack_DoesNotHoldTheSecondsUp()
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
    public async Task WhoCameBeforeTheClockWasSetBack_IsNotHereForAnHour()
    {
        await CountAsync(visitor: 7);
        await TickAsync();
        _clock.Set(TimeSpan.FromHours(-1));
        await CountAsync(visitor: 8);
        await TickAsync();
        await TickAsync();
        Assert.Equal(1, Feed.Current.Online);
        // Who comes again is here, whatever was known of them.
        await CountAsync(visitor: 7);
        await TickAsync();
        Assert.Equal(2, Feed.Current.Online);
    }

    private static DateTimeOffset At => DateTimeOffset.FromUnixTimeMilliseconds(Noon);

    /// <summary>As the loop does, every half second.</summary>
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
