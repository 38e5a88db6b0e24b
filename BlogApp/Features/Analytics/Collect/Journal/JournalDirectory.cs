using System.Security.Cryptography;

namespace BlogApp.Features.Analytics.Collect.Journal;

/// <summary>
/// The folder of all writers' journals: one folder a writer, held by an exclusive lock while its process lives. The
/// lock tells the dead from the living.
/// </summary>
internal static class JournalDirectory
{
    private const string LockFile = "lock";

    /// <summary>Opens a journal for a new writer, with an id of its own.</summary>
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
            // Tried again every second while the disk is full: it must not fill with empty folders.
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    /// <summary>Takes over the journals whose processes are gone. Unreadable ends are cut at the last good record.</summary>
    /// <param name="root">The journals' folder.</param>
    /// <param name="onCut">Told of each file that was cut: path, bytes kept.</param>
    public static IEnumerable<JournalLog> AdoptDead(string root, Action<string, long> onCut)
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
            // Tried again in a second: the lock, held on, would make this process think that the writer lives.
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
            // Its process lives.
            return null;
        }
    }

    private static FileStream OpenLock(string directory) =>
        new(Path.Combine(directory, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
