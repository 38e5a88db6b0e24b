namespace BlogApp.Platform.Redis;

/// <summary>Redis was used before its first connection, or without being configured.</summary>
internal sealed class RedisUnavailableException(string message) : Exception(message)
{
    /// <summary>Whether the first connection attempt was still running.</summary>
    public bool Connecting { get; init; }
}
