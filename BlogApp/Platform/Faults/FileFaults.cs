using System.Net.Sockets;

namespace BlogApp.Platform.Faults;

/// <summary>File system errors in plain words. On Unix, .NET passes the errno on as the HResult.</summary>
internal static class FileFaults
{
    /// <summary>Null when no file failed, such as when a client disconnected.</summary>
    public static Fault? Classify(Exception error)
    {
        if (error.InnerException is SocketException || error.GetType().Namespace?.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) == true)
            return null;
        var (kind, words) = error switch
        {
            UnauthorizedAccessException => (FaultKind.Denied, NoRight),
            DirectoryNotFoundException or FileNotFoundException or DriveNotFoundException => (FaultKind.Missing, Gone),
            // A failed preallocation is recognizable only by its message.
            _ when error.Message.Contains("disk was full", StringComparison.Ordinal) => (FaultKind.Full, Full),
            _ when error.Message.Contains("too large", StringComparison.Ordinal) => (FaultKind.Full, TooLarge),
            _ => OfNumber(error.HResult),
        };
        return new(FaultSource.Files, kind, words);
    }

    private const string NoRight = "The server may not write its files. See the data directory's disk and rights; counting goes on by itself once it can be written.";
    private const string Gone = "A file or folder of the data directory is gone. See the data directory's disk and rights; counting goes on by itself once it can be written.";
    private const string Full = "No space is left on the data directory's disk. Free some; counting goes on by itself then.";
    private const string TooLarge = "The file system or a limit of the process does not take a file of this size. Raise the limit (ulimit -f) or move the data directory.";

    private static (FaultKind, string) OfNumber(int number) => number switch
    {
        28 or unchecked((int)0x80070070) or unchecked((int)0x80070027) => (FaultKind.Full, Full),
        122 => (FaultKind.Full, "The server's user has used up its disk quota. Raise it or free some space; counting goes on by itself then."),
        27 => (FaultKind.Full, TooLarge),
        30 or unchecked((int)0x80070013) => (FaultKind.ReadOnly, "The data directory's disk is mounted read-only, often after an error on it. Look at the system's log and mount it writable again."),
        1 or 13 => (FaultKind.Denied, NoRight),
        2 => (FaultKind.Missing, Gone),
        5 or 6 or 19 => (FaultKind.Device, "The disk reports an error. Look at the system's log and at the disk; have a backup ready."),
        23 or 24 => (FaultKind.TooMany, "The server has too many files open. Raise its limit (ulimit -n)."),
        12 => (FaultKind.OutOfMemory, "The system has no memory left for the server's files. Give it more."),
        11 or 35 or unchecked((int)0x80070020) => (FaultKind.Busy, "Another process holds a lock on one of the server's files. End it if it does not belong there."),
        _ => (FaultKind.Device, "A file could not be read or written. See the data directory's disk and rights; counting goes on by itself once it can be written."),
    };
}
