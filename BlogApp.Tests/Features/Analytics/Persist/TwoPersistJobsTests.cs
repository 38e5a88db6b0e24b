using BlogApp.Data;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Analytics;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Redis;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static BlogApp.Tests.Features.Analytics.Live.Hits;

namespace BlogApp.Tests.Features.Analytics.Persist;

/// <summary>
/// Two nodes with separate journals persist into one database from one Redis at the same time. Two servers are not
/// allowed to, but the protocol must hold all the same: a zombie that was thought dead asks nobody.
/// </summary>
public sealed class TwoPersistJobsTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private RedisServer _redis = null!;
    private ServiceProvider _one = null!, _other = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.AddArticlesAsync(1);
        _redis = await RedisServer.StartAsync();
        _one = Node("one");
        _other = Node("other");
        foreach (var node in (ServiceProvider[])[_one, _other])
            await Eventually.Is(() => node.GetRequiredService<RedisConnection>().Connected);
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _other.DisposeAsync();
        await _redis.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task JobPausedBetweenCutAndCommit_WhileAnotherGoesOn_CountsNothingTwice()
    {
        await ReadAsync(_one, 3);
        await ReadAsync(_other, 2);
        // Each rejects the other's writer as foreign until both have registered their own in SQL.
        await Eventually.Is(async () =>
        {
            await PersistAsync(_one);
            await PersistAsync(_other);
            await ReadAsync(_one, 0);
            await ReadAsync(_other, 0);
            return await _database.NumberAsync("SELECT sum(Views) FROM Article") == 5;
        });

        await ReadAsync(_one, 4);
        Task<PersistReport> paused;
        using (await _one.GetRequiredService<SqliteWriter>().EnterAsync(Cancelled))
        {
            // It has taken its cut when it waits for the writer. The other one gets the same cut and proceeds.
            paused = PersistAsync(_one);
            await Eventually.Is(async () => (await _redis.AskAsync($"EXISTS {LiveKeys.Cut}")) == ":1");
            Assert.Equal(4, (await PersistAsync(_other)).Views);
            await ReadAsync(_other, 5);
            Assert.Equal(5, (await PersistAsync(_other)).Views);
        }
        Assert.Equal(0, (await paused).Views);
        await ReadAsync(_one, 1);
        // The paused run has begun an empty cut to find that it came too late; that one is finished first.
        await PersistAsync(_one);
        await PersistAsync(_one);
        await AgreesAsync(15);
    }

    [Fact]
    public async Task TwoJobsAtOnce_RunRepeatedly_CountEachViewOnce()
    {
        var random = new Random(20261121);
        var views = 0;
        for (var round = 0; round < 12; round++)
        {
            var (mine, theirs) = (random.Next(4), random.Next(4));
            views += mine + theirs;
            await Task.WhenAll(ReadAsync(_one, mine), ReadAsync(_other, theirs), PersistAsync(_one), PersistAsync(_other));
        }
        await ReadAsync(_one, 0);
        await ReadAsync(_other, 0);
        await PersistAsync(_one);
        await PersistAsync(_other);
        await PersistAsync(_one);
        await AgreesAsync(views);
    }

    private async Task AgreesAsync(long views)
    {
        foreach (var sum in (string[])["sum(Views) FROM Article", "sum(Views) FROM ArticleHour", "sum(Reads) FROM ArticleReader", "sum(Views) FROM FacetDay WHERE Facet = 'browser'", "sum(Views) FROM SiteHour"])
            Assert.Equal(views, await _database.NumberAsync("SELECT " + sum));
    }

    private static async Task ReadAsync(ServiceProvider node, int views)
    {
        for (var i = 0; i < views; i++)
            Assert.True(node.GetRequiredService<Journals>().TryAppend(Hit()));
        await Eventually.Is(() => node.GetRequiredService<HitPump>().PumpOnceAsync(Cancelled, verify: true));
    }

    private static Task<PersistReport> PersistAsync(ServiceProvider node) => node.GetRequiredService<Persister>().PersistAsync(Cancelled);

    private ServiceProvider Node(string name)
    {
        var folder = Path.Combine(Path.GetDirectoryName(_database.File)!, name);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DataDirectory"] = folder,
            ["ConnectionStrings:Blog"] = $"Data Source={_database.File}",
        }).Build();
        return new ServiceCollection()
            .AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddStores()
            .AddSingleton(_ => new RedisConnection(_redis.ConnectionString))
            .AddSingleton(_ => DataDirectory.Find(configuration, folder, alone: false))
            .AddBlogDatabase(_ => _database.File)
            .AddAnalytics()
            .BuildServiceProvider();
    }
}
