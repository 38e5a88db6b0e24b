using System.Data.Common;
using BlogApp.Platform.Faults;
using BlogApp.Platform.Redis;
using Microsoft.Data.Sqlite;
using StackExchange.Redis;

namespace BlogApp.Platform.Stores;

/// <summary>The only place that decides what a driver's exception means and how severe it is. Pure.</summary>
internal static class FaultClassifier
{
    /// <summary>Null when the exception says nothing about a store.</summary>
    public static Fault? Classify(Exception error)
    {
        // EF and the cache wrap driver exceptions. A canceled wait says nothing about the store.
        for (var cause = error; cause is not null and not OperationCanceledException; cause = cause.InnerException)
        {
            if (One(cause) is { } fault)
                return fault;
        }
        return null;
    }

    /// <param name="lasting">Whether it has failed for a while without a success in between.</param>
    public static StoreGrade Grade(StoreKind store, FaultKind kind, bool lasting = false) => kind switch
    {
        FaultKind.Rejected or FaultKind.Connecting => StoreGrade.Healthy,
        // Memory and SQL answer instead.
        _ when store is StoreKind.Cache => StoreGrade.Recoverable,
        FaultKind.Repeat or FaultKind.Slow or FaultKind.Closed when !lasting => StoreGrade.Recoverable,
        FaultKind.Busy when store is StoreKind.LiveStore && !lasting => StoreGrade.Recoverable,
        // The journal and an embedded store take over.
        _ when store is StoreKind.LiveStore => StoreGrade.Degraded,
        // Pages can be read and views are journaled meanwhile.
        FaultKind.Busy when store is StoreKind.SqlWriting => StoreGrade.Degraded,
        _ => StoreGrade.Critical,
    };

    private static Fault? One(Exception error) => error switch
    {
        StoreUnavailableException away => away.Fault,
        SqliteException sqlite => SqliteFaults.Classify(sqlite.SqliteErrorCode, sqlite.SqliteExtendedErrorCode, sqlite.Message),
        RedisException or RedisUnavailableException => RedisFaults.Classify(error),
        RedisTimeoutException => RedisFaults.Slow,
        ObjectDisposedException { ObjectName: { } name } when name.Contains("Multiplexer", StringComparison.Ordinal) => RedisFaults.Closed,
        TimeoutException => new(FaultSource.Clock, FaultKind.Slow, "It did not answer in time. It is tried again; if this lasts, the machine is overloaded or the store hangs."),
        UnauthorizedAccessException or IOException => FileFaults.Classify(error),
        _ => null,
    };
}
