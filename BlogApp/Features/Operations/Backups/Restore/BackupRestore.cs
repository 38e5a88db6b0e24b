using System.Data.Common;
using BlogApp.Data.Storage;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Operations.Backups.Archive;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Operations.Backups.Restore;

/// <summary>
/// Puts a backup in the place of the database and the library, all of it or nothing. The server must be stopped.
/// <para>
/// The journals of the state before go with it. They hold views that the backup does not contain, but only those that SQL had
/// not taken over yet: adding them would leave a gap before them. And an article written after the backup gave its number
/// back, so its views would count for the next article that gets the number. The restored database keeps the watermarks of
/// its writers, and none of them has a journal any more.
/// </para>
/// <para>
/// A live store in Redis also knows the state before. It is recognized by a writer that only the restored database lists
/// (<see cref="IDatabaseBackup.MarkRestored"/>): a store that lacks a writer of which SQL has batches is stale, and is rebuilt
/// from SQL with its deltas dropped, whenever it is back. Without that writer, a backup whose watermarks happen to be where
/// the store's deltas begin would have them added.
/// </para>
/// </summary>
internal sealed class BackupRestore(
    DataDirectory directory, IDatabaseBackup database, BackupVerifier verifier, RedisConnection redis, LiveStores stores, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Checks everything first; only then exchanges the files.</summary>
    /// <param name="dryRun">Only checks and compares.</param>
    /// <exception cref="BackupException">It cannot be restored, and why. Nothing has changed.</exception>
    public async Task<RestorePlan> RunAsync(string path, byte[]? key, bool dryRun, Action<double> progress, CancellationToken cancellationToken)
    {
        var incoming = directory.DatabaseFile + ".incoming";
        var media = Path.Combine(directory.Root, "media.incoming");
        Clear(incoming, media);
        try
        {
            Directory.CreateDirectory(media);
            var report = await verifier.VerifyAsync(path, key, incoming, (name, size) => dryRun ? null : PlaceOf(media, name, size), progress, cancellationToken);
            database.Migrate(incoming);
            var plan = Compare(report, incoming);
            if (dryRun)
                return plan;
            database.MarkRestored(incoming, clock.GetUtcNow().UtcDateTime);
            DatabaseReplaced.Mark(directory.Root);
            Exchange(incoming, media);
            await RebuildLiveStoreAsync(cancellationToken);
            return plan with { Restored = true };
        }
        catch (Exception error) when (error is not OperationCanceledException and not BackupException && BackupException.Of(error, directory.Root) is { } words)
        {
            throw words;
        }
        finally
        {
            Clear(incoming, media);
        }
    }

    private void Exchange(string incoming, string media)
    {
        var files = database.FilesOf(directory.DatabaseFile);
        DirectorySwap.Run(directory.Root,
        [
            .. files.Skip(1).Select(one => (one, (string?)null)),
            (directory.Journal, null),
            (directory.Claims, null),
            (files[0], incoming),
            (Path.Combine(directory.Root, "media"), media),
        ], ".before-" + BackupName.Time(clock.GetUtcNow()), () => database.Read(directory.DatabaseFile));
    }

    /// <summary>The next start does the same. Now it lets <c>analytics verify</c> agree before that.</summary>
    private async Task RebuildLiveStoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            await redis.ConnectAsync(Patience, clock, cancellationToken);
            if (redis.Connected)
                await stores.RebuildAsync(stores.Current, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // It is stale, and recognized as such when it is back.
        }
    }

    private RestorePlan Compare(BackupReport report, string incoming)
    {
        if (!File.Exists(directory.DatabaseFile))
            return new(report, null, null, Restored: false);
        try
        {
            return new(report, database.Compare(directory.DatabaseFile, incoming), database.Read(directory.DatabaseFile).Views, Restored: false);
        }
        catch (DbException)
        {
            // It is damaged or of another version, which may be why someone restores.
            return new(report, null, null, Restored: false);
        }
    }

    private static string PlaceOf(string media, string name, long size) => DiskSpace.FreeOf(media) is { } free && free < size
        ? throw new BackupException(Phrase.Format("The library's files need more space than the {0} that are free in {1}.", ByteText.Of(free), Path.GetDirectoryName(media)!))
        : Path.Combine(media, name);

    private void Clear(string incoming, string media)
    {
        foreach (var file in database.FilesOf(incoming))
            File.Delete(file);
        if (Directory.Exists(media))
            Directory.Delete(media, recursive: true);
    }
}
