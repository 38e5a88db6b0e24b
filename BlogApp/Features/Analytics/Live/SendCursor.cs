using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Features.Analytics.Live;

/// <summary>The pump's next move after a live store's answer.</summary>
internal enum SendMove
{
    /// <summary>Send the batch at the cursor.</summary>
    Send,

    /// <summary>The store lacks batches that the journal no longer has: rebuild it from SQL.</summary>
    Rebuild,

    /// <summary>
    /// SQL is behind the batches that were pruned because it had contained them: an older database was restored. Raise
    /// the watermark to what the journal no longer has, then rebuild.
    /// </summary>
    RaiseAndRebuild,
}

/// <summary>How far one journal was sent, and how each answer changes that. Pure.</summary>
internal sealed class SendCursor
{
    private bool _rebuilt;

    /// <summary>The batch to send next.</summary>
    public long Next { get; private set; }

    /// <summary>
    /// Begins a round. Batches pruned since the last one cannot be sent and need not be: SQL contains them. A store
    /// that lacks them will answer so.
    /// </summary>
    public void Begin(long firstSeq)
    {
        _rebuilt = false;
        Next = Math.Max(Next, firstSeq);
    }

    /// <param name="result">The store's answer to batch <see cref="Next"/>.</param>
    /// <param name="firstSeq">The oldest batch that the journal still has.</param>
    public SendMove Take(ApplyResult result, long firstSeq)
    {
        switch (result.Status)
        {
            case ApplyStatus.Applied:
                Next++;
                return SendMove.Send;
            case ApplyStatus.Already:
                Next = result.Seq + 1;
                return SendMove.Send;
            case ApplyStatus.Gap when result.Seq >= firstSeq:
                Next = result.Seq;
                return SendMove.Send;
            case ApplyStatus.Gap when _rebuilt:
                return SendMove.RaiseAndRebuild;
            default:
                _rebuilt = true;
                return SendMove.Rebuild;
        }
    }

    /// <summary>
    /// Makes the last batch be sent again. A store that has it confirms it. One that was wiped or set back meanwhile
    /// reports what it lacks, even without new hits.
    /// </summary>
    public void Verify(long firstSeq, long lastSeq)
    {
        if (firstSeq <= lastSeq && Next > lastSeq)
            Next = lastSeq;
    }
}
