using System.Collections.Immutable;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Model;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Tests.Support;
using static BlogApp.Tests.Features.Analytics.Live.Hits;

namespace BlogApp.Tests.Features.Analytics.Persist;

public sealed class PersistTransactionTests : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.AddArticlesAsync(3);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Fact]
    public async Task Cut_PersistedTwice_CountsOnce()
    {
        var cut = Cut("w", 0, 1, Hit(), Hit(), Hit(article: 2));
        Assert.Equal(PersistOutcome.Persisted, await RunAsync(cut));
        Assert.Equal(PersistOutcome.AlreadyPersisted, await RunAsync(cut));
        Assert.Equal(2, await _database.NumberAsync("SELECT Views FROM Article WHERE Id = 1"));
    }

    [Fact]
    public async Task CutNotStartingAtTheWatermark_IsRefused()
    {
        await RunAsync(Cut("w", 0, 5, Hit()));
        Assert.Equal(PersistOutcome.Mismatch, await RunAsync(Cut("w", 3, 6, Hit())));
        Assert.Equal(PersistOutcome.Mismatch, await RunAsync(Cut("w", 6, 7, Hit())));
        Assert.Equal(1, await _database.NumberAsync("SELECT sum(Views) FROM Article"));
    }

    [Fact]
    public async Task OneMismatchingWriter_RefusesTheWholeCut()
    {
        await RunAsync(Cut("a", 0, 1, Hit()));
        var cut = Cut("b", 0, 1, Hit()) with
        {
            Base = ImmutableDictionary<string, long>.Empty.Add("a", 0).Add("b", 0),
            End = ImmutableDictionary<string, long>.Empty.Add("a", 2).Add("b", 1),
        };
        Assert.Equal(PersistOutcome.Mismatch, await RunAsync(cut));
    }

    [Fact]
    public async Task CutOfUnknownWriters_IsRefusedAsForeign()
    {
        Assert.Equal(PersistOutcome.Foreign, await RunAsync(Cut("foreign", 0, 1, Hit()), own: "w"));
        Assert.Equal(0, await _database.NumberAsync("SELECT sum(Views) FROM Article"));
        Assert.Equal(1, await _database.NumberAsync("SELECT count(*) FROM Watermark WHERE Writer = 'w' AND Seq = 0"));
    }

    [Fact]
    public async Task CutMissingAKnownWriter_IsRefused()
    {
        await RunAsync(Cut("a", 0, 1, Hit()));
        Assert.Equal(PersistOutcome.Mismatch, await RunAsync(Cut("b", 0, 1, Hit())));
        Assert.Equal(1, await _database.NumberAsync("SELECT sum(Views) FROM Article"));
    }

    [Fact]
    public async Task ManyCuts_Persisted_AllTablesAgree()
    {
        var random = new Random(7);
        var all = new List<BlogApp.Features.Analytics.Model.Hit>();
        for (var seq = 1; seq <= 20; seq++)
        {
            var hits = Enumerable.Range(0, 50).Select(_ => Hit(
                article: random.Next(1, 4), visitor: random.Next(1, 30), at: Noon + random.Next(0, 48 * 3600) * 1000L,
                client: Plain with { Referrer = random.Next(2) == 0 ? "" : "example.org", Browser = (byte)random.Next(0, 4) })).ToArray();
            all.AddRange(hits);
            Assert.Equal(PersistOutcome.Persisted, await RunAsync(Cut("w", seq - 1, seq, hits)));
        }
        Assert.Equal(1000, await _database.NumberAsync("SELECT sum(Views) FROM Article"));
        Assert.Equal(1000, await _database.NumberAsync("SELECT sum(Views) FROM ArticleHour"));
        Assert.Equal(1000, await _database.NumberAsync("SELECT sum(Reads) FROM ArticleReader"));
        Assert.Equal(1000, await _database.NumberAsync("SELECT sum(Views) FROM SiteHour"));
        Assert.Equal(1000, await _database.NumberAsync("SELECT sum(Views) FROM SiteMinute"));
        foreach (var facet in new[] { "referrer", "campaign", "browser", "os", "device", "language" })
            Assert.Equal(1000, await _database.NumberAsync($"SELECT sum(Views) FROM FacetDay WHERE Facet = '{facet}'"));
        Assert.Equal(all.Select(h => (h.ArticleId, h.VisitorId)).Distinct().Count(), await _database.NumberAsync("SELECT sum(Readers) FROM Article"));
        Assert.Equal(all.Select(h => (h.VisitorId, h.At / 3_600_000)).Distinct().Count(), await _database.NumberAsync("SELECT sum(Visitors) FROM SiteHour"));
        Assert.Equal(0, await _database.NumberAsync("""
            SELECT count(*) FROM Article a WHERE a.Views <> (SELECT sum(Views) FROM ArticleHour h WHERE h.ArticleId = a.Id)
                OR a.Readers <> (SELECT count(*) FROM ArticleReader r WHERE r.ArticleId = a.Id)
            """));
    }

    [Fact]
    public async Task SkippedRequests_AreKeptByHourAndReason()
    {
        var batch = Batch(Hit());
        batch.AddSkip(3, Noon);
        batch.AddSkip(3, Noon + 60_000);
        batch.AddSkip(1, Noon);
        Assert.Equal(PersistOutcome.Persisted, await RunAsync(Cut("w", 0, 1, batch)));
        Assert.Equal(2, await _database.NumberAsync("SELECT Requests FROM SkippedHour WHERE Reason = 'bot'"));
        Assert.Equal(1, await _database.NumberAsync("SELECT Requests FROM SkippedHour WHERE Reason = 'head'"));
    }

    [Fact]
    public async Task PersistedCounts_ReadBack_AreTheBaseOfALiveStore()
    {
        await RunAsync(Cut("w", 0, 4, Hit(), Hit(visitor: 8), Hit(visitor: -3, at: Noon - 40L * 86_400_000)));
        var from = new LiveBaseReader(_database.Get<ICountStore>(), new ManualTime(DateTimeOffset.FromUnixTimeMilliseconds(Noon))).Read();
        Assert.Equal(4, from.Watermarks["w"]);
        Assert.Equal(3, from.ViewsTotal);
        Assert.Equal((1, 3, 3), from.Articles.Single());
        Assert.Equal([-3, 7, 8], from.Readers.Select(r => r.VisitorId).Order());
        Assert.Equal(2, from.SiteHours.Sum(h => h.Views));
    }

    private async Task<PersistOutcome> RunAsync(Cut cut, string? own = null)
    {
        using var transaction = await _database.Get<ICountStore>().BeginAsync(CancellationToken.None);
        return PersistTransaction.Run(transaction, cut, own is null ? cut.End.Keys : [own], Noon / 1000).Outcome;
    }

    private static Cut Cut(string writer, long from, long to, params BlogApp.Features.Analytics.Model.Hit[] hits) => Cut(writer, from, to, Batch(hits));

    private static Cut Cut(string writer, long from, long to, Batch batch) => new(Guid.NewGuid().ToString(),
        ImmutableDictionary<string, long>.Empty.Add(writer, from), ImmutableDictionary<string, long>.Empty.Add(writer, to),
        batch.Groups.ToDictionary(g => g.Key, g => g.Value.Hits), batch.Skips);
}
