using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Tests.Features.Analytics.Live;

public sealed class SendCursorTests
{
    [Fact]
    public void AppliedOrAlreadyAppliedBatch_MovesTheCursorBehindIt()
    {
        var cursor = At(1);
        Assert.Equal(SendMove.Send, cursor.Take(new(ApplyStatus.Applied, 1), 1));
        Assert.Equal(2, cursor.Next);
        Assert.Equal(SendMove.Send, cursor.Take(new(ApplyStatus.Already, 7), 1));
        Assert.Equal(8, cursor.Next);
    }

    [Fact]
    public void Gap_MovesTheCursorBackWithinTheJournal_AndAsksForARebuildBeyondIt()
    {
        var cursor = At(9);
        Assert.Equal(SendMove.Send, cursor.Take(new(ApplyStatus.Gap, 4), firstSeq: 4));
        Assert.Equal(4, cursor.Next);
        Assert.Equal(SendMove.Rebuild, cursor.Take(new(ApplyStatus.Gap, 3), firstSeq: 4));
        Assert.Equal(4, cursor.Next);
    }

    [Fact]
    public void GapThatARebuildDoesNotClose_RaisesTheSequenceAndRebuilds()
    {
        var cursor = At(9);
        Assert.Equal(SendMove.Rebuild, cursor.Take(new(ApplyStatus.Empty, 0), 5));
        Assert.Equal(SendMove.RaiseAndRebuild, cursor.Take(new(ApplyStatus.Gap, 2), 5));
        cursor.Begin(5);
        Assert.Equal(SendMove.Rebuild, cursor.Take(new(ApplyStatus.Gap, 2), 5));
    }

    [Fact]
    public void CursorOvertakenByPruning_ContinuesWithTheOldestBatch()
    {
        var cursor = At(9);
        cursor.Take(new(ApplyStatus.Gap, 3), firstSeq: 3);
        // Another job persisted what the store lacks, and the journal was pruned: batch 3 can no longer be read.
        cursor.Begin(firstSeq: 6);
        Assert.Equal(6, cursor.Next);
    }

    [Fact]
    public void Verify_SendsTheLastBatchAgain_ButNoUnsentOne()
    {
        var cursor = At(9);
        cursor.Verify(1, 8);
        Assert.Equal(8, cursor.Next);
        cursor.Verify(1, 12);
        Assert.Equal(8, cursor.Next);
        var idle = At(9);
        idle.Verify(9, 8);
        Assert.Equal(9, idle.Next);
    }

    private static SendCursor At(long next)
    {
        var cursor = new SendCursor();
        cursor.Begin(next);
        return cursor;
    }
}
