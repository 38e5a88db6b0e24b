using System.Data.Common;
using BlogApp.Data.Storage;
using BlogApp.Features.Analytics.Verify;
using BlogApp.Features.Operations.Backups.Archive;
using BlogApp.Platform.Faults;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Operations.Backups;

/// <summary>Reads a whole backup as a restore would: its parts, its database, and whether its numbers agree.</summary>
internal sealed class BackupVerifier(BackupFolder folder, IDatabaseBackup database, TimeProvider clock)
{
    private const int MostFindings = 5;

    /// <summary>Unpacks the database beside the file, and deletes it again.</summary>
    /// <param name="progress">Called with the share that was read, 0 to 1.</param>
    /// <exception cref="BackupException">It cannot be restored, and why.</exception>
    public async Task<BackupReport> VerifyAsync(string path, byte[]? key, Action<double> progress, CancellationToken cancellationToken)
    {
        var working = folder.NewChecking();
        try
        {
            Directory.CreateDirectory(folder.Root);
            return await VerifyAsync(path, key, working, static (_, _) => null, progress, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException and not BackupException && BackupException.Of(error, folder.Root) is { } words)
        {
            throw words;
        }
        finally
        {
            Delete(working);
        }
    }

    /// <param name="unpacked">Where its database is unpacked to.</param>
    /// <param name="media">Where to unpack a file of the library to, by its name and size; null: it is only compared.</param>
    public async Task<BackupReport> VerifyAsync(
        string path, byte[]? key, string unpacked, Func<string, long, string?> media, Action<double> progress, CancellationToken cancellationToken)
    {
        BackupManifest? manifest = null;
        var (done, of) = (0L, Math.Max(1, new FileInfo(path) is { Exists: true } file ? file.Length : 0));
        var files = await ArchiveReader.ReadAsync(path, key, found =>
        {
            manifest = found;
            RefuseNewer(found.Version, found.Migration);
            RefuseFull(found, Path.GetDirectoryName(unpacked)!);
            return true;
        }, (name, size) => ArchiveLayout.MediaName(name) is { } one ? media(one, size) : unpacked, bytes => progress(Math.Min(1, (double)(done += bytes) / of)), cancellationToken);
        return Examine(manifest!, unpacked, files, cancellationToken);
    }

    /// <summary>The same for an unpacked database.</summary>
    /// <param name="files">The library's files that are beside it.</param>
    public BackupReport Examine(BackupManifest manifest, string unpacked, IReadOnlySet<string> files, CancellationToken cancellationToken)
    {
        try
        {
            var findings = database.InspectorOf(unpacked).Check(MostFindings, static _ => { }, static error => FaultClassifier.Classify(error) is { Kind: FaultKind.Damaged }, cancellationToken);
            if (findings.Count > 0)
                throw new BackupException(Phrase.Format("Its database is damaged: {0}", findings[0]));
            var contents = database.Read(unpacked);
            if (contents.Migrations.Count == 0)
                throw new BackupException(Phrase.Key("Its database is not a blog's."));
            foreach (var migration in contents.Migrations)
                RefuseNewer(manifest.Version, migration);
            var differences = CountsVerifier.CompareInSql(database.CountsOf(unpacked), cancellationToken).Sum(line => line.Differences);
            return new BackupReport(manifest, differences, database.MediaNames(unpacked).Count(name => !files.Contains(name)));
        }
        catch (DbException error) when (FaultClassifier.Classify(error) is { Kind: FaultKind.Damaged or FaultKind.Foreign })
        {
            throw new BackupException(Phrase.Format("Its database is damaged: {0}", error.Message.Split('\n')[0]), error);
        }
    }

    /// <summary>Verifies a backup of the folder and notes the result.</summary>
    /// <exception cref="BackupException">It cannot be restored; that is noted, too.</exception>
    public async Task<BackupReport> VerifyAndNoteAsync(BackupEntry entry, byte[]? key, Action<double> progress, CancellationToken cancellationToken)
    {
        try
        {
            var report = await VerifyAsync(folder.PathOf(entry.Name), key, progress, cancellationToken);
            folder.Note(entry.Name, new BackupCheck(clock.GetUtcNow(), entry.Bytes, report.Problem?.ToString()));
            return report;
        }
        catch (BackupException wrong)
        {
            folder.Note(entry.Name, new BackupCheck(clock.GetUtcNow(), entry.Bytes, wrong.Message));
            throw;
        }
    }

    private void RefuseNewer(string version, string migration)
    {
        if (!database.Knows(migration))
            throw new BackupException(Phrase.Format("Its database comes from a newer version of the blog ({0}). Update the blog first.", version));
    }

    private static void RefuseFull(BackupManifest manifest, string folder)
    {
        if (DiskSpace.FreeOf(folder) is { } free && free < manifest.DatabaseBytes)
            throw new BackupException(Phrase.Format("Its database needs {0} in {1}, and only {2} are free there.", ByteText.Of(manifest.DatabaseBytes), folder, ByteText.Of(free)));
    }

    private void Delete(string working)
    {
        foreach (var file in database.FilesOf(working))
            File.Delete(file);
    }
}
