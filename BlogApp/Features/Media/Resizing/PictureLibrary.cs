namespace BlogApp.Features.Media.Resizing;

/// <summary>
/// Whether libvips is there. The server itself never loads it: it decodes pictures of strangers in native code, so
/// only a child process does. Without it, pictures keep the copies made by the browser before the upload.
/// </summary>
/// <param name="folders">Where to look for it; null: where the program finds its native libraries.</param>
internal sealed partial class PictureLibrary(ILogger<PictureLibrary> log, string[]? folders = null)
{
    private const string File = "libvips.so.42";

    private bool _told;

    /// <summary>Whether it exists next to the program.</summary>
    public bool Present { get; } = (folders ?? Folders()).Any(folder => System.IO.File.Exists(Path.Combine(folder, File)));

    /// <summary>Logs once that it does not run here.</summary>
    public void Miss(string reason)
    {
        if (!Interlocked.Exchange(ref _told, true))
            Log.Missing(log, reason);
    }

    private static string[] Folders() =>
        [.. (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Append(AppContext.BaseDirectory)];

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Pictures are not made smaller by the server: libvips does not run here ({Reason})")]
        public static partial void Missing(ILogger log, string reason);
    }
}
