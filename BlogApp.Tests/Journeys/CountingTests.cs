using System.Collections.Concurrent;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Journeys;

/// <summary>The product's promise on the running server: what was answered "counted" is what is counted.</summary>
public abstract class CountingTests : IAsyncLifetime
{
    private BlogServer _server = null!;
    private string[] _slugs = [];

    private protected BlogServer Server => _server;

    private protected abstract ValueTask<(string, string)[]> SettingsAsync();

    public async ValueTask InitializeAsync()
    {
        _server = await BlogServer.StartAsync(await SettingsAsync());
        _slugs = await _server.AddArticlesAsync(5);
    }

    public virtual ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task FiveThousandRequests_FromFiftyReaders_AreCountedEach()
    {
        var counted = new Tally();
        await ReadAsync(counted, readers: 50, requestsEach: 100);
        Assert.Equal(5000, counted.Total);
        await ViewsEqualAsync(counted);
        await PersistedEqualsAsync(counted);
        foreach (var (slug, reader) in counted.Pairs.Take(20))
        {
            using var client = _server.NewClient(Agents.Reader(reader));
            var stats = await _server.JsonAsync($"/api/articles/{slug}/stats", client);
            Assert.Equal(counted.Of(slug, reader), stats.GetProperty("yourReads").GetInt64());
        }
    }

    [Fact]
    public async Task KilledTenTimesUnderLoad_NothingIsLostAndNothingDoubled()
    {
        var counted = new Tally();
        var random = new Random(20261121);
        for (var round = 0; round < 10; round++)
        {
            var load = ReadAsync(counted, readers: 10, requestsEach: 400);
            var until = counted.Total + random.Next(50, 1500);
            await Eventually.Is(() => counted.Total >= until || load.IsCompleted);
            await _server.KillAsync();
            await load;
            await _server.StartAgainAsync();
        }
        await ViewsEqualAsync(counted);
        await PersistedEqualsAsync(counted);
    }

    [Fact]
    public async Task StoppedUnderLoad_DrainsIntoSqlAndLeavesNoJournal()
    {
        var counted = new Tally();
        var load = ReadAsync(counted, readers: 10, requestsEach: 300);
        await Eventually.Is(() => counted.Total > 500);
        Assert.Equal(0, await _server.StopAsync());
        await load;
        Assert.Equal(counted.Total, await _server.SqlAsync("SELECT sum(Views) FROM Article"));
        Assert.Empty(Directory.GetDirectories(Path.Combine(_server.DataDirectory, "journal")));
    }

