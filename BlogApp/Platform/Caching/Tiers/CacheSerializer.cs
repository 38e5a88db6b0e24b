using System.Collections.Concurrent;
using System.Text.Json;
using BlogApp.Data;

namespace BlogApp.Platform.Caching.Tiers;

/// <summary>Serializes values. A type that cannot be serialized stays in memory only, and the log reports it once.</summary>
internal sealed partial class CacheSerializer(ILogger<CacheSerializer> logger)
{
    // Tuples store their values in fields.
    private static readonly JsonSerializerOptions Json = new() { IncludeFields = true };

    // Types change with the program, so values written by another build are ignored.
    private static readonly string Build = Fingerprint(typeof(CacheSerializer)) + Fingerprint(typeof(BlogDbContext));

    private readonly ConcurrentDictionary<Type, bool> _unwritable = new();

    /// <summary>Distinguishes the types and builds that may have written a key's value.</summary>
    public static string ShapeOf<T>() => Shape<T>.Name;

    public byte[]? Write<T>(T value)
    {
        if (_unwritable.ContainsKey(typeof(T)))
            return null;
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, Json);
        }
        catch (Exception error) when (error is NotSupportedException or JsonException or InvalidOperationException)
        {
            if (_unwritable.TryAdd(typeof(T), true))
                Log.Unwritable(logger, error, typeof(T));
            return null;
        }
    }

    /// <exception cref="JsonException">The bytes are not a value of this type.</exception>
    /// <exception cref="NotSupportedException">The type cannot be read.</exception>
    public static T Read<T>(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<T>(bytes, Json)!;

    private static string Fingerprint(Type type) => type.Module.ModuleVersionId.ToString("N")[..8];

    private static class Shape<T>
    {
        // A hash of the full name, because names of generic types can be hundreds of characters long.
        public static string Name { get; } = Convert.ToHexStringLower(
            System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Build + typeof(T).FullName)).AsSpan(0, 6));
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Values of type {Type} cannot be written and are cached in memory only")]
        public static partial void Unwritable(ILogger logger, Exception error, Type type);
    }
}
