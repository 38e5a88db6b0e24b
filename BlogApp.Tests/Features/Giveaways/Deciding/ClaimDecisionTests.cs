using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Authoring;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Features.Giveaways.Model;

namespace BlogApp.Tests.Features.Giveaways.Deciding;

/// <summary>SQL has the last word, whatever a live store promised.</summary>
public sealed class ClaimDecisionTests : IAsyncLifetime
{
    private ClaimFixture _blog = null!;
    private GiveawayFacts _giveaway = null!;

    public async ValueTask InitializeAsync()
    {
        _blog = await ClaimFixture.CreateAsync();
        _giveaway = await _blog.AddAsync(stock: 2);
    }

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task MorePromisesThanStock_GiveNoMoreWinnersThanStock()
    {
        // As from a Redis that was set back: everyone is promised an item.
        var report = await DecideAsync([.. Enumerable.Range(1, 5).Select(i => Entry(i, place: i, won: true))]);
        Assert.Equal([ClaimOutcome.Won, ClaimOutcome.Won, ClaimOutcome.SoldOut, ClaimOutcome.SoldOut, ClaimOutcome.SoldOut], report.Decided.Select(d => d.Decision.Outcome));
        Assert.Equal([1, 2], report.Decided.Where(d => d.Decision.Number is not null).Select(d => d.Decision.Number!.Value));
        Assert.Contains(_giveaway.Id, report.Stale);
        await _blog.SoundAsync();
    }

    [Fact]
    public async Task SoldOut_WhileSqlHasItems_IsNotToldButAskedAgain()
    {
        var report = await DecideAsync(Entry(1, place: 9, won: false));
        Assert.Empty(report.Decided);
        Assert.Contains(_giveaway.Id, report.Stale);
        Assert.Empty(await _blog.DecisionsAsync());
    }

    [Fact]
    public async Task DecidedClaim_SentAgain_KeepsItsDecision()
    {
        var first = (await DecideAsync(Entry(1, place: 1, won: true), Entry(2, place: 2, won: true), Entry(3, place: 3, won: false))).Decided;
        var again = (await DecideAsync(Entry(3, place: 1, won: true), Entry(2, place: 2, won: true), Entry(1, place: 3, won: false))).Decided;
        Assert.Equal(first.Select(d => d.Decision).OrderBy(d => d.Ticket, StringComparer.Ordinal), again.Select(d => d.Decision).OrderBy(d => d.Ticket, StringComparer.Ordinal));
        await _blog.SoundAsync();
    }

    [Fact]
    public async Task StoreThatWasSetBack_DoesNotLetLaterClaimsOvertake()
    {
        var report = await DecideAsync(Entry(1, place: 8, won: true), Entry(2, place: 1, won: true), Entry(3, place: 2, won: true));
        Assert.Equal([(1L, 1), (2L, 2), (3L, 3)], report.Decided.Select(d => (d.Entry.Claim.Claimant, d.Decision.Place!.Value)));
        Assert.Contains(_giveaway.Id, report.Stale);
    }

    [Fact]
    public async Task ClaimBehindOneThatIsAskedAgain_WaitsForIt()
    {
        var report = await DecideAsync(Entry(1, place: 1, won: true), Entry(2, place: 2, won: false), Entry(3, place: 3, won: true));
        Assert.Equal([1], report.Decided.Select(d => d.Entry.Claim.Claimant));
    }

    [Fact]
    public async Task ClaimAfterTheClosing_IsRefused_AndTakesNoPlace()
    {
        await _blog.Commands.CloseAsync(_giveaway.Id, _blog.ByAuthor, ClaimFixture.None);
        var closed = new DateTimeOffset(_blog.Catalog.Find(_giveaway.Id)!.ClosesAt!.Value);
        var report = await DecideAsync(Entry(1, place: 1, won: true, at: closed.AddSeconds(1)), Entry(2, place: 2, won: true, at: closed.AddSeconds(-1)));
        Assert.Equal([ClaimOutcome.Refused, ClaimOutcome.Won], report.Decided.Select(d => d.Decision.Outcome));
        Assert.Equal(ClaimRefusal.Closed, report.Decided[0].Decision.Refusal);
        Assert.Equal(1, report.Decided[1].Decision.Place);
        await _blog.SoundAsync();
    }

    [Fact]
    public async Task VisitorOfYesterday_UnderTodaysHash_IsRefused()
    {
        await DecideAsync(Entry(1, place: 1, won: true));
        var report = await DecideAsync(Entry(100, place: 2, won: true, before: 1));
        Assert.Equal(ClaimRefusal.Twice, Assert.Single(report.Decided).Decision.Refusal);
        await _blog.SoundAsync();
    }

    [Fact]
    public async Task GiveawayDeletedWithItsArticle_RefusesWhatWaits()
    {
        await _blog.Database.ExecuteAsync("DELETE FROM Article");
        Assert.Equal(ClaimRefusal.Gone, Assert.Single((await DecideAsync(Entry(1, place: 1, won: true))).Decided).Decision.Refusal);
    }

    [Fact]
    public async Task DatabaseItself_RefusesMoreWinnersThanStock_AndASecondClaim()
    {
        await DecideAsync(Entry(1, place: 1, won: true));
        foreach (var wrong in (string[])[
            "UPDATE Giveaway SET Won = Stock + 1", "UPDATE Giveaway SET Stock = Won - 1", "UPDATE Giveaway SET Won = -1", "UPDATE Giveaway SET ClosesAt = '2000-01-01 00:00:00'",
            "UPDATE GiveawayClaim SET Number = NULL", "UPDATE GiveawayClaim SET Outcome = 'SoldOut'", "UPDATE GiveawayClaim SET Number = 0",
            "INSERT INTO GiveawayClaim (GiveawayId, Ticket, Claimant, Place, Outcome, ArrivedAt, DecidedAt) SELECT GiveawayId, 'g-1-other', Claimant, 2, 'SoldOut', ArrivedAt, DecidedAt FROM GiveawayClaim",
            "INSERT INTO GiveawayClaim (GiveawayId, Ticket, Claimant, Place, Outcome, Number, ArrivedAt, DecidedAt) SELECT GiveawayId, 'g-1-other', 55, 2, 'Won', Number, ArrivedAt, DecidedAt FROM GiveawayClaim"])
            await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => _blog.Database.ExecuteAsync(wrong));
    }

    [Fact]
    public async Task WinnerWhoGaveUp_LeavesANumberThatIsGivenAgain()
    {
        await DecideAsync(Entry(1, place: 1, won: true), Entry(2, place: 2, won: true));
        var drawn = await _blog.Get<Substitutes>().GiveUpAsync(_giveaway.Id, 1, _blog.ByAuthor, ClaimFixture.None);
        Assert.Null(drawn.Place);
        var next = Assert.Single((await DecideAsync(Entry(3, place: 3, won: true))).Decided).Decision;
        Assert.Equal((ClaimOutcome.Won, 1), (next.Outcome, next.Number));
        await _blog.SoundAsync();
    }

    private ClaimEntry Entry(long claimant, int place, bool won, long before = 0, DateTimeOffset? at = null) => new(
        new Claim(_giveaway.Id, GiveawayKeys.Ticket(_giveaway.Id, _giveaway.Secret, claimant), claimant, before, (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeMilliseconds()), default)
    {
        Promise = new ClaimPromise(place, won),
    };

    private async Task<DecisionReport> DecideAsync(params ClaimEntry[] entries)
    {
        using var transaction = await _blog.Database.Get<IClaimStore>().BeginAsync(ClaimFixture.None);
        return ClaimDecision.Run(transaction, entries, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds());
    }
}