    private protected async Task ReadAsync(Tally counted, int readers, int requestsEach) =>
        await Task.WhenAll(Enumerable.Range(0, readers).Select(reader => Task.Run(async () =>
        {
            using var client = _server.NewClient(Agents.Reader(reader));
            for (var i = 0; i < requestsEach; i++)
            {
                var slug = _slugs[(reader + i) % _slugs.Length];
                try
                {
                    using var answer = await client.GetAsync(new Uri($"/articles/{slug}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
                    if (answer.Headers.TryGetValues("X-View", out var view) && view.Single() == "counted")
                        counted.Add(slug, reader);
                }
                catch (HttpRequestException)
                {
                    // The server was killed. It may have counted this view and not come to say so.
                    counted.AddUnanswered(slug);
                    return;
                }
            }
        })));

    private protected async Task ViewsEqualAsync(Tally counted)
    {
        foreach (var (slug, views) in counted.Articles)
            await Eventually.Is(async () => await _server.ViewsAsync(slug) >= views, what: $"{slug} has {views} views");
        foreach (var (slug, views) in counted.Articles)
            Assert.InRange(await _server.ViewsAsync(slug), views, views + counted.UnansweredOf(slug));
    }

    /// <summary>After an orderly stop SQL holds all of it, and all tables agree.</summary>
    private protected async Task PersistedEqualsAsync(Tally counted)
    {
        await _server.StopAsync();
        foreach (var (slug, views) in counted.Articles)
        {
            var persisted = await _server.SqlAsync($"SELECT Views FROM Article WHERE Slug = '{slug}'");
            Assert.InRange(persisted, views, views + counted.UnansweredOf(slug));
            Assert.Equal(persisted, await _server.SqlAsync($"SELECT sum(h.Views) FROM ArticleHour h JOIN Article a ON a.Id = h.ArticleId WHERE a.Slug = '{slug}'"));
            Assert.Equal(persisted, await _server.SqlAsync($"SELECT sum(r.Reads) FROM ArticleReader r JOIN Article a ON a.Id = r.ArticleId WHERE a.Slug = '{slug}'"));
            Assert.Equal(persisted, await _server.SqlAsync($"SELECT sum(f.Views) FROM FacetDay f JOIN Article a ON a.Id = f.ArticleId WHERE a.Slug = '{slug}' AND f.Facet = 'browser'"));
            Assert.Equal(await _server.SqlAsync($"SELECT count(*) FROM ArticleReader r JOIN Article a ON a.Id = r.ArticleId WHERE a.Slug = '{slug}'"),
                await _server.SqlAsync($"SELECT Readers FROM Article WHERE Slug = '{slug}'"));
        }
        Assert.InRange(await _server.SqlAsync("SELECT sum(Views) FROM SiteHour"), counted.Total, counted.Total + counted.Unanswered);
        await _server.StartAgainAsync();
    }
}

/// <summary>Every response that said "counted".</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<(string Slug, int Reader), int> _counts = new();
    private readonly ConcurrentBag<string> _unanswered = [];
    private int _total;

    public int Total => Volatile.Read(ref _total);

    public IEnumerable<(string Slug, int Reader)> Pairs => _counts.Keys.Order();

    public IEnumerable<(string Slug, int Views)> Articles => _counts.GroupBy(c => c.Key.Slug).Select(g => (g.Key, g.Sum(c => c.Value)));

    /// <summary>Requests that got no answer: counted or not, nobody was told.</summary>
    public int Unanswered => _unanswered.Count;

    public int UnansweredOf(string slug) => _unanswered.Count(u => u == slug);

    public void AddUnanswered(string slug) => _unanswered.Add(slug);

    public int Of(string slug, int reader) => _counts.GetValueOrDefault((slug, reader));

    public void Add(string slug, int reader)
    {
        _counts.AddOrUpdate((slug, reader), 1, static (_, count) => count + 1);
        Interlocked.Increment(ref _total);
    }
}

public sealed class EmbeddedCountingTests : CountingTests
{
    private protected override ValueTask<(string, string)[]> SettingsAsync() => new([]);
}

public sealed class RedisCountingTests : CountingTests
{
    private RedisServer _redis = null!;

    private protected override async ValueTask<(string, string)[]> SettingsAsync()
    {
        _redis = await RedisServer.StartAsync(persistent: true);
        return [("ConnectionStrings:Redis", _redis.ConnectionString)];
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task RedisKilledAndStartedAgainUnderLoad_CountsExactly()
    {
        var counted = new Tally();
        for (var round = 0; round < 3; round++)
        {
            var load = ReadAsync(counted, readers: 10, requestsEach: 300);
            var until = counted.Total + 500;
            await Eventually.Is(() => counted.Total >= until);
            await _redis.KillAsync();
            await load;
            await _redis.StartAgainAsync();
        }
        await Eventually.Is(async () => !(await Server.JsonAsync("/api/live")).GetProperty("degraded").GetBoolean(), TimeSpan.FromSeconds(40));
        Assert.Equal(9000, counted.Total);
        await ViewsEqualAsync(counted);
        await PersistedEqualsAsync(counted);
    }

    [Fact]
    public async Task FlushAllUnderLoad_IsRecognisedAndRebuilt()
    {
        var counted = new Tally();
        var load = ReadAsync(counted, readers: 10, requestsEach: 300);
        for (var round = 1; round <= 3; round++)
        {
            await Eventually.Is(() => counted.Total >= round * 700);
            await _redis.AskAsync("FLUSHALL");
        }
        await load;
        await ViewsEqualAsync(counted);
        await _redis.AskAsync("FLUSHALL");
        await ViewsEqualAsync(counted);
        await PersistedEqualsAsync(counted);
    }
}
