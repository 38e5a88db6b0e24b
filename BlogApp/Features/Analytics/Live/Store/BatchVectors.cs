using System.Collections.Immutable;

namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>
/// Which batches a live store has of each writer, and from where on its deltas go. Pure: every change is a new value.
/// apply.lua and cut.lua do the same in Redis.
/// </summary>
/// <param name="Base">Writer to sequence number: where SQL must stand for the deltas to be added.</param>
/// <param name="Seq">Writer to the last batch that the store has.</param>
internal sealed record BatchVectors(ImmutableDictionary<string, long> Base, ImmutableDictionary<string, long> Seq)
{
    /// <summary>A store that was built from SQL and has nothing beyond it.</summary>
    public static BatchVectors At(IReadOnlyDictionary<string, long> watermarks)
    {
        var same = watermarks.ToImmutableDictionary();
        return new BatchVectors(same, same);
    }

    /// <summary>
    /// What the store answers to a batch. A writer it does not know starts at 0: a store that was built from SQL knows
    /// every writer whose watermark is higher, so one that does not is stale, and the gap shows it.
    /// </summary>
    public ApplyResult Answer(string writer, long seq)
    {
        var last = Seq.GetValueOrDefault(writer);
        if (seq <= last)
            return new ApplyResult(ApplyStatus.Already, last);
        return seq == last + 1 ? new ApplyResult(ApplyStatus.Applied, seq) : new ApplyResult(ApplyStatus.Gap, last + 1);
    }

    /// <summary>After a batch was applied.</summary>
    public BatchVectors With(string writer, long seq) =>
        new(Base.ContainsKey(writer) ? Base : Base.Add(writer, 0), Seq.SetItem(writer, seq));

    /// <summary>After the deltas became a cut.</summary>
    public BatchVectors AfterCut() => new(Seq, Seq);
}
