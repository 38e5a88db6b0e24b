using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Features.Analytics.Live;

/// <summary>What the pump does after a live store's answer.</summary>
internal enum SendMove
{
    /// <summary>Send the batch that the cursor stands on.</summary>
    Send,

    /// <summary>The store lacks batches that the journal no longer has: build it again from SQL.</summary>
    Rebuild,

    /// <summary>
    /// SQL itself stands before what was pruned on its word, because an older database was put back: raise the watermark
    /// to what the journal no longer has, then rebuild.
    /// </summary>
    RaiseAndRebuild,
}

/// <summary>How far one journal was sent, and what each answer changes about it. Pure.</summary>
internal sealed class SendCursor
{
    private bool _rebuilt;

    /// <summary>The batch to send next.</summary>
    public long Next { get; private set; }

    /// <summary>
    /// Begins a round. What was pruned since the last one cannot be sent and need not be: SQL contains it, and a store
    /// that does not will say so.
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
    /// Has the last batch sent again. A store that has it says so; one that was wiped or set back in the meantime names
    /// what it lacks, although no new hit came.
    /// </summary>
    public void Verify(long firstSeq, long lastSeq)
    {
        if (firstSeq <= lastSeq && Next > lastSeq)
            Next = lastSeq;
    }
}
