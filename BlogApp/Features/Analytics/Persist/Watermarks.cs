using System.Collections.Immutable;
using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>The last batch of each writer that SQL contains. Only this blog's writers are listed; a new one starts at 0.</summary>
internal static class Watermarks
{
    /// <summary>Adds the writers that are not listed yet.</summary>
    /// <returns>Whether any were added.</returns>
    public static bool Register(Dictionary<string, long> watermarks, IEnumerable<string> writers)
    {
        var before = watermarks.Count;
        foreach (var writer in writers)
            watermarks.TryAdd(writer, 0);
        return watermarks.Count > before;
    }

    /// <summary>
    /// Decides from SQL's watermarks whether to add a cut. A cut with a writer that SQL does not list comes from a
    /// foreign store. A cut that misses a writer of which SQL has batches comes from a stale store. A cut with missing
    /// deltas comes from a damaged store. None of these match.
    /// </summary>
    public static PersistOutcome Judge(Dictionary<string, long> watermarks, Cut cut)
    {
        if (!cut.End.Keys.All(watermarks.ContainsKey))
            return PersistOutcome.Foreign;
        foreach (var (writer, seq) in watermarks)
        {
            if (seq > 0 && !cut.End.ContainsKey(writer))
                return PersistOutcome.Mismatch;
        }
        if (Stand(watermarks, cut.End, cut.Base))
            return PersistOutcome.AlreadyPersisted;
        return cut.Whole && Stand(watermarks, cut.Base, cut.End) ? PersistOutcome.Persisted : PersistOutcome.Mismatch;
    }

    /// <summary>Whether the watermarks equal the vector, for every writer in either vector of the cut.</summary>
    private static bool Stand(Dictionary<string, long> watermarks, ImmutableDictionary<string, long> vector, ImmutableDictionary<string, long> other)
    {
        foreach (var (writer, seq) in vector)
        {
            if (!watermarks.TryGetValue(writer, out var stands) || stands != seq)
                return false;
        }
        foreach (var (writer, _) in other)
        {
            if (!vector.ContainsKey(writer) && (!watermarks.TryGetValue(writer, out var stands) || stands != 0))
                return false;
        }
        return true;
    }
}
