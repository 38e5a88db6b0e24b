using System.Data.Common;
using System.Net.Sockets;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using BlogApp.Platform.Faults;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using StackExchange.Redis;

namespace BlogApp.Tests.Platform.Stores;

public sealed class FaultGradesTests
{
    [Theory]
    [InlineData(3, 3, nameof(FaultKind.Denied))]
    [InlineData(5, 5, nameof(FaultKind.Busy))]
    [InlineData(5, 517, nameof(FaultKind.Busy))] // BUSY_SNAPSHOT
    [InlineData(6, 6, nameof(FaultKind.Busy))]
    [InlineData(7, 7, nameof(FaultKind.OutOfMemory))]
    [InlineData(8, 8, nameof(FaultKind.ReadOnly))]
    [InlineData(8, 1032, nameof(FaultKind.ReadOnly))] // READONLY_DBMOVED
    [InlineData(9, 9, nameof(FaultKind.Closed))]
    [InlineData(10, 10, nameof(FaultKind.Device))]
    [InlineData(10, 522, nameof(FaultKind.Damaged))] // IOERR_SHORT_READ
    [InlineData(10, 1034, nameof(FaultKind.Device))] // IOERR_FSYNC
    [InlineData(11, 11, nameof(FaultKind.Damaged))]
    [InlineData(13, 13, nameof(FaultKind.Full))]
    [InlineData(14, 14, nameof(FaultKind.Missing))]
    [InlineData(15, 15, nameof(FaultKind.Busy))]
    [InlineData(17, 17, nameof(FaultKind.Repeat))]
    [InlineData(22, 22, nameof(FaultKind.Full))]
    [InlineData(26, 26, nameof(FaultKind.Foreign))]
    [InlineData(1, 1, nameof(FaultKind.Rejected))]
    [InlineData(19, 2067, nameof(FaultKind.Rejected))] // CONSTRAINT_UNIQUE
    [InlineData(20, 20, nameof(FaultKind.Rejected))]
    [InlineData(21, 21, nameof(FaultKind.Rejected))]
    public void Sqlite_EachResultCode_HasItsKind(int code, int extended, string kind) =>
        Is(kind, FaultSource.Sqlite, new SqliteException("text", code, extended));

    [Theory]
    [InlineData("SQLite Error 1: 'no such table: Article'.")]
    [InlineData("SQLite Error 1: 'no such column: a.Views'.")]
    public void Sqlite_MissingTableOrColumn_IsAForeignDatabase(string message) =>
        Is(nameof(FaultKind.Foreign), FaultSource.Sqlite, new SqliteException(message, 1, 1));

    [Theory]
    [InlineData((int)RedisErrorKind.Loading, "LOADING Redis is loading the dataset in memory", nameof(FaultKind.Starting))]
    [InlineData((int)RedisErrorKind.ReadOnly, "READONLY You can't write against a read only replica.", nameof(FaultKind.ReadOnly))]
    [InlineData((int)RedisErrorKind.OutOfMemory, "OOM command not allowed when used memory > 'maxmemory'.", nameof(FaultKind.OutOfMemory))]
    [InlineData((int)RedisErrorKind.Misconfigured, "MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk.", nameof(FaultKind.Device))]
    [InlineData((int)RedisErrorKind.NoReplicas, "NOREPLICAS Not enough good replicas to write.", nameof(FaultKind.ReadOnly))]
    [InlineData((int)RedisErrorKind.NoScript, "NOSCRIPT No matching script. Please use EVAL.", nameof(FaultKind.Repeat))]
    [InlineData((int)RedisErrorKind.UnknownError, "ERR Error running script: NOSCRIPT", nameof(FaultKind.Repeat))]
    [InlineData((int)RedisErrorKind.Busy, "BUSY Redis is busy running a script.", nameof(FaultKind.Busy))]
    [InlineData((int)RedisErrorKind.TryAgain, "TRYAGAIN Multiple keys request during rehashing of slot", nameof(FaultKind.Repeat))]
    [InlineData((int)RedisErrorKind.Moved, "MOVED 3999 127.0.0.1:6381", nameof(FaultKind.Repeat))]
    [InlineData((int)RedisErrorKind.Ask, "ASK 3999 127.0.0.1:6381", nameof(FaultKind.Repeat))]
    [InlineData((int)RedisErrorKind.ClusterDown, "CLUSTERDOWN The cluster is down", nameof(FaultKind.Unreachable))]
    [InlineData((int)RedisErrorKind.MasterDown, "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.", nameof(FaultKind.Unreachable))]
    [InlineData((int)RedisErrorKind.NoAuth, "NOAUTH Authentication required.", nameof(FaultKind.Denied))]
    [InlineData((int)RedisErrorKind.WrongPass, "WRONGPASS invalid username-password pair or user is disabled.", nameof(FaultKind.Denied))]
    [InlineData((int)RedisErrorKind.UnknownError, "ERR invalid password", nameof(FaultKind.Denied))]
    [InlineData((int)RedisErrorKind.NoPermission, "NOPERM this user has no permissions to run the 'eval' command", nameof(FaultKind.Denied))]
    [InlineData((int)RedisErrorKind.NotPermitted, "ERR operation not permitted", nameof(FaultKind.Denied))]
    [InlineData((int)RedisErrorKind.ExecAbort, "EXECABORT Transaction discarded because of previous errors.", nameof(FaultKind.Repeat))]
    [InlineData((int)RedisErrorKind.WrongType, "WRONGTYPE Operation against a key holding the wrong kind of value", nameof(FaultKind.Foreign))]
    [InlineData((int)RedisErrorKind.MaxClients, "ERR max number of clients reached", nameof(FaultKind.TooMany))]
    [InlineData((int)RedisErrorKind.UnknownError, "ERR something new", nameof(FaultKind.Repeat))]
    [InlineData((int)RedisErrorKind.UnknownError, "%$§!", nameof(FaultKind.Repeat))]
    public void Redis_EachAnswer_HasItsKind(int error, string answer, string kind) => Is(kind, FaultSource.Redis, RedisErrors.Answer((RedisErrorKind)error, answer));

