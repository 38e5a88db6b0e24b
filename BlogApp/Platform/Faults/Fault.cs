namespace BlogApp.Platform.Faults;

/// <summary>What happened to a store, independent of its kind.</summary>
internal enum FaultKind
{
    /// <summary>The store is healthy and refused this request, such as for a violated constraint or an invalid statement.</summary>
    Rejected,

    /// <summary>The request should be repeated: a deadlock, a script Redis has forgotten, a moving cluster slot.</summary>
    Repeat,

    /// <summary>There was no answer in time.</summary>
    Slow,

    /// <summary>The connection was closed during the call, such as when the server stops.</summary>
    Closed,

    /// <summary>Another process or connection holds a lock.</summary>
    Busy,

    /// <summary>The first connection is being made; nothing is known about the store yet.</summary>
    Connecting,

    /// <summary>The store is loading its data.</summary>
    Starting,

    Unreachable,

    /// <summary>Wrong credentials or missing permissions.</summary>
    Denied,

    /// <summary>No space left.</summary>
    Full,

    OutOfMemory,

    /// <summary>Too many open files or connections.</summary>
    TooMany,

    ReadOnly,

    /// <summary>The disk or its driver reports an error.</summary>
    Device,

    /// <summary>The stored data cannot be read.</summary>
    Damaged,

    /// <summary>The file or folder does not exist.</summary>
    Missing,

    /// <summary>The data belongs to something else: the wrong file or the wrong server.</summary>
    Foreign,
}

/// <summary>The driver that the exception came from.</summary>
internal enum FaultSource
{
    Sqlite,
    Redis,
    Files,
    Clock,

    /// <summary>No driver: the breaker is open after an earlier failure.</summary>
    Breaker,
}

/// <param name="Words">One or two plain sentences: what it means and what to do.</param>
internal sealed record Fault(FaultSource Source, FaultKind Kind, string Words);
