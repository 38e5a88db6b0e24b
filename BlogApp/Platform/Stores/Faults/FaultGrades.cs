using System.Data.Common;
using BlogApp.Platform.Redis;
using Microsoft.Data.Sqlite;
using StackExchange.Redis;

namespace BlogApp.Platform.Stores.Faults;

/// <summary>The one place that says what a driver's exception means and how bad that is. Pure.</summary>
internal static class FaultGrades
{
    /// <summary>What happened; null when the exception says nothing about a store.</summary>
    public static Fault? Of(Exception error)
    {
        // EF and the cache wrap what a driver threw. Who merely gave up waiting says nothing about the store.
        for (var cause = error; cause is not null and not OperationCanceledException; cause = cause.InnerException)
        {
            if (One(cause) is { } fault)
                return fault;
        }
        return null;
    }

    /// <param name="lasting">It has failed for a while, without a success in between.</param>
    public static StoreGrade Grade(StoreKind store, FaultKind kind, bool lasting = false) => kind switch
    {
        FaultKind.Rejected => StoreGrade.Healthy,
        // Memory and SQL answer instead.
        _ when store is StoreKind.Cache => StoreGrade.Recoverable,
        FaultKind.Repeat or FaultKind.Slow or FaultKind.Closed when !lasting => StoreGrade.Recoverable,
        FaultKind.Busy when store is StoreKind.LiveStore && !lasting => StoreGrade.Recoverable,
        // The journal and an embedded store take over.
        _ when store is StoreKind.LiveStore => StoreGrade.Degraded,
        // Pages are read and views are journalled meanwhile.
        FaultKind.Busy when store is StoreKind.SqlWriting => StoreGrade.Degraded,
        _ => StoreGrade.Critical,
    };

    private static Fault? One(Exception error) => error switch
    {
        StoreAwayException away => away.Fault,
        SqliteException sqlite => SqliteFaults.Of(sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode, sqlite.Message),
        DbException { SqlState: { Length: 5 } state } => PostgresFaults.Of(state),
        DbException => PostgresFaults.Unreachable,
        RedisException or RedisAwayException => RedisFaults.Of(error),
        RedisTimeoutException => RedisFaults.Slow,
        ObjectDisposedException { ObjectName: { } name } when name.Contains("Multiplexer", StringComparison.Ordinal) => RedisFaults.Closed,
        TimeoutException => new(FaultSource.Clock, FaultKind.Slow, "It did not answer in time. It is tried again; if this lasts, the machine is overloaded or the store hangs."),
        UnauthorizedAccessException or IOException => FileFaults.Of(error),
        _ => null,
    };
}
