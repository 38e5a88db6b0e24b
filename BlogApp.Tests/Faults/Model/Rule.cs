namespace BlogApp.Tests.Faults.Model;

/// <summary>The rules of the protocol that a run can be without: the mutants.</summary>
internal enum Rule
{
    /// <summary>The protocol as it is.</summary>
    None,

    /// <summary>The transaction adds every cut, wherever SQL stands.</summary>
    WatermarksCompared,

    /// <summary>The live store applies every batch that comes.</summary>
    SequenceChecked,

    /// <summary>Journals are pruned as soon as the live store has a batch.</summary>
    PrunedBySqlOnly,

    /// <summary>The end of a batch is only known to the process.</summary>
    BatchEndJournaled,

    /// <summary>The live store drops whatever cut is outstanding.</summary>
    FinishedById,

    /// <summary>Each call makes a new cut.</summary>
    CutIdempotent,

    /// <summary>A rebuilt store keeps the sequence numbers it had.</summary>
    RebuildSetsSeq,

    /// <summary>Article totals and hours are written in two transactions.</summary>
    OneTransaction,

    /// <summary>Only the writers that a cut names are compared, and one that SQL does not list stands at 0.</summary>
    ForeignWritersRefused,

    /// <summary>A cut may leave out writers of whom SQL has batches.</summary>
    StaleStoresRefused,

    /// <summary>The pump goes on with its next batch although that was pruned.</summary>
    CursorFollowsPruning,

    /// <summary>Without new deltas there is no cut, and nobody compares.</summary>
    EmptyCutsCompared,

    /// <summary>A run that was held up rebuilds a store that has moved on.</summary>
    LateRunStandsBack,

    /// <summary>The stop does not look at hits that came after the drain.</summary>
    StopEndsBatch,
}

/// <summary>Which stores a run has, and what may happen to them.</summary>
internal enum Scenario
{
    /// <summary>Two servers and Redis, which loses nothing: any rebuild is one too many.</summary>
    Calm,

    /// <summary>One server with the live store in its own memory.</summary>
    Embedded,

    /// <summary>Two servers and Redis, which is stopped, set back, wiped or exchanged for another blog's.</summary>
    Redis,

    /// <summary>As before, and an older copy of the database may be put back.</summary>
    DatabaseRestored,
}
