using System.Collections.Concurrent;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys;

/// <summary>
/// The product's promise on the running server while nothing fails: exactly the views answered with "counted" are
/// counted. Faults are tested in Faults.
/// </summary>
public abstract class CountingTests : IAsyncLifetime
{
    private BlogServer _server = null!;
    private string[] _slugs = [];

    private protected abstract ValueTask<(string, string)[]> SettingsAsync();

    public async ValueTask InitializeAsync()
    {
        _server = await BlogServer.StartAsync(await SettingsAsync());
        _slugs = await _server.AddArticlesAsync(5);
    }

    public virtual ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task FiveThousandRequests_FromFiftyReaders_AreAllCounted()
    {
        var counted = new Tally();
        await ReadAsync(counted, readers: 50, requestsEach: 100);
        Assert.Equal(5000, counted.Total);
        await ViewsEqualAsync(counted);
        await PersistedEqualsAsync(counted);
        await _server.StartAgainAsync();
        foreach (var (slug, reader) in counted.Pairs.Take(20))
        {
            using var client = _server.NewClient(Agents.Reader(reader));
            var stats = await _server.JsonAsync($"/api/articles/{slug}/stats", client);
            Assert.Equal(counted.Of(slug, reader), stats.GetProperty("yourReads").GetInt64());
        }
    }

    private async Task ReadAsync(Tally counted, int readers, int requestsEach) =>
        await Task.WhenAll(Enumerable.Range(0, readers).Select(reader => Task.Run(async () =>
        {
            using var client = _server.NewClient(Agents.Reader(reader));
            for (var i = 0; i < requestsEach; i++)
            {
                var slug = _slugs[(reader + i) % _slugs.Length];
                using var answer = await client.GetAsync(new Uri($"/articles/{slug}", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
                if (answer.Headers.TryGetValues("X-View", out var view) && view.Single() == "counted")
                    counted.Add(slug, reader);
            }
        })));

    private async Task ViewsEqualAsync(Tally counted)
    {
        foreach (var (slug, views) in counted.Articles)
            await Eventually.Is(async () => await _server.ViewsAsync(slug) >= views, what: $"{slug} has {views} views");
        foreach (var (slug, views) in counted.Articles)
            Assert.Equal(views, await _server.ViewsAsync(slug));
    }

    /// <summary>After an orderly stop SQL contains everything, and all tables agree.</summary>
    private async Task PersistedEqualsAsync(Tally counted)
    {
        await _server.StopAsync();
        foreach (var (slug, views) in counted.Articles)
        {
            var persisted = await _server.SqlAsync($"SELECT Views FROM Article WHERE Slug = '{slug}'");
            Assert.Equal(views, persisted);
            Assert.Equal(persisted, await _server.SqlAsync($"SELECT sum(h.Views) FROM ArticleHour h JOIN Article a ON a.Id = h.ArticleId WHERE a.Slug = '{slug}'"));
            Assert.Equal(persisted, await _server.SqlAsync($"SELECT sum(r.Reads) FROM ArticleReader r JOIN Article a ON a.Id = r.ArticleId WHERE a.Slug = '{slug}'"));
            Assert.Equal(persisted, await _server.SqlAsync($"SELECT sum(f.Views) FROM FacetDay f JOIN Article a ON a.Id = f.ArticleId WHERE a.Slug = '{slug}' AND f.Facet = 'browser'"));
            Assert.Equal(await _server.SqlAsync($"SELECT count(*) FROM ArticleReader r JOIN Article a ON a.Id = r.ArticleId WHERE a.Slug = '{slug}'"),
                await _server.SqlAsync($"SELECT Readers FROM Article WHERE Slug = '{slug}'"));
        }
        Assert.Equal(counted.Total, await _server.SqlAsync("SELECT sum(Views) FROM SiteHour"));
    }
}

/// <summary>Counts the responses that said "counted".</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<(string Slug, int Reader), int> _counts = new();
    private int _total;

    public int Total => Volatile.Read(ref _total);

    public IEnumerable<(string Slug, int Reader)> Pairs => _counts.Keys.Order();

    public IEnumerable<(string Slug, int Views)> Articles => _counts.GroupBy(c => c.Key.Slug).Select(g => (g.Key, g.Sum(c => c.Value)));

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
}
