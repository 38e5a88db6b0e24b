using System.Security.Cryptography;

namespace BlogApp.Features.Analytics.Journal;

/// <summary>
/// The folder with all writers' journals: one folder per writer, held by an exclusive lock while its process lives. The
/// lock tells dead writers from living ones.
/// </summary>
internal static class JournalDirectory
{
    private const string LockFile = "lock";

    /// <summary>Opens a journal for a new writer with a new id.</summary>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static JournalLog Create(string root)
    {
        var writer = RandomNumberGenerator.GetHexString(16, lowercase: true);
        var directory = Directory.CreateDirectory(Path.Combine(root, writer)).FullName;
        try
        {
            return new JournalLog(writer, directory, OpenLock(directory));
        }
        catch
        {
            // This is retried every second while the disk is full, so it must not leave empty folders behind.
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    /// <summary>Takes over the journals of dead processes. Unreadable ends are cut after the last valid record.</summary>
    /// <param name="root">The folder with the journals.</param>
    /// <param name="onCut">Called for each file that was cut, with its path and the number of bytes kept.</param>
    public static IEnumerable<JournalLog> RecoverOrphaned(string root, Action<string, long> onCut)
    {
        if (!Directory.Exists(root))
            yield break;
        foreach (var directory in Directory.GetDirectories(root).Order(StringComparer.Ordinal))
        {
            if (TryLock(directory) is { } lockFile)
                yield return Recover(directory, lockFile, onCut);
        }
    }

    private static JournalLog Recover(string directory, FileStream lockFile, Action<string, long> onCut)
    {
        try
        {
            return JournalRecovery.Recover(Path.GetFileName(directory), directory, lockFile, onCut);
        }
        catch
        {
            // Retried in a second. If the lock were kept, this process would think that the writer is alive.
            lockFile.Dispose();
            throw;
        }
    }

    private static FileStream? TryLock(string directory)
    {
        try
        {
            return OpenLock(directory);
        }
        catch (IOException)
        {
            // Its process is alive.
            return null;
        }
    }

    private static FileStream OpenLock(string directory) =>
        new(Path.Combine(directory, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
