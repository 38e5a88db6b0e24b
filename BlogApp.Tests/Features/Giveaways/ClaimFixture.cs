using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Data.Giveaways;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Giveaways.Authoring;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Features.Giveaways.Journal;
using BlogApp.Features.Giveaways.Live;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Caching;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using BlogApp.Tests.Platform.Caching;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Features.Giveaways;

/// <summary>A node that takes claims, on a real database and, if asked for, a real Redis. It can crash and start again on its journal.</summary>
internal sealed class ClaimFixture : IAsyncDisposable
{
    private const int MostWaiting = 100_000;
    private readonly CacheFixture _cache = new();
    private ServiceProvider _node;
    private int _claimants;

    private ClaimFixture(TestDatabase database, RedisServer? redis, BlogUser author, Article article)
    {
        (Database, Redis, Author, Article) = (database, redis, author, article);
        _node = Start();
    }

    public TestDatabase Database { get; }
    public RedisServer? Redis { get; }
    public BlogUser Author { get; }
    public Article Article { get; }
    public Actor ByAuthor => Actor.Author(Author.Id);
    public ClaimBook Book => Get<ClaimBook>();
    public ClaimPump Pump => Get<ClaimPump>();
    public GiveawayCatalog Catalog => Get<GiveawayCatalog>();
    public GiveawayCommands Commands => Get<GiveawayCommands>();
    public static CancellationToken None => CancellationToken.None;

    public static async Task<ClaimFixture> CreateAsync(bool redis = false)
    {
        var server = redis ? await RedisServer.StartAsync() : null;
        var database = await TestDatabase.CreateAsync();
        var author = await database.AddAuthorAsync();
        var fixture = new ClaimFixture(database, server, author, await database.AddArticleAsync(author, "first", DateTimeOffset.UnixEpoch));
        await fixture.BeginAsync();
        return fixture;
    }

    public T Get<T>() where T : notnull => _node.GetRequiredService<T>();

    /// <summary>A giveaway that is open.</summary>
    public async Task<GiveawayFacts> AddAsync(int stock, DateTime? closesAt = null)
    {
        var saved = await Commands.CreateAsync(Article.Id, new GiveawayDraft("A book", stock, TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-5), closesAt, GiveawayWho.Visitor), Actor.Server, None);
        Assert.Empty(saved.Errors);
        return Catalog.Find(saved.Id)!;
    }

    /// <summary>A claim of someone new, or of the given claimant.</summary>
    public string Claim(GiveawayFacts giveaway, long? claimant = null, long before = 0, DateTimeOffset? at = null)
    {
        var who = claimant ?? ++_claimants;
        var ticket = GiveawayKeys.Ticket(giveaway.Id, giveaway.Secret, who);
        var accepted = Book.Accept(new Claim(giveaway.Id, ticket, who, before, (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeMilliseconds()), MostWaiting);
        Assert.True(accepted is Acceptance.Accepted or Acceptance.Known, accepted.ToString());
        return ticket;
    }

    public Task DecideAllAsync() => Eventually.Is(async () =>
    {
        try
        {
            await Pump.DrainAsync(None);
            return true;
        }
        catch (StoreUnavailableException)
        {
            return false;
        }
    });

    /// <summary>The node dies and starts again: memory is gone, the journal is not.</summary>
    public async Task CrashAsync()
    {
        await _node.DisposeAsync();
        _node = Start();
        await BeginAsync();
    }

    /// <summary>The decisions in SQL, by ticket.</summary>
    public async Task<Dictionary<string, GiveawayClaim>> DecisionsAsync() =>
        await Database.ReadAsync(context => Task.FromResult(context.GiveawayClaims.ToDictionary(c => c.Ticket)));

    /// <summary>What must hold whatever happened.</summary>
    public async Task SoundAsync()
    {
        Assert.Equal(0, await Database.NumberAsync("SELECT count(*) FROM Giveaway g WHERE Won > Stock OR Won <> (SELECT count(*) FROM GiveawayClaim c WHERE c.GiveawayId = g.Id AND c.Number IS NOT NULL)"));
        Assert.Equal(0, await Database.NumberAsync("SELECT count(*) FROM Giveaway g WHERE Places <> (SELECT coalesce(max(c.Place), 0) FROM GiveawayClaim c WHERE c.GiveawayId = g.Id)"));
        Assert.Equal(0, await Database.NumberAsync("SELECT count(*) FROM GiveawayClaim GROUP BY GiveawayId, Claimant HAVING count(*) > 1"));
    }

    private async Task BeginAsync()
    {
        if (Redis is not null)
            await Eventually.Is(() => Get<RedisConnection>().Connected);
        Book.Recover(Get<ClaimJournal>().Open());
        await Catalog.RefreshAsync(None);
    }

    private ServiceProvider Start()
    {
        var folder = Path.Combine(Path.GetDirectoryName(Database.File)!, "node");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DataDirectory"] = folder,
            ["ConnectionStrings:Blog"] = $"Data Source={Database.File}",
        }).Build();
        return new ServiceCollection()
            .AddLogging().AddSingleton<IConfiguration>(configuration).AddSingleton(TimeProvider.System).AddStores()
            .AddSingleton(_ => new RedisConnection(Redis?.ConnectionString))
            .AddSingleton(_ => DataDirectory.Find(configuration, folder, alone: false))
            .AddBlogDatabase(_ => Database.File)
            .AddSingleton<ICacheInvalidator>(_ => _cache.Invalidator)
            .AddSingleton<GiveawayCatalog>().AddSingleton<ClaimJournal>().AddSingleton<ClaimBook>().AddSingleton<ClaimLiveStores>().AddSingleton<ClaimPump>()
            .AddSingleton<GiveawayCommands>().AddSingleton<Substitutes>().AddSingleton<GiveawayQueries>().AddSingleton<ProofCheck>()
            .BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        await _node.DisposeAsync();
        _cache.Dispose();
        await Database.DisposeAsync();
        if (Redis is not null)
            await Redis.DisposeAsync();
    }
}
