using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Authoring;

namespace BlogApp.Tests.Features.Giveaways.Authoring;

public sealed class GiveawayRulesTests
{
    private static readonly DateTime Now = new(2027, 3, 1, 12, 0, 0, DateTimeKind.Utc);
    private static readonly GiveawayDraft Good = new("A book", 5, Now.AddHours(1), Now.AddHours(2), GiveawayWho.Visitor);

    private static IEnumerable<string> Wrong(GiveawayDraft draft, int won = 0, DateTime? closedBefore = null) => GiveawayRules.Check(draft, won, closedBefore, Now).Keys;

    [Fact]
    public void GoodDrafts_AreAccepted()
    {
        Assert.Empty(Wrong(Good));
        Assert.Empty(Wrong(Good with { OpensAt = null, ClosesAt = null }));
        Assert.Empty(Wrong(Good, won: 5));
        Assert.Empty(Wrong(Good with { OpensAt = Now.AddDays(-2) }));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    [InlineData(null)]
    public void StockOutOfRange_IsRefused(int? stock) => Assert.Equal([GiveawayDraft.StockField], Wrong(Good with { Stock = stock }));

    [Fact]
    public void StockBelowWhatIsWon_IsRefused() => Assert.Equal([GiveawayDraft.StockField], Wrong(Good with { Stock = 4 }, won: 5));

    [Fact]
    public void ClosingBeforeOpening_IsRefused()
    {
        Assert.Equal([GiveawayDraft.ClosesField], Wrong(Good with { ClosesAt = Good.OpensAt }));
        Assert.Equal([GiveawayDraft.ClosesField], Wrong(Good with { OpensAt = null, ClosesAt = Now.AddMinutes(-1) }));
        Assert.Equal([GiveawayDraft.ClosesField], Wrong(Good with { OpensAt = Now.AddDays(-2), ClosesAt = Now.AddDays(-1) }));
        // Unless it was so before: other fields of a closed giveaway may change.
        Assert.Empty(Wrong(Good with { OpensAt = Now.AddDays(-2), ClosesAt = Now.AddDays(-1) }, closedBefore: Now.AddDays(-1)));
    }

    [Fact]
    public void ItemWithoutOrWithTooManyWords_IsRefused()
    {
        Assert.Equal([GiveawayDraft.ItemField], Wrong(Good with { Item = "  " }));
        Assert.Equal([GiveawayDraft.ItemField], Wrong(Good with { Item = new string('a', 201) }));
    }
}
