using System.Globalization;
using BlogApp.Platform.Caching.Invalidation;

namespace BlogApp.Tests.Platform.Caching.Invalidation;

public sealed class SharedLogTests
{
    private readonly InvalidationLog _log = new();

    [Fact]
    public void NotYetSynchronized_NoValueIsCurrent()
    {
        Assert.Null(_log.Position);
        Assert.False(_log.IsCurrent(At(0), ["t:lists"]));
    }

    [Fact]
    public void Value_IsCurrent_UntilOneOfItsNamesIsInvalidatedAtAHigherVersion()
    {
        ApplyUpdate(5, ("t:lists", 3), ("k:article:a", 5));

        Assert.True(_log.IsCurrent(At(3), ["t:lists"]));
        Assert.False(_log.IsCurrent(At(2), ["t:lists"]));
        Assert.False(_log.IsCurrent(At(4), ["t:lists", "k:article:a"]));
        Assert.True(_log.IsCurrent(At(0), ["t:other"]));
    }

    [Fact]
    public void Learning_ReturnsOnlyNewInvalidations()
    {
        Assert.Equal(["*"], ApplyUpdate(1, ("t:a", 1)));
        Assert.Equal(["t:b"], ApplyUpdate(2, ("t:b", 2)));
        Assert.Empty(ApplyUpdate(2));
        Assert.Equal(["t:b"], _log.ApplyMessage(At(3), ["t:b"]));
        Assert.Empty(ApplyUpdate(3, ("t:b", 3)));
    }

    [Fact]
    public void MessageAfterAGap_IsAppliedAtOnce_ButTheGapStaysOpen()
    {
        ApplyUpdate(1);
        Assert.Equal(["t:c"], _log.ApplyMessage(At(3), ["t:c"]));

        Assert.Equal(At(1), _log.Position);
        Assert.False(_log.IsCurrent(At(1), ["t:c"]));
        Assert.Equal(["t:b"], ApplyUpdate(3, ("t:b", 2), ("t:c", 3)));
        Assert.Equal(At(3), _log.Position);
    }

    [Fact]
    public void NextMessageInOrder_MovesThePosition()
    {
        ApplyUpdate(1);
        _log.ApplyMessage(At(2), ["t:b"]);

        Assert.Equal(At(2), _log.Position);
    }

    [Fact]
    public void MessageOfAnotherEpoch_IsIgnored()
    {
        ApplyUpdate(1);

        Assert.Empty(_log.ApplyMessage(new("other", 2), ["t:b"]));
    }

    [Fact]
    public void AnotherEpoch_InvalidatesEverything()
    {
        ApplyUpdate(5);
        Assert.Equal(["*"], _log.ApplyUpdate(new(new("later", 1), 0, [])));

        Assert.False(_log.IsCurrent(At(5), ["t:a"]));
        Assert.True(_log.IsCurrent(new("later", 1), ["t:a"]));
    }

    [Fact]
    public void LogCutBeyondThePosition_InvalidatesEverythingBeforeTheCut()
    {
        ApplyUpdate(5);
        Assert.Equal(["*"], _log.ApplyUpdate(new(At(20), 10, [("t:a", 15)])));

        Assert.False(_log.IsCurrent(At(9), ["t:b"]));
        Assert.True(_log.IsCurrent(At(10), ["t:b"]));
    }

    [Fact]
    public void PendingInvalidation_BarsItsNames_UntilRedisHasThem()
    {
        ApplyUpdate(1);
        var id = _log.MarkPending(["t:a"]);
        Assert.False(_log.IsCurrent(At(1), ["t:a"]));
        Assert.True(_log.IsCurrent(At(1), ["t:b"]));

        _log.MarkShared(id, ["t:a"], At(2));

        Assert.Empty(_log.Pending);
        Assert.False(_log.IsCurrent(At(1), ["t:a"]));
        Assert.True(_log.IsCurrent(At(2), ["t:a"]));
    }

    [Fact]
    public void SecondInvalidationOfAName_StaysPending_WhenTheFirstIsSettled()
    {
        ApplyUpdate(1);
        var first = _log.MarkPending(["t:a"]);
        var second = _log.MarkPending(["t:a"]);
        _log.MarkShared(first, ["t:a"], At(2));
        Assert.Equal(["t:a"], _log.Pending);

        _log.MarkShared(second, ["t:a"], At(3));
        Assert.Empty(_log.Pending);
    }

    [Fact]
    public void InvalidationRecordedUnderAnEpochNotYetKnown_StaysPending()
    {
        ApplyUpdate(1);
        var id = _log.MarkPending(["t:a"]);
        _log.MarkShared(id, ["t:a"], new("later", 1));

        Assert.Equal(["t:a"], _log.Pending);
    }

    [Fact]
    public void PendingInvalidationOfEverything_BarsAllNames()
    {
        ApplyUpdate(1);
        var id = _log.MarkPending(["*"]);
        Assert.False(_log.IsCurrent(At(1), ["t:a"]));

        _log.MarkShared(id, ["*"], At(2));
        Assert.False(_log.IsCurrent(At(1), ["t:a"]));
        Assert.True(_log.IsCurrent(At(2), ["t:a"]));
    }

    [Fact]
    public void TooManyPendingInvalidations_BecomeEverything()
    {
        ApplyUpdate(1);
        for (var i = 0; i < 10_001; i++)
            _log.MarkPending([i.ToString(CultureInfo.InvariantCulture)]);

        Assert.Equal(["*"], _log.Pending);
    }

    private IReadOnlyCollection<string> ApplyUpdate(long version, params (string, long)[] marks) => _log.ApplyUpdate(new(At(version), 0, marks));

    private static InvalidationPosition At(long version) => new("epoch", version);
}
