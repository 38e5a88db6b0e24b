using BlogApp.Platform.Faults;
using StackExchange.Redis;

namespace BlogApp.Platform.Redis;

/// <summary>Errors of the Redis client and of Redis itself, in plain words.</summary>
internal static class RedisFaults
{
    public static readonly Fault Slow = Say(FaultKind.Slow, "Redis did not answer in time. It is tried again; if this lasts, it hangs, is overloaded, or the network between is slow.");

    public static readonly Fault Closed = Say(FaultKind.Closed, "The connection to Redis was closed. It is opened again by itself.");

    private static readonly Fault Unreachable = Say(FaultKind.Unreachable, "Redis cannot be reached. See that it runs and that the network between is up; the blog returns to it by itself.");
    private static readonly Fault Connecting = Say(FaultKind.Connecting, "The first connection to Redis is being made.");
    private static readonly Fault Denied = Say(FaultKind.Denied, "Redis refuses the password or the right to a command. Correct ConnectionStrings:Redis, or the user's rights in Redis.");
    private static readonly Fault Starting = Say(FaultKind.Starting, "Redis is loading its data. Wait; the blog returns to it by itself.");
    private static readonly Fault ReadOnly = Say(FaultKind.ReadOnly, "This Redis only reads: it is a replica. Point ConnectionStrings:Redis at the master.");

    private static readonly Fault Moving = Say(FaultKind.Repeat, "Redis Cluster is moving the keys to another node. The client looks again by itself.");
    private static readonly Fault NoScript = Say(FaultKind.Repeat, "Redis has forgotten a script, as after a restart. It is sent again by itself.");

    public static Fault Classify(Exception error) => error switch
    {
        RedisServerException server => OfAnswer(server),
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } => Denied,
        RedisConnectionException { FailureType: ConnectionFailureType.Loading } => Starting,
        RedisConnectionException { FailureType: ConnectionFailureType.ConnectionDisposed } => Closed,
        RedisUnavailableException { Connecting: true } => Connecting,
        RedisConnectionException or RedisUnavailableException => Unreachable,
        // The client itself refuses to send a write to a replica.
        RedisCommandException when error.Message.Contains("replica", StringComparison.OrdinalIgnoreCase) => ReadOnly,
        RedisCommandException => Say(FaultKind.Rejected, "The Redis client refused a command. That is an error in the program; the log has it."),
        _ => Say(FaultKind.Repeat, "Redis answered with something unexpected. It is tried again; the log has it."),
    };

    private static Fault OfAnswer(RedisServerException answer) => answer.Kind switch
    {
        RedisErrorKind.Loading => Starting,
        RedisErrorKind.ReadOnly => ReadOnly,
        RedisErrorKind.OutOfMemory => Say(FaultKind.OutOfMemory, "Redis has used up its maxmemory and takes nothing more. Raise it, or let Redis evict what else it holds."),
        RedisErrorKind.Misconfigured => Say(FaultKind.Device, "Redis cannot save to its disk and refuses to write. Look at its disk and its log."),
        RedisErrorKind.NoReplicas => Say(FaultKind.ReadOnly, "Redis refuses to write because too few replicas follow it. Start them, or lower min-replicas-to-write."),
        RedisErrorKind.NoScript => NoScript,
        RedisErrorKind.Busy => Say(FaultKind.Busy, "Redis is busy with a long script. It passes by itself; if it does not, SCRIPT KILL ends it."),
        RedisErrorKind.TryAgain or RedisErrorKind.Moved or RedisErrorKind.Ask => Moving,
        RedisErrorKind.ClusterDown => Say(FaultKind.Unreachable, "Redis Cluster is down: some of its slots have no master. See CLUSTER INFO; the blog returns to it by itself."),
        RedisErrorKind.MasterDown => Say(FaultKind.Unreachable, "This Redis is a replica whose master is away. Start the master, or point ConnectionStrings:Redis at it."),
        RedisErrorKind.NoAuth or RedisErrorKind.WrongPass or RedisErrorKind.NoPermission or RedisErrorKind.NotPermitted => Denied,
        RedisErrorKind.WrongType => Say(FaultKind.Foreign, "A key in Redis holds something else than the blog put there. Give the blog a Redis, or a database in it, of its own."),
        RedisErrorKind.ExecAbort => Say(FaultKind.Repeat, "Redis gave a transaction up. It is tried again by itself."),
        RedisErrorKind.MaxClients => Say(FaultKind.TooMany, "Redis has no connection left. Raise its maxclients, or close what else uses it."),
        // Errors without a code of their own: AUTH on older servers, and errors passed on by a script.
        _ when answer.Message.Contains("invalid password", StringComparison.Ordinal) || answer.Message.Contains("AUTH", StringComparison.Ordinal) => Denied,
        _ when answer.Message.Contains("NOSCRIPT", StringComparison.Ordinal) => NoScript,
        _ => Say(FaultKind.Repeat, "Redis answered a command with an error. It is tried again; the log has it."),
    };

    private static Fault Say(FaultKind kind, string words) => new(FaultSource.Redis, kind, words);
}
