using NetVips;

namespace BlogApp.Features.Media.Resizing;

/// <summary>
/// libvips, loaded with the first picture to be resized, so that a blog that only serves does not pay for it. Without
/// it, pictures keep the copies made by the browser before the upload.
/// </summary>
/// <param name="folders">Where to look for it; null: where the program finds its native libraries.</param>
internal sealed partial class PictureLibrary(ILogger<PictureLibrary> log, string[]? folders = null)
{
    private const string File = "libvips.so.42";

    private static readonly string[] Loaders = ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif"];

    private readonly Lock _turn = new();
    private bool? _loaded;

    /// <summary>Whether it exists next to the program. Does not load it.</summary>
    public bool Present { get; } = (folders ?? Folders()).Any(folder => System.IO.File.Exists(Path.Combine(folder, File)));

    /// <summary>Loads it once, restricted to the formats of uploaded pictures.</summary>
    /// <returns>False when it is missing, or does not run here.</returns>
    public bool TryLoad()
    {
        lock (_turn)
            return _loaded ??= Load();
    }

    private bool Load()
    {
        try
        {
            if (!Present || !ModuleInitializer.VipsInitialized)
                throw new DllNotFoundException(ModuleInitializer.Exception?.GetBaseException().Message ?? $"{File} is not there");
            // Exceptions report problems with a picture; by default they are also printed to the console.
            _ = NetVips.Log.SetLogHandler("VIPS", Enums.LogLevelFlags.Warning, static (_, _, _) => { });
            NetVips.NetVips.BlockUntrusted = true;
            Operation.Block("VipsForeignLoad", true);
            foreach (var loader in Loaders)
                Operation.Block(loader, false);
            // One thread, and no caching between pictures.
            NetVips.NetVips.Concurrency = 1;
            (Cache.Max, Cache.MaxMem, Cache.MaxFiles) = (0, 0, 0);
            return true;
        }
        catch (Exception missing) when (missing is DllNotFoundException or TypeInitializationException or BadImageFormatException or EntryPointNotFoundException or VipsException)
        {
            Log.Missing(log, missing.GetBaseException().Message);
            return false;
        }
    }

    private static string[] Folders() =>
        [.. (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append(AppContext.BaseDirectory)];

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Pictures are not made smaller by the server: libvips does not run here ({Reason})")]
        public static partial void Missing(ILogger log, string reason);
    }
}
