using StackExchange.Redis;

namespace BlogApp.Tests.Platform.Stores;

/// <summary>The client's exceptions, as it throws them.</summary>
internal static class RedisErrors
{
    public static Exception Answer(RedisErrorKind kind, string message) => new RedisServerException(kind, CommandFlags.None, message);

    public static Exception Connection(ConnectionFailureType type) => new RedisConnectionException(type, CommandFlags.None, "text", null, CommandStatus.Unknown);
}
