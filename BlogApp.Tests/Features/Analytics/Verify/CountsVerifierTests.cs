using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Model;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Features.Analytics.Verify;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using static BlogApp.Tests.Features.Analytics.Live.Hits;

namespace BlogApp.Tests.Features.Analytics.Verify;

/// <summary>Three articles, with some hits in SQL and some waiting in the embedded live store.</summary>
public sealed class CountsVerifierTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ServiceProvider _services = null!;

    private LiveStores Stores => _services.GetRequiredService<LiveStores>();

    private CountsVerifier Verifier => _services.GetRequiredService<CountsVerifier>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.AddArticlesAsync(3);
        var clock = new FewSecondsAfterNoon();
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddSingleton(_ => new RedisConnection(null)).AddStores()
            .AddSingleton(_database.Get<ICountStore>()).AddSingleton(_database.Get<ICountChecks>()).AddSingleton<LiveBaseReader>().AddSingleton<LiveStores>()
            .AddSingleton<CountsVerifier>()
            .AddSingleton<CountsRepair>().BuildServiceProvider();
        await Stores.RebuildAsync(Stores.Current, CancellationToken.None);
        await ApplyAsync(1, Hit(), Hit(visitor: 8), Hit(article: 2), Hit(at: Noon - 86_400_000));
        await PersistAsync();
        await ApplyAsync(2, Hit(), Hit(article: 3));
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task CountsNotYetPersisted_Verified_Agree()
    {
        var report = await Verifier.VerifyAsync(CancellationToken.None);
        Assert.True(report.Exact, VerifyText.Format(report));
        Assert.All(report.Lines, line => Assert.Null(line.Remark));
        Assert.All(report.Lines, line => Assert.NotEqual(0, line.Compared));
    }

    [Fact]
    public async Task VerifiedAsATask_TheWholeReportIsTheResult_AndARepairComesFirst()
    {
        await _database.ExecuteAsync("UPDATE Article SET Views = Views + 1 WHERE Id = 1");
        var found = await RunAsync(repair: false);
        Assert.Equal(1, found.Lines.Single(line => line.Name == "article views = their hours").Differences);
        Assert.Equal(("article-1", 3L, 4L), found.Lines[0].Examples.Select(e => (e.Place, e.Expected, e.Found)).Single());
        Assert.True((await RunAsync(repair: true)).Exact);

        async Task<VerifyReport> RunAsync(bool repair)
        {
            var work = new VerifyTask(Verifier, _services.GetRequiredService<CountsRepair>(), NullLogger<VerifyTask>.Instance);
            return VerifyTask.Read(await work.RunAsync(new TaskRun(1, null, $$"""{"repair":{{(repair ? "true" : "false")}}}""", _ => { }), CancellationToken.None))!;
        }
    }

    [Fact]
    public async Task Verifying_LeavesTheNextPersistUnchanged()
    {
        await Verifier.VerifyAsync(CancellationToken.None);
        await PersistAsync();
        Assert.Equal(6, await _database.NumberAsync("SELECT sum(Views) FROM Article"));
        Assert.True((await Verifier.VerifyAsync(CancellationToken.None)).Exact);
    }

    [Theory]
    [InlineData("UPDATE Article SET Views = Views + 1 WHERE Id = 1", "article views = their hours", "article-1: expected 3, found 4")]
    [InlineData("UPDATE Article SET Views = Views - 1 WHERE Id = 2", "article views = their hours", "article-2: expected 1, found 0")]
    [InlineData("UPDATE Article SET Readers = 9 WHERE Id = 3", "article readers = their reader rows", "article-3: expected 0, found 9")]
    [InlineData("UPDATE ArticleHour SET Views = Views + 1 WHERE ArticleId = 2", "hours = reads of all readers", "article-2: expected 2, found 1")]
    [InlineData("DELETE FROM ArticleReader WHERE ArticleId = 1 AND VisitorId = 8", "hours = reads of all readers", "article-1: expected 3, found 2")]
    [InlineData("UPDATE FacetDay SET Views = Views + 2 WHERE ArticleId = 2 AND Facet = 'browser'", "hours of a day = each facet's values", "article-2 2026-11-21 browser: expected 1, found 3")]
    [InlineData("DELETE FROM FacetDay WHERE ArticleId = 2 AND Facet = 'os'", "hours of a day = each facet's values", "article-2 2026-11-21 os: expected 1, found 0")]
    [InlineData("UPDATE FacetDay SET Day = Day - 86400 WHERE ArticleId = 2 AND Facet = 'os'", "hours of a day = each facet's values", "article-2 2026-11-20 os: expected 0, found 1")]
    [InlineData("INSERT INTO ArticleHour VALUES (99, 3600, 1)", "hours = reads of all readers", "deleted article 99: expected 1, found 0")]
    [InlineData("UPDATE SiteHour SET Views = 5 WHERE Hour = 1795262400", "site hours = hours of all articles", "2026-11-21 12:00: expected 3, found 5")]
    [InlineData("DELETE FROM SiteHour WHERE Hour = 1795262400", "site hours = hours of all articles", "2026-11-21 12:00: expected 3, found 0")]
    [InlineData("UPDATE SiteMinute SET Views = Views + 1 WHERE Minute = 1795262400", "site hours = their minutes", "2026-11-21 12:00: expected 4, found 3")]
    [InlineData("UPDATE SiteHour SET Visitors = 7 WHERE Hour = 1795262400", "visitors of an hour = visitors seen in it", "2026-11-21 12:00: expected 2, found 7")]
    [InlineData("UPDATE Watermark SET Seq = 9", "watermarks = where the live store's counts begin", "writer w: expected 9, found 1")]
    [InlineData("UPDATE Article SET Views = Views + 5 WHERE Id = 1", "live views = SQL + waiting", "article-1: expected 8, found 4")]
    [InlineData("UPDATE SiteHour SET Views = 4 WHERE Hour = 1795262400", "live views = SQL + waiting", "all articles: expected 7, found 6")]
    public async Task RowChangedByHand_Verified_IsFound(string tampering, string line, string difference)
    {
        await _database.ExecuteAsync(tampering);
        var report = await Verifier.VerifyAsync(CancellationToken.None);
        Assert.False(report.Exact);
        Assert.Contains(difference, report.Lines.Single(l => l.Name == line).Examples.Select(e => $"{e.Place}: expected {e.Expected}, found {e.Found}"));
        Assert.Contains(difference, VerifyText.Format(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("UPDATE Article SET Views = 77, Readers = 5")]
    [InlineData("UPDATE SiteHour SET Views = 4, Visitors = 0")]
    [InlineData("DELETE FROM SiteHour")]
    public async Task Repair_RebuildsTheTotals_AndLosesNoWaitingViews(string tampering)
    {
        await _database.ExecuteAsync(tampering);
        await _services.GetRequiredService<CountsRepair>().RepairAsync(userId: 42, CancellationToken.None);
        // The live store restarted, so the writer sends what SQL lacks again.
        await ApplyAsync(2, Hit(), Hit(article: 3));
        var report = await Verifier.VerifyAsync(CancellationToken.None);
        Assert.True(report.Exact, VerifyText.Format(report));
        await PersistAsync();
        Assert.Equal(4 + 1 + 1, await _database.NumberAsync("SELECT sum(Views) FROM Article"));
        Assert.Equal(6, await _database.NumberAsync("SELECT sum(Views) FROM SiteHour"));
    }

    [Fact]
    public async Task Repair_IsAudited()
    {
        var repair = _services.GetRequiredService<CountsRepair>();
        await repair.RepairAsync(userId: 42, CancellationToken.None);
        await repair.RepairAsync(userId: null, CancellationToken.None);
        var entries = await _database.ReadAsync(context => context.AuditEntries.OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([42, null], entries.Select(e => e.UserId));
        Assert.All(entries, entry => Assert.Equal(("counts.repair", "totals", new DateTime(2026, 11, 21, 12, 0, 5, DateTimeKind.Utc)), (entry.Action, entry.Subject, entry.At)));
    }

    private async Task ApplyAsync(long seq, params BlogApp.Features.Analytics.Model.Hit[] hits) =>
        Assert.Equal(ApplyStatus.Applied, (await Stores.Current.ApplyAsync("w", seq, Batch(hits), CancellationToken.None)).Status);

    private async Task PersistAsync()
    {
        var cut = await Stores.Current.TakeCutAsync(CancellationToken.None);
        using (var transaction = await _database.Get<ICountStore>().BeginAsync(CancellationToken.None))
            Assert.Equal(PersistOutcome.Persisted, PersistTransaction.Run(transaction, cut!, ["w"], Noon / 1000).Outcome);
        await Stores.Current.FinishAsync(cut!.Id, CancellationToken.None);
    }

    /// <summary>The time of day stands still; timers run.</summary>
    private sealed class FewSecondsAfterNoon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(Noon + 5000);
    }
}
