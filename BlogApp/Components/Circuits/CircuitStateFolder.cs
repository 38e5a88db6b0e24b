using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BlogApp.Platform.DataDirectory;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Components.Circuits;

/// <summary>
/// Stores the state of Studio pages whose browser was disconnected for longer than the circuit is kept: encrypted files in the data directory, which
/// survive a restart. Only few, small and recent ones are kept.
/// </summary>
/// <remarks>A cache is the framework's only extension point for a different store. It sets, reads once and removes.</remarks>
internal sealed partial class CircuitStateFolder(string path, IDataProtectionProvider protection, TimeProvider clock, ILogger<CircuitStateFolder> log) : HybridCache
{
    internal const int MaxFiles = 100, MaxBytes = 1 << 20;

    /// <summary>As long as the framework's own descriptors of a page's components are valid.</summary>
    internal static readonly TimeSpan MaxAge = TimeSpan.FromHours(2);

    private readonly IDataProtector _protector = protection.CreateProtector("BlogApp.CircuitState");

    public CircuitStateFolder(DataDirectory directory, IDataProtectionProvider protection, TimeProvider clock, ILogger<CircuitStateFolder> log)
        : this(directory.Circuits, protection, clock, log)
    {
    }

    public override async ValueTask<T> GetOrCreateAsync<TState, T>(string key, TState state, Func<TState, CancellationToken, ValueTask<T>> factory, HybridCacheEntryOptions? options = null,
        IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        var file = new FileInfo(FileOf(key));
        if (!file.Exists || Age(file) > MaxAge)
            return default!;
        try
        {
            return JsonSerializer.Deserialize<T>(_protector.Unprotect(await File.ReadAllBytesAsync(file.FullName, cancellationToken)))!;
        }
        catch (Exception error) when (error is IOException or CryptographicException or JsonException)
        {
            Log.NotRead(log, error);
            return default!;
        }
    }

    public override async ValueTask SetAsync<T>(string key, T value, HybridCacheEntryOptions? options = null, IEnumerable<string>? tags = null, CancellationToken cancellationToken = default)
    {
        var bytes = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(value));
        if (bytes.Length > MaxBytes)
        {
            Log.TooLarge(log, bytes.Length);
            return;
        }
        Directory.CreateDirectory(path);
        var file = FileOf(key);
        await File.WriteAllBytesAsync(file + ".new", bytes, cancellationToken);
        File.SetLastWriteTimeUtc(file + ".new", clock.GetUtcNow().UtcDateTime);
        File.Move(file + ".new", file, overwrite: true);
        Tidy();
    }

    public override ValueTask RemoveAsync(string key, CancellationToken cancellationToken = default)
    {
        if (Directory.Exists(path))
            File.Delete(FileOf(key));
        return ValueTask.CompletedTask;
    }

    public override ValueTask RemoveByTagAsync(string tag, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    private void Tidy()
    {
        var newestFirst = new DirectoryInfo(path).GetFiles().OrderByDescending(file => file.LastWriteTimeUtc).ToList();
        foreach (var file in newestFirst.Where((file, i) => i >= MaxFiles || Age(file) > MaxAge))
            file.Delete();
    }

    private TimeSpan Age(FileInfo file) => clock.GetUtcNow() - new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);

    // The key authenticates the browser, so it must not appear on disk.
    private string FileOf(string key) => Path.Combine(path, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key))));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The state of a page of the Studio could not be read; it begins anew")]
        public static partial void NotRead(ILogger logger, Exception error);

        [LoggerMessage(Level = LogLevel.Information, Message = "The state of a page of the Studio is too large to be kept: {Bytes} bytes")]
        public static partial void TooLarge(ILogger logger, int bytes);
    }
}