    [Theory]
    [InlineData((int)ConnectionFailureType.UnableToConnect, nameof(FaultKind.Unreachable))]
    [InlineData((int)ConnectionFailureType.UnableToResolvePhysicalConnection, nameof(FaultKind.Unreachable))]
    [InlineData((int)ConnectionFailureType.SocketFailure, nameof(FaultKind.Unreachable))]
    [InlineData((int)ConnectionFailureType.SocketClosed, nameof(FaultKind.Unreachable))]
    [InlineData((int)ConnectionFailureType.AuthenticationFailure, nameof(FaultKind.Denied))]
    [InlineData((int)ConnectionFailureType.Loading, nameof(FaultKind.Starting))]
    [InlineData((int)ConnectionFailureType.ProtocolFailure, nameof(FaultKind.Unreachable))] // Also when Redis is stopped.
    [InlineData((int)ConnectionFailureType.ConnectionDisposed, nameof(FaultKind.Closed))]
    public void Redis_EachConnectionFailure_HasItsKind(int type, string kind) =>
        Is(kind, FaultSource.Redis, RedisErrors.Connection((ConnectionFailureType)type));

    [Fact]
    public void Redis_NotConnectedYet_IsUnreachable() => Is(nameof(FaultKind.Unreachable), FaultSource.Redis, new RedisUnavailableException("not yet"));

    [Fact]
    public void Redis_FirstConnectionPending_IsConnecting() =>
        Is(nameof(FaultKind.Connecting), FaultSource.Redis, new RedisUnavailableException("not yet") { Connecting = true });

    [Fact]
    public void Redis_Disposed_IsClosed() => Is(nameof(FaultKind.Closed), FaultSource.Redis, new ObjectDisposedException("ConnectionMultiplexer"));

    [Fact]
    public void Timeout_IsSlow() => Is(nameof(FaultKind.Slow), FaultSource.Clock, new TimeoutException());

    [Theory]
    [InlineData(28, nameof(FaultKind.Full))] // ENOSPC
    [InlineData(122, nameof(FaultKind.Full))] // EDQUOT
    [InlineData(27, nameof(FaultKind.Full))] // EFBIG
    [InlineData(unchecked((int)0x80070070), nameof(FaultKind.Full))] // ERROR_DISK_FULL
    [InlineData(30, nameof(FaultKind.ReadOnly))] // EROFS
    [InlineData(13, nameof(FaultKind.Denied))] // EACCES
    [InlineData(1, nameof(FaultKind.Denied))] // EPERM
    [InlineData(2, nameof(FaultKind.Missing))] // ENOENT
    [InlineData(5, nameof(FaultKind.Device))] // EIO
    [InlineData(24, nameof(FaultKind.TooMany))] // EMFILE
    [InlineData(23, nameof(FaultKind.TooMany))] // ENFILE
    [InlineData(12, nameof(FaultKind.OutOfMemory))] // ENOMEM
    [InlineData(11, nameof(FaultKind.Busy))] // EAGAIN
    [InlineData(99, nameof(FaultKind.Device))]
    public void Files_EachErrorNumber_HasItsKind(int number, string kind) => Is(kind, FaultSource.Files, new IOException("text", number));

