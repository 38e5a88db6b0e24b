namespace BlogApp.Tests.Faults.Model;

/// <summary>The rules of the protocol that a run can omit: the mutants.</summary>
internal enum Rule
{
    /// <summary>The complete protocol.</summary>
    None,

    /// <summary>The transaction adds every cut, wherever SQL is.</summary>
    WatermarksCompared,

    /// <summary>The live store applies every batch it receives.</summary>
    SequenceChecked,

    /// <summary>Journals are pruned as soon as the live store has a batch.</summary>
    PrunedBySqlOnly,

    /// <summary>Only the process knows the end of a batch.</summary>
    BatchEndJournaled,

    /// <summary>The live store drops any outstanding cut.</summary>
    FinishedById,

    /// <summary>Each call creates a new cut.</summary>
    CutIdempotent,

    /// <summary>A rebuilt store keeps the sequence numbers it had.</summary>
    RebuildSetsSeq,

    /// <summary>Article totals and hours are written in two transactions.</summary>
    OneTransaction,

    /// <summary>Only the writers in a cut are compared, and one that SQL does not list counts as 0.</summary>
    ForeignWritersRefused,

    /// <summary>A cut may leave out writers that SQL has batches from.</summary>
    StaleStoresRefused,

    /// <summary>The pump continues with its next batch although it was pruned.</summary>
    CursorFollowsPruning,

    /// <summary>Without new deltas there is no cut and no comparison.</summary>
    EmptyCutsCompared,

    /// <summary>A delayed run rebuilds a store that has moved on.</summary>
    LateRunStandsBack,

    /// <summary>The stop ignores hits that arrive after the drain.</summary>
    StopEndsBatch,
}

/// <summary>The stores of a run, and what may happen to them.</summary>
internal enum Scenario
{
    /// <summary>Two servers and a Redis that loses nothing. No rebuild may happen.</summary>
    Calm,

    /// <summary>One server with the live store in its own memory.</summary>
    Embedded,

    /// <summary>Two servers and a Redis that is stopped, set back, wiped or exchanged for another blog's.</summary>
    Redis,

    /// <summary>Like Redis, and an older copy of the database may be restored.</summary>
    DatabaseRestored,
}
