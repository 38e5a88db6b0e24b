namespace BlogApp.Platform.Stores.Faults;

/// <summary>What happened to a store, whichever it is.</summary>
internal enum FaultKind
{
    /// <summary>The store is well and refused this request: a broken constraint, a wrong statement.</summary>
    Rejected,

    /// <summary>To be sent again: a deadlock, a script Redis has forgotten, a slot on the move.</summary>
    Repeat,

    /// <summary>No answer in time.</summary>
    Slow,

    /// <summary>The connection was closed under the caller, as when the server stops.</summary>
    Closed,

    /// <summary>Somebody else holds a lock.</summary>
    Busy,

    /// <summary>It loads its data.</summary>
    Starting,

    Unreachable,

    /// <summary>Wrong credentials, or too few rights.</summary>
    Denied,

    /// <summary>No space left.</summary>
    Full,

    OutOfMemory,

    /// <summary>Too many open files or connections.</summary>
    TooMany,

    ReadOnly,

    /// <summary>The disk or its driver reports an error.</summary>
    Device,

    /// <summary>What was stored cannot be read as what it was.</summary>
    Damaged,

    /// <summary>The file or folder is not there.</summary>
    Missing,

    /// <summary>Something else's data: the wrong file, the wrong server.</summary>
    Foreign,
}

/// <summary>Which driver the exception came from.</summary>
internal enum FaultSource
{
    Sqlite,
    Postgres,
    Redis,
    Files,
    Clock,

    /// <summary>None: the store is left alone since it failed.</summary>
    Breaker,
}

/// <param name="Words">One or two plain sentences: what it means, and what to do.</param>
internal sealed record Fault(FaultSource Source, FaultKind Kind, string Words);