    [Fact]
    public void Files_OtherExceptions_HaveTheirKind()
    {
        Is(nameof(FaultKind.Full), FaultSource.Files, new IOException("Failed to create 'x' with allocation size '16777216' because the disk was full."));
        Is(nameof(FaultKind.Full), FaultSource.Files, new IOException("Failed to create 'x' with allocation size '16777216' because the file was too large."));
        Is(nameof(FaultKind.Denied), FaultSource.Files, new UnauthorizedAccessException());
        Is(nameof(FaultKind.Missing), FaultSource.Files, new DirectoryNotFoundException());
    }

    [Fact]
    public void ExceptionUnrelatedToStores_IsNoFault()
    {
        Assert.Null(FaultClassifier.Classify(new InvalidOperationException()));
        Assert.Null(FaultClassifier.Classify(new OperationCanceledException("", new TimeoutException())));
        Assert.Null(FaultClassifier.Classify(new IOException("Broken pipe", new SocketException(32))));
        Assert.Null(FaultClassifier.Classify(new Microsoft.AspNetCore.Connections.ConnectionResetException("The client has disconnected")));
        Assert.Null(FaultClassifier.Classify(new ObjectDisposedException("System.IO.Stream")));
        Assert.Null(FaultClassifier.Classify(new DbUpdateConcurrencyException()));
    }

    [Fact]
    public void WrappedException_IsGradedByTheDriversException()
    {
        var fault = FaultClassifier.Classify(new DbUpdateException("saving", new SqliteException("text", 13, 13)))!;
        Assert.Equal(FaultKind.Full, fault.Kind);
        Assert.Same(fault, FaultClassifier.Classify(new InvalidOperationException("", new StoreUnavailableException(StoreKind.Sql, fault))));
    }

    [Theory]
    // What happened, then the grade for: reading SQL, writing SQL, journal, live store, cache.
    [InlineData(nameof(FaultKind.Rejected), "HHHHH")]
    [InlineData(nameof(FaultKind.Repeat), "RRRRR")]
    [InlineData(nameof(FaultKind.Slow), "RRRRR")]
    [InlineData(nameof(FaultKind.Closed), "RRRRR")]
    [InlineData(nameof(FaultKind.Busy), "CDCRR")]
    [InlineData(nameof(FaultKind.Connecting), "HHHHH")]
    [InlineData(nameof(FaultKind.Starting), "CCCDR")]
    [InlineData(nameof(FaultKind.Unreachable), "CCCDR")]
    [InlineData(nameof(FaultKind.Denied), "CCCDR")]
    [InlineData(nameof(FaultKind.Full), "CCCDR")]
    [InlineData(nameof(FaultKind.OutOfMemory), "CCCDR")]
    [InlineData(nameof(FaultKind.TooMany), "CCCDR")]
    [InlineData(nameof(FaultKind.ReadOnly), "CCCDR")]
    [InlineData(nameof(FaultKind.Device), "CCCDR")]
    [InlineData(nameof(FaultKind.Damaged), "CCCDR")]
    [InlineData(nameof(FaultKind.Missing), "CCCDR")]
    [InlineData(nameof(FaultKind.Foreign), "CCCDR")]
    public void FaultKind_InEachStore_HasItsGrade(string kind, string grades) =>
        Assert.Equal(grades, string.Concat(Enum.GetValues<StoreKind>().Select(store => FaultClassifier.Grade(store, Enum.Parse<FaultKind>(kind)).ToString()[0])));

    [Theory]
    [InlineData(nameof(FaultKind.Repeat), "CCCDR")]
    [InlineData(nameof(FaultKind.Slow), "CCCDR")]
    [InlineData(nameof(FaultKind.Closed), "CCCDR")]
    [InlineData(nameof(FaultKind.Busy), "CDCDR")]
    [InlineData(nameof(FaultKind.Rejected), "HHHHH")]
    public void LastingTransientFault_InEachStore_HasAWorseGrade(string kind, string grades) =>
        Assert.Equal(grades, string.Concat(Enum.GetValues<StoreKind>().Select(store => FaultClassifier.Grade(store, Enum.Parse<FaultKind>(kind), lasting: true).ToString()[0])));

    private static void Is(string kind, FaultSource source, Exception error)
    {
        var fault = FaultClassifier.Classify(error);
        Assert.NotNull(fault);
        Assert.Equal((kind, source), (fault.Kind.ToString(), fault.Source));
        Assert.EndsWith(".", fault.Words, StringComparison.Ordinal);
        // None of the driver's own text, which may contain addresses and paths.
        Assert.DoesNotContain("text", fault.Words, StringComparison.Ordinal);
    }
}
