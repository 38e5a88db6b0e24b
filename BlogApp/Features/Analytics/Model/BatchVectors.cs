using System.Collections.Immutable;
using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Features.Analytics.Model;

/// <summary>
/// Which batches of each writer a live store has, and where its deltas begin. Pure: every change is a new value.
/// apply.lua and cut.lua do the same in Redis.
/// </summary>
/// <param name="Base">Sequence number by writer: where SQL must be before the deltas are added.</param>
/// <param name="Seq">The last batch that the store has, by writer.</param>
internal sealed record BatchVectors(ImmutableDictionary<string, long> Base, ImmutableDictionary<string, long> Seq)
{
    /// <summary>A store that was built from SQL and has nothing beyond it.</summary>
    public static BatchVectors At(IReadOnlyDictionary<string, long> watermarks)
    {
        var same = watermarks.ToImmutableDictionary();
        return new BatchVectors(same, same);
    }

    /// <summary>
    /// The store's answer to a batch. An unknown writer starts at 0: a store built from SQL knows every writer with a
    /// higher watermark, so one that does not is stale, and the gap reveals it.
    /// </summary>
    public ApplyResult Answer(string writer, long seq)
    {
        var last = Seq.GetValueOrDefault(writer);
        if (seq <= last)
            return new ApplyResult(ApplyStatus.Already, last);
        return seq == last + 1 ? new ApplyResult(ApplyStatus.Applied, seq) : new ApplyResult(ApplyStatus.Gap, last + 1);
    }

    /// <summary>The state after a batch was applied.</summary>
    public BatchVectors With(string writer, long seq) =>
        new(Base.ContainsKey(writer) ? Base : Base.Add(writer, 0), Seq.SetItem(writer, seq));

    /// <summary>The state after the deltas became a cut.</summary>
    public BatchVectors AfterCut() => new(Seq, Seq);
}
