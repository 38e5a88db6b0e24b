using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Model;
using BlogApp.Platform.Times;
using static BlogApp.Tests.Features.Analytics.Live.Hits;

namespace BlogApp.Tests.Features.Analytics.Live;

/// <summary>The contract of both live stores. A class below runs all of it for each.</summary>
public abstract class LiveStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Noon);

    private protected abstract ILiveStore Store { get; }

    [Fact]
    public async Task EmptyStore_AsksToBeRebuilt()
    {
        Assert.Equal(ApplyStatus.Empty, (await Store.ApplyAsync("w", 1, Batch(Hit()), None)).Status);
        Assert.Null(await Store.TakeCutAsync(None));
        Assert.False((await ReadAsync()).Ready);
    }

    [Fact]
    public async Task Batch_SentTwice_IsAppliedOnce()
    {
        await Store.RebuildAsync(Base(), None);
        Assert.Equal(new(ApplyStatus.Applied, 1), await Store.ApplyAsync("w", 1, Batch(Hit(), Hit()), None));
        Assert.Equal(new(ApplyStatus.Already, 1), await Store.ApplyAsync("w", 1, Batch(Hit(), Hit()), None));
        Assert.Equal(2, (await ReadAsync()).ViewsTotal);
    }

    [Fact]
    public async Task BatchAheadOfSequence_IsAGap_NamingTheExpectedOne()
    {
        await Store.RebuildAsync(Base(new Dictionary<string, long> { ["w"] = 4 }), None);
        Assert.Equal(new(ApplyStatus.Gap, 5), await Store.ApplyAsync("w", 7, Batch(Hit()), None));
        Assert.Equal(new(ApplyStatus.Applied, 5), await Store.ApplyAsync("w", 5, Batch(Hit()), None));
    }

    [Fact]
    public async Task UnknownWriter_StartsAtItsFirstBatch()
    {
        await Store.RebuildAsync(Base(), None);
        Assert.Equal(new(ApplyStatus.Gap, 1), await Store.ApplyAsync("late", 10, Batch(Hit()), None));
        Assert.Equal(new(ApplyStatus.Applied, 1), await Store.ApplyAsync("late", 1, Batch(Hit()), None));
        var cut = await Store.TakeCutAsync(None);
        Assert.Equal(0, cut!.Base["late"]);
        Assert.Equal(1, cut.End["late"]);
    }

    [Fact]
    public async Task Cut_TakenTwice_IsTheSameUntilFinished()
    {
        await Store.RebuildAsync(Base(), None);
        await Store.ApplyAsync("w", 1, Batch(Hit(), Hit(article: 2)), None);
        var first = await Store.TakeCutAsync(None);
        await Store.ApplyAsync("w", 2, Batch(Hit(article: 3)), None);
        var again = await Store.TakeCutAsync(None);
        Assert.Equal(first!.Id, again!.Id);
        Assert.Equal(Sorted(first.Groups), Sorted(again.Groups));
        Assert.Equal(1, again.End["w"]);

        await Store.FinishAsync("some other", None);
        Assert.Equal(first.Id, (await Store.TakeCutAsync(None))!.Id);
        await Store.FinishAsync(first.Id, None);
        var next = await Store.TakeCutAsync(None);
        Assert.Equal((1, 2), (next!.Base["w"], next.End["w"]));
        Assert.Equal(3, next.Groups.Single().Key.ArticleId);
    }

    [Fact]
    public async Task NothingNew_GivesACutWithoutDeltas_ThatNamesTheStoresPosition()
    {
        await Store.RebuildAsync(Base(new Dictionary<string, long> { ["w"] = 3 }), None);
        for (var round = 0; round < 2; round++)
        {
            var cut = await Store.TakeCutAsync(None);
            Assert.Empty(cut!.Groups);
            Assert.Equal((3, 3), (cut.Base["w"], cut.End["w"]));
            await Store.FinishAsync(cut.Id, None);
        }
    }

    [Fact]
    public async Task GroupsAndSkips_StoredAndCut_AreUnchanged()
    {
        await Store.RebuildAsync(Base(), None);
        var batch = Batch(
            Hit(client: Plain with { Referrer = "example.org", Campaign = "frühling | 春", Language = 513 }),
            Hit(visitor: -5), Hit(visitor: -5, at: Noon + 61_000));
        batch.AddSkip(3, Noon);
        batch.AddSkip(3, Noon);
        await Store.ApplyAsync("w", 1, batch, None);
        var cut = await Store.TakeCutAsync(None);
        Assert.Equal(Sorted(batch.Groups.ToDictionary(g => g.Key, g => g.Value.Hits)), Sorted(cut!.Groups));
        Assert.Equal(new Dictionary<SkipGroup, int> { [new SkipGroup(3, Noon / 1000)] = 2 }, cut.Skips);
    }

    [Fact]
    public async Task Numbers_DuringPersistAndFinish_DoNotJump()
    {
        await Store.RebuildAsync(Base(total: 100, articles: (1, 100, 40)), None);
        await Store.ApplyAsync("w", 1, Batch(Hit(), Hit(), Hit(visitor: 8)), None);
        foreach (var step in new Func<Task>[] { () => Task.CompletedTask, () => Store.TakeCutAsync(None), FinishAsync })
        {
            await step();
            var reading = await ReadAsync(1);
            Assert.Equal((103, 42), reading.Totals[1]);
            Assert.Equal(103, reading.ViewsTotal);
            Assert.Equal(3, reading.Views24h[1]);
            Assert.Equal(3, reading.ViewsToday);
        }
        Assert.Equal(0, (await ReadAsync()).Waiting);

        async Task FinishAsync() => await Store.FinishAsync((await Store.TakeCutAsync(None))!.Id, None);
    }

    [Fact]
    public async Task WaitingViews_AreThoseNotYetInSql()
    {
        await Store.RebuildAsync(Base(), None);
        await Store.ApplyAsync("w", 1, Batch(Hit(), Hit()), None);
        var cut = await Store.TakeCutAsync(None);
        await Store.ApplyAsync("w", 2, Batch(Hit()), None);
        Assert.Equal(3, (await ReadAsync()).Waiting);
        await Store.FinishAsync(cut!.Id, None);
        Assert.Equal(1, (await ReadAsync()).Waiting);
    }

    [Fact]
    public async Task ReadsOfVisitor_CountTodayForAnonymous_AndAllForAccounts()
    {
        const long Yesterday = Noon - 86_400_000;
        await Store.RebuildAsync(Base() with { Readers = [(1, 7, 4, Noon / 1000), (1, -2, 9, Yesterday / 1000)] }, None);
        await Store.ApplyAsync("w", 1, Batch(Hit(visitor: 7), Hit(visitor: -2), Hit(visitor: 9, at: Yesterday)), None);
        Assert.Equal(5, await Store.ReadsOfAsync(1, 7, Now, None));
        Assert.Equal(10, await Store.ReadsOfAsync(1, -2, Now, None));
        Assert.Equal(0, await Store.ReadsOfAsync(1, 9, Now, None));
        Assert.Equal(1, await Store.ReadsOfAsync(1, 9, Now.AddDays(-1), None));
        // Only the unknown pair is a new reader.
        Assert.Equal(1, (await ReadAsync()).Totals[1].Readers);
    }

    [Fact]
    public async Task Rebuild_ForgetsDeltasAndCutAndStartsFromSql()
    {
        await Store.RebuildAsync(Base(), None);
        await Store.ApplyAsync("w", 1, Batch(Hit(), Hit()), None);
        await Store.TakeCutAsync(None);
        await Store.ApplyAsync("w", 2, Batch(Hit()), None);
        await Store.RebuildAsync(Base(new Dictionary<string, long> { ["w"] = 1 }, total: 2, articles: (1, 2, 1)), None);
        Assert.Empty((await Store.TakeCutAsync(None))!.Groups);
        Assert.Equal(new(ApplyStatus.Gap, 2), await Store.ApplyAsync("w", 3, Batch(Hit()), None));
        var reading = await ReadAsync();
        Assert.Equal((2, 0), (reading.ViewsTotal, reading.Waiting));
        Assert.Equal((2, 1), reading.Totals[1]);
    }

    [Fact]
    public async Task Presence_CountsVisitorsWithinTheWindow()
    {
        await Store.RebuildAsync(Base(), None);
        await Store.MarkAsync([new(1, 0, Noon), new(1, 5, Noon), new(2, 0, Noon - 30_000), new(2, 5, Noon - 30_000), new(3, 0, Noon - 61_000)], None);
        Assert.Equal(2, (await ReadAsync()).Online);
        Assert.Equal(2, (await ReadAsync()).ReadingNow[5]);
        await Store.LeaveAsync([new(2, 0, 0), new(2, 5, 0)], None);
        Assert.Equal(1, (await ReadAsync()).Online);
        Assert.Equal(1, (await ReadAsync()).ReadingNow[5]);
        Assert.Equal(1, await Store.TrimAsync(Now.AddSeconds(-60), None));
        Assert.Equal(1, (await ReadAsync()).Online);
    }

    [Fact]
    public async Task LatestViews_AreNewestFirst_AndBounded()
    {
        await Store.RebuildAsync(Base(), None);
        for (var seq = 1; seq <= 60; seq++)
            await Store.ApplyAsync("w", seq, Batch(Hit(article: seq, client: Plain with { Referrer = "example.org" })), None);
        var latest = (await ReadAsync()).Latest;
        Assert.Equal(50, latest.Count);
        Assert.Equal((60, "example.org", Noon), (latest[0].ArticleId, latest[0].Referrer, latest[0].At));
        Assert.Equal(50, latest.Select(h => h.Id).Distinct().Count());
    }

    [Theory]
    // Hits at 11:00, 18:00 and 19:00 UTC.
    [InlineData("UTC", 12, 3, 3)]
    [InlineData("Asia/Kolkata", 12, 2, 3)]
    [InlineData("Asia/Kolkata", 19, 1, 3)]
    [InlineData("Asia/Tokyo", 12, 1, 3)]
    [InlineData("America/New_York", 28, 3, 0)]
    public async Task ViewsToday_AreThoseOfTheDayAskedFor(string zone, int hour, long today, long utcDay)
    {
        await Store.RebuildAsync(Base(), None);
        await Store.ApplyAsync("w", 1, Batch(Hit(at: Noon - 3_600_000), Hit(at: Noon + 6 * 3_600_000), Hit(at: Noon + 7 * 3_600_000)), None);
        var now = Now.AddHours(hour - 12);
        var reading = await Store.ReadAsync(new ReadQuery(now, 60, []) { Today = BlogDay.Of(now, TimeZoneInfo.FindSystemTimeZoneById(zone)) }, None);
        Assert.Equal((today, utcDay), (reading.ViewsToday, reading.ViewsUtcDay));
    }

    private Task<LiveStoreState> ReadAsync(params long[] articles) => Store.ReadAsync(new ReadQuery(Now, 60, articles), None);

    private static List<(HitGroup, int)> Sorted(IReadOnlyDictionary<HitGroup, int> groups) =>
        [.. groups.Select(g => (g.Key, g.Value)).OrderBy(g => g.ToString(), StringComparer.Ordinal)];
}

public sealed class EmbeddedLiveStoreTests : LiveStoreTests
{
    private protected override ILiveStore Store { get; } = new EmbeddedLiveStore();
}
