using System.Reflection;
using BlogApp.Data.Storage;
using BlogApp.Features.Media.Storing;
using BlogApp.Features.Operations.Backups.Archive;
using BlogApp.Platform.Languages;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Operations.Backups;

/// <summary>
/// Makes a backup while the blog works: copies the database as it is at one moment, verifies the copy, writes it with the
/// library's files into one file, reads that file back, and only then gives it its name. One at a time.
/// </summary>
internal sealed partial class BackupMaker(
    IDatabaseBackup database, IDatabaseInspector inspector, MediaFolder media, BackupFolder folder, BackupVerifier verifier,
    IOptions<BackupSettings> settings, BlogName name, TimeProvider clock, ILogger<BackupMaker> log) : IDisposable
{
    /// <summary>Left for the blog itself, whose journal needs room.</summary>
    private const long Reserve = 64 << 20;

    private static readonly string Version =
        (typeof(BackupMaker).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown").Split('+')[0];

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <param name="report">Called with what is being done, and the share of it that is done, 0 to 1.</param>
    /// <exception cref="BackupException">It cannot be made, and why. Nothing of it is left.</exception>
    public async Task<BackupEntry> CreateAsync(Action<Phrase, double> report, CancellationToken cancellationToken)
    {
        if (!await _turn.WaitAsync(0, cancellationToken))
            throw new BackupException(Phrase.Key("Another backup is just being made. Wait until it has ended."));
        var (copy, archive) = (folder.NewWorking(), folder.NewWorking());
        try
        {
            var key = BackupKey.Read(folder.KeyFile);
            Directory.CreateDirectory(folder.Root);
            folder.Sweep(clock.GetUtcNow());
            RefuseFull();
            var entry = await Task.Run(() => CreateAsync(copy, archive, key, report, cancellationToken), cancellationToken);
            Log.Created(log, entry.Name, entry.Bytes, entry.Check?.Problem ?? "nothing");
            DeleteSuperfluous();
            return entry;
        }
        catch (Exception error) when (error is not OperationCanceledException and not BackupException && BackupException.Of(error, folder.Root) is { } words)
        {
            Log.Failed(log, error);
            throw words;
        }
        finally
        {
            foreach (var file in database.FilesOf(copy).Append(archive))
                DeleteWorking(file);
            _turn.Release();
        }
    }

    private async Task<BackupEntry> CreateAsync(string copy, string archive, byte[]? key, Action<Phrase, double> report, CancellationToken cancellationToken)
    {
        var at = clock.GetUtcNow();
        database.Copy(copy, share => report(Phrase.Format("Copying the database"), share), cancellationToken);
        report(Phrase.Format("Verifying the copy"), 0);
        var names = database.MediaNames(copy).Order(StringComparer.Ordinal).Select(media.PathOf).Where(File.Exists).ToList();
        var contents = database.Read(copy);
        var manifest = new BackupManifest(BackupManifest.Newest, name.Read(), Version, contents.Migrations[^1], at,
            contents.Articles, contents.Media, contents.Comments, contents.Accounts, contents.Views, new FileInfo(copy).Length, names.Sum(SizeOf));
        verifier.Examine(manifest, copy, new HashSet<string>(names.Select(path => Path.GetFileName(path)), StringComparer.Ordinal), cancellationToken);

        var (done, of) = (0L, Math.Max(1, manifest.DatabaseBytes + manifest.MediaBytes));
        await using (var file = new FileStream(archive, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous }))
        {
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(archive, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            await ArchiveWriter.WriteAsync(file, key, manifest, copy, names, bytes => report(Phrase.Format("Packing"), Math.Min(1, (double)(done += bytes) / of)), cancellationToken);
            await file.FlushAsync(cancellationToken);
            file.Flush(flushToDisk: true);
        }
        // The copy was verified, so equal sums prove the same of what is in the file.
        var (read, size) = (0L, Math.Max(1, SizeOf(archive)));
        var files = await ArchiveReader.ReadAsync(archive, key, static _ => true, static (_, _) => null, bytes => report(Phrase.Format("Reading it back"), Math.Min(1, (double)(read += bytes) / size)), cancellationToken);
        var problem = verifier.Examine(manifest, copy, files, cancellationToken).Problem;

        var made = FreeName(at, key is not null);
        File.Move(archive, folder.PathOf(made));
        folder.Note(made, new BackupCheck(clock.GetUtcNow(), size, problem?.ToString()));
        return folder.List().Single(entry => entry.Name == made);
    }

    private string FreeName(DateTimeOffset at, bool encrypted)
    {
        for (var again = 0; ; again++)
        {
            var free = BackupName.Of(at, encrypted, again);
            if (!File.Exists(folder.PathOf(free)))
                return free;
        }
    }

    /// <summary>A backup must not fill the disk that the blog itself may need.</summary>
    private void RefuseFull()
    {
        var size = inspector.Sizes().Database;
        var needed = Math.Max(size * 2, size + new DirectoryInfo(media.Root).EnumerateFiles().Sum(file => file.Length)) + Reserve;
        if (DiskSpace.FreeOf(folder.Root) is { } free && free < needed)
            throw new BackupException(Phrase.Format("A backup may need {0} in {1}, and only {2} are free there. Free some, or set Backups:Directory to another disk.", ByteText.Of(needed), folder.Root, ByteText.Of(free)));
    }

    /// <summary>Deletes backups beyond the number and the age that are kept.</summary>
    public int DeleteSuperfluous()
    {
        var superfluous = Retention.Superfluous(folder.List(), settings.Value.KeepCount, settings.Value.KeepDays, clock.GetUtcNow());
        foreach (var entry in superfluous)
        {
            File.Delete(folder.PathOf(entry.Name));
            Log.Deleted(log, entry.Name);
        }
        return superfluous.Count;
    }

    private void DeleteWorking(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Deleted before the next backup, or at the next start.
            Log.Left(log, error);
        }
    }

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;

    public void Dispose() => _turn.Dispose();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Made the backup {Name}, {Bytes} bytes; wrong with it: {Problem}")]
        public static partial void Created(ILogger logger, string name, long bytes, string problem);

        [LoggerMessage(LogLevel.Information, "Deleted the backup {Name}: enough newer ones are kept, or it is too old")]
        public static partial void Deleted(ILogger logger, string name);

        [LoggerMessage(LogLevel.Error, "A backup could not be made")]
        public static partial void Failed(ILogger logger, Exception error);

        [LoggerMessage(LogLevel.Warning, "A working file of a backup could not be deleted yet")]
        public static partial void Left(ILogger logger, Exception error);
    }
}
