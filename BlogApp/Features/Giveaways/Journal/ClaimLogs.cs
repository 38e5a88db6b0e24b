using System.Security.Cryptography;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Failpoints;

namespace BlogApp.Features.Giveaways.Journal;

/// <summary>The folder with all writers' claims: one folder per run of a process.</summary>
internal static class ClaimLogs
{
    private const string LockFile = "lock";

    /// <exception cref="IOException">The folder cannot be written.</exception>
    public static ClaimLog Create(string root)
    {
        var directory = Directory.CreateDirectory(Path.Combine(root, RandomNumberGenerator.GetHexString(16, lowercase: true))).FullName;
        try
        {
            return new ClaimLog(directory, OpenLock(directory));
        }
        catch
        {
            Directory.Delete(directory, recursive: true);
            throw;
        }
    }

    /// <summary>Takes over the folders of dead processes.</summary>
    /// <param name="onDamage">Called with a file that could not be read completely.</param>
    public static IEnumerable<(ClaimLog Log, IReadOnlyList<(int Segment, Claim Claim)> Claims)> RecoverOrphaned(string root, Action<string> onDamage)
    {
        if (!Directory.Exists(root))
            yield break;
        foreach (var directory in Directory.GetDirectories(root).OrderBy(Directory.GetCreationTimeUtc).ThenBy(d => d, StringComparer.Ordinal))
        {
            if (TryLock(directory) is not { } lockFile)
                continue;
            Failpoint.Pass(FailpointNames.BeforeClaimRecovery);
            var log = new ClaimLog(directory, lockFile);
            yield return (log, Read(log, onDamage));
        }
    }

    private static List<(int Segment, Claim Claim)> Read(ClaimLog log, Action<string> onDamage)
    {
        var all = new List<(int, Claim)>();
        foreach (var file in Directory.GetFiles(log.Directory, "*.wal").Order(StringComparer.Ordinal))
        {
            var number = int.Parse(Path.GetFileNameWithoutExtension(file), System.Globalization.CultureInfo.InvariantCulture);
            var (claims, damaged) = ClaimRecord.ReadAll(File.ReadAllBytes(file));
            if (damaged)
                onDamage(file);
            log.AddSegment(number);
            all.AddRange(claims.Select(claim => (number, claim)));
        }
        return all;
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
