using System.Formats.Tar;
using System.IO.Compression;
using BlogApp.Data.Storage;
using BlogApp.Features.Media.Storing;
using BlogApp.Features.Operations;
using BlogApp.Features.Operations.Backups;
using BlogApp.Features.Operations.Backups.Archive;
using BlogApp.Features.Operations.Backups.Restore;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Redis;
using BlogApp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Operations.Backups;

/// <summary>A blog on real files whose backups are made and restored without a server.</summary>
internal sealed class BackupBlog : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly DataDirectory _directory;

    private BackupBlog(TestDatabase database, DirectoryInfo folder, BackupSettings settings)
    {
        (Database, _folder) = (database, folder);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["DataDirectory"] = folder.FullName,
            ["ConnectionStrings:Blog"] = $"Data Source={database.File}",
        }).Build();
        _directory = DataDirectory.Open(configuration, folder.FullName, TimeSpan.Zero);
        Media = new MediaFolder(_directory);
        Folder = new BackupFolder(_directory, Options.Create(settings));
        var backup = database.Get<IDatabaseBackup>();
        Verifier = new BackupVerifier(Folder, backup, Time);
        Maker = new BackupMaker(backup, database.Get<IDatabaseInspector>(), Media, Folder, Verifier, Options.Create(settings),
            new BlogName(database.Get<IPlainQueries>(), SiteIn.Zone()), Time, NullLogger<BackupMaker>.Instance);
        Restore = new BackupRestore(_directory, backup, Verifier, new RedisConnection(null), null!, Time);
    }

    public TestDatabase Database { get; }
    public ManualTime Time { get; } = new();
    public MediaFolder Media { get; }
    public BackupFolder Folder { get; }
    public BackupMaker Maker { get; }
    public BackupVerifier Verifier { get; }
    public BackupRestore Restore { get; }
    public string Root => _folder.FullName;

    /// <summary>With one article, and a picture in the library.</summary>
    public static async Task<BackupBlog> CreateAsync(Action<BackupSettings>? change = null)
    {
        var settings = new BackupSettings();
        change?.Invoke(settings);
        var blog = new BackupBlog(await TestDatabase.CreateAsync(), Directory.CreateTempSubdirectory("blog-backup-"), settings);
        await blog.Database.AddArticlesAsync(1);
        await blog.AddPictureAsync("one.png", "pixels of the first picture");
        return blog;
    }

    public async Task AddPictureAsync(string name, string content)
    {
        await File.WriteAllTextAsync(Media.PathOf(name), content);
        await Database.ExecuteAsync($"""
            INSERT INTO MediaFile (Name, OriginalName, ContentType, Bytes, Sha256, Alt, UploadedAt) VALUES ('{name}', '{name}', 'image/png', {content.Length}, '{name}', '', '2026-01-01 00:00:00')
            """);
    }

    public async Task<string> BackUpAsync()
    {
        var entry = await Maker.CreateAsync(static (_, _) => { }, CancellationToken.None);
        return Folder.PathOf(entry.Name);
    }

    public Task<BackupReport> VerifyAsync(string path, byte[]? key = null) => Verifier.VerifyAsync(path, key, static _ => { }, CancellationToken.None);

    /// <summary>Restores over this blog. Its former connections belong to the database that is gone.</summary>
    public Task<RestorePlan> RestoreAsync(string path, bool dryRun = false)
    {
        SqliteConnection.ClearAllPools();
        return Restore.RunAsync(path, BackupKey.Read(Folder.KeyFile), dryRun, static _ => { }, CancellationToken.None);
    }

    /// <summary>All bytes of a member of an archive that is not encrypted.</summary>
    public static async Task<byte[]> MemberAsync(string path, string name)
    {
        await using var zip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        await using var tar = new TarReader(zip);
        while (await tar.GetNextEntryAsync() is { } entry)
        {
            if (entry.Name != name)
                continue;
            using var bytes = new MemoryStream();
            await entry.DataStream!.CopyToAsync(bytes);
            return bytes.ToArray();
        }
        throw new InvalidDataException($"No {name}.");
    }

    public async ValueTask DisposeAsync()
    {
        Maker.Dispose();
        await Database.DisposeAsync();
        _directory.Dispose();
        _folder.Delete(recursive: true);
    }
}
