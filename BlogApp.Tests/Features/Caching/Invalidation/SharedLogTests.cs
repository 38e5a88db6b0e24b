using System.Globalization;
using BlogApp.Features.Caching.Invalidation;

namespace BlogApp.Tests.Features.Caching.Invalidation;

public sealed class SharedLogTests
{
    private readonly SharedLog _log = new();

    [Fact]
    public void BeforeTheFirstSynchronisation_NothingHolds()
    {
        Assert.Null(_log.Position);
        Assert.False(_log.IsCurrent(At(0), ["t:lists"]));
    }

    [Fact]
    public void Value_HoldsUntilOneOfItsNamesIsInvalidatedAtAHigherVersion()
    {
        Learn(5, ("t:lists", 3), ("k:article:a", 5));

        Assert.True(_log.IsCurrent(At(3), ["t:lists"]));
        Assert.False(_log.IsCurrent(At(2), ["t:lists"]));
        Assert.False(_log.IsCurrent(At(4), ["t:lists", "k:article:a"]));
        Assert.True(_log.IsCurrent(At(0), ["t:other"]));
    }

    [Fact]
    public void Learning_TellsWhatIsNew_AndOnlyThat()
    {
        Assert.Equal(["*"], Learn(1, ("t:a", 1)));
        Assert.Equal(["t:b"], Learn(2, ("t:b", 2)));
        Assert.Empty(Learn(2));
        Assert.Equal(["t:b"], _log.Hear(At(3), ["t:b"]));
        Assert.Empty(Learn(3, ("t:b", 3)));
    }

    [Fact]
    public void MessageAfterAGap_IsAppliedAtOnce_ButTheGapStaysOpen()
    {
        Learn(1);
        Assert.Equal(["t:c"], _log.Hear(At(3), ["t:c"]));

        Assert.Equal(At(1), _log.Position);
        Assert.False(_log.IsCurrent(At(1), ["t:c"]));
        Assert.Equal(["t:b"], Learn(3, ("t:b", 2), ("t:c", 3)));
        Assert.Equal(At(3), _log.Position);
    }

    [Fact]
    public void MessageInTurn_MovesThePosition()
    {
        Learn(1);
        _log.Hear(At(2), ["t:b"]);

        Assert.Equal(At(2), _log.Position);
    }

    [Fact]
    public void MessageOfAnotherEpoch_SaysNothing()
    {
        Learn(1);

        Assert.Empty(_log.Hear(new("other", 2), ["t:b"]));
    }

    [Fact]
    public void AnotherEpoch_MakesEverythingVoid()
    {
        Learn(5);
        Assert.Equal(["*"], _log.Learn(new(new("later", 1), 0, [])));

        Assert.False(_log.IsCurrent(At(5), ["t:a"]));
        Assert.True(_log.IsCurrent(new("later", 1), ["t:a"]));
    }

    [Fact]
    public void LogCutBeyondThePosition_MakesEverythingBeforeTheCutVoid()
    {
        Learn(5);
        Assert.Equal(["*"], _log.Learn(new(At(20), 10, [("t:a", 15)])));

        Assert.False(_log.IsCurrent(At(9), ["t:b"]));
        Assert.True(_log.IsCurrent(At(10), ["t:b"]));
    }

    [Fact]
    public void Pending_BarsItsNames_UntilRedisHasThem()
    {
        Learn(1);
        var id = _log.Pend(["t:a"]);
        Assert.False(_log.IsCurrent(At(1), ["t:a"]));
        Assert.True(_log.IsCurrent(At(1), ["t:b"]));

        _log.Settle(id, ["t:a"], At(2));

        Assert.Empty(_log.Pending);
        Assert.False(_log.IsCurrent(At(1), ["t:a"]));
        Assert.True(_log.IsCurrent(At(2), ["t:a"]));
    }

    [Fact]
    public void SecondInvalidationOfAName_StaysPending_WhenTheFirstIsSettled()
    {
        Learn(1);
        var first = _log.Pend(["t:a"]);
        var second = _log.Pend(["t:a"]);
        _log.Settle(first, ["t:a"], At(2));
        Assert.Equal(["t:a"], _log.Pending);

        _log.Settle(second, ["t:a"], At(3));
        Assert.Empty(_log.Pending);
    }

    [Fact]
    public void InvalidationRecordedUnderAnEpochNotYetKnown_StaysPending()
    {
        Learn(1);
        var id = _log.Pend(["t:a"]);
        _log.Settle(id, ["t:a"], new("later", 1));

        Assert.Equal(["t:a"], _log.Pending);
    }

    [Fact]
    public void Everything_BarsAllNames()
    {
        Learn(1);
        var id = _log.Pend(["*"]);
        Assert.False(_log.IsCurrent(At(1), ["t:a"]));

        _log.Settle(id, ["*"], At(2));
        Assert.False(_log.IsCurrent(At(1), ["t:a"]));
        Assert.True(_log.IsCurrent(At(2), ["t:a"]));
    }

    [Fact]
    public void MorePendingThanIsKept_BecomesEverything()
    {
        Learn(1);
        for (var i = 0; i < 10_001; i++)
            _log.Pend([i.ToString(CultureInfo.InvariantCulture)]);

        Assert.Equal(["*"], _log.Pending);
    }

    private IReadOnlyCollection<string> Learn(long version, params (string, long)[] marks) => _log.Learn(new(At(version), 0, marks));

    private static SharedPosition At(long version) => new("epoch", version);
}
