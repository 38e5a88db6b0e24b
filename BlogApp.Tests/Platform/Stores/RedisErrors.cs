using System.Reflection;
using StackExchange.Redis;

namespace BlogApp.Tests.Platform.Stores;

/// <summary>The client's exceptions, whose constructors it keeps to itself.</summary>
internal static class RedisErrors
{
    public static Exception Answer(string message) => Create(typeof(RedisServerException), message);

    public static Exception Connection(ConnectionFailureType type) => Create(typeof(RedisConnectionException), type, "text");

    private static Exception Create(Type type, params object[] arguments) =>
        (Exception)Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.NonPublic, null, arguments, null)!;
}
