using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using BlogApp.Data.Storage;
using BlogApp.Features.Operations.Backups;
using BlogApp.Features.Operations.Backups.Archive;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Operations.Backups;

public sealed class BackupTests
{
    // One view, in every table that has it.
    private const string View = """
        BEGIN;
        UPDATE Article SET Views = Views + 1, Readers = 1 WHERE Id = 1;
        INSERT INTO ArticleHour (ArticleId, Hour, Views) VALUES (1, 3600, 1) ON CONFLICT DO UPDATE SET Views = Views + 1;
        INSERT INTO ArticleReader (ArticleId, VisitorId, Reads, FirstRead, LastRead) VALUES (1, 7, 1, 0, 0) ON CONFLICT DO UPDATE SET Reads = Reads + 1;
        INSERT INTO SiteHour (Hour, Views, Visitors) VALUES (3600, 1, 1) ON CONFLICT DO UPDATE SET Views = Views + 1;
        INSERT INTO SiteMinute (Minute, Views) VALUES (3600, 1) ON CONFLICT DO UPDATE SET Views = Views + 1;
        INSERT OR IGNORE INTO SiteVisitor (Day, VisitorId, Hours) VALUES (0, 7, 2);
        COMMIT;
        """;

    [Fact]
    public async Task BackupUnderWrites_IsOfOneMoment_AndRestoresWithNumbersThatAgree()
    {
        await using var blog = await BackupBlog.CreateAsync();
        await blog.Database.ExecuteAsync("CREATE TABLE Filler (Id INTEGER PRIMARY KEY, Bytes BLOB); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO Filler SELECT i, randomblob(500) FROM n;");
        await blog.Database.ExecuteAsync(View);
        using var stop = new CancellationTokenSource();
        var written = 1;
        var writing = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await blog.Database.ExecuteAsync(View);
                written++;
            }
        }, TestContext.Current.CancellationToken);
        var path = await blog.BackUpAsync();
        var during = Volatile.Read(ref written);
        await stop.CancelAsync();
        await writing;

        Assert.True(during > 3, "Nothing was written while the backup was made.");
        var report = await blog.VerifyAsync(path);
        Assert.Equal((null, 0), (report.Problem, report.Differences));
        Assert.InRange(report.Manifest.Views, 1, during);

        await blog.AddPictureAsync("two.png", "another");
        var journal = Directory.CreateDirectory(Path.Combine(blog.Root, "journal", "abc"));
        var plan = await blog.RestoreAsync(path);
        Assert.Equal((1, 0, 0), plan.Differences!.Where(one => one.Kind is ContentKind.Media).Select(one => (one.Removed, one.Added, one.Changed)).Single());
        Assert.Equal(report.Manifest.Views, await blog.Database.NumberAsync("SELECT sum(Views) FROM SiteHour"));
        // No live store of the state before may add to it, and no journal.
        Assert.Equal(1, await blog.Database.NumberAsync("SELECT count(*) FROM Watermark WHERE Seq = 1"));
        Assert.False(journal.Exists && Directory.Exists(journal.FullName));
        Assert.Equal("pixels of the first picture", await File.ReadAllTextAsync(blog.Media.PathOf("one.png"), TestContext.Current.CancellationToken));
        Assert.False(File.Exists(blog.Media.PathOf("two.png")));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(blog.Root), one => one.Contains(".before-", StringComparison.Ordinal) || one.EndsWith(".incoming", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SaltsSessionsAndStamps_AreNowhereInABackup()
    {
        await using var blog = await BackupBlog.CreateAsync();
        var (salt, gone, session, stamp) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetHexString(32), RandomNumberGenerator.GetHexString(32));
        await blog.Database.ExecuteAsync($"""
            INSERT INTO DailySalt (Day, Salt) VALUES (1, x'{Convert.ToHexString(gone)}'); DELETE FROM DailySalt;
            INSERT INTO DailySalt (Day, Salt) VALUES (2, x'{Convert.ToHexString(salt)}');
            UPDATE User SET SecurityStamp = '{stamp}';
            INSERT INTO UserSession (Id, UserId, CreatedAt, LastUsedAt, ExpiresAt, Device) SELECT '{session}', Id, '2026-01-01', '2026-01-01', '2026-01-01', '' FROM User;
            """);
        var copy = await BackupBlog.MemberAsync(await blog.BackUpAsync(), "blog.db");
        Assert.True(copy.AsSpan().IndexOf("Title of article-1"u8) > 0, "The copy is not searchable.");
        foreach (var secret in new[] { salt, gone, Encoding.ASCII.GetBytes(session), Encoding.ASCII.GetBytes(stamp) })
            Assert.Equal(-1, copy.AsSpan().IndexOf(secret));
        Assert.Equal(["checks.json"], Directory.GetFiles(blog.Folder.Root).Select(file => Path.GetFileName(file)).Where(file => !file.StartsWith("blog-", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task EncryptedBackup_OpensOnlyWithItsKey_AndShowsNothing()
    {
        var key = Path.GetTempFileName();
        await File.WriteAllBytesAsync(key, RandomNumberGenerator.GetBytes(48), TestContext.Current.CancellationToken);
        await using var blog = await BackupBlog.CreateAsync(settings => settings.KeyFile = key);
        await blog.AddPictureAsync("large.png", new string('x', 300_000));
        var path = await blog.BackUpAsync();
        Assert.EndsWith(".tar.gz.enc", path, StringComparison.Ordinal);
        Assert.Equal(1, (await blog.VerifyAsync(path, BackupKey.Read(key))).Manifest.Articles);
        Assert.Contains("encrypted with another key", (await Assert.ThrowsAsync<BackupException>(() => blog.VerifyAsync(path, new byte[40]))).Message, StringComparison.Ordinal);
        Assert.Contains("It is encrypted.", (await Assert.ThrowsAsync<BackupException>(() => blog.VerifyAsync(path))).Message, StringComparison.Ordinal);

        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        foreach (var length in new[] { 30, 60, 5000, bytes.Length - 1 })
        {
            await File.WriteAllBytesAsync(path, bytes[..length], TestContext.Current.CancellationToken);
            await Assert.ThrowsAsync<BackupException>(() => blog.VerifyAsync(path, BackupKey.Read(key)));
        }
        File.Delete(key);
    }

    [Fact]
    public async Task DamagedForeignOrNewerFile_IsRefusedWithAReason_AndNothingChanges()
    {
        await using var blog = await BackupBlog.CreateAsync();
        var path = await blog.BackUpAsync();
        var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        var plain = Unpacked(bytes)!;
        var before = Directory.EnumerateFileSystemEntries(blog.Root, "*", SearchOption.AllDirectories).Order().ToList();
        for (var at = 64; at < bytes.Length; at += bytes.Length / 12)
        {
            var damaged = bytes.ToArray();
            damaged[at] ^= 0x20;
            // A bit between compressed blocks may be one that nothing depends on.
            if (Unpacked(damaged) is not { } unpacked || !unpacked.SequenceEqual(plain))
                await RefusedAsync(damaged, "");
        }
        foreach (var length in new[] { 0, 1, 100, bytes.Length / 2, bytes.Length - 8, bytes.Length - 1 })
            await RefusedAsync(bytes[..length], "");
        await RefusedAsync(Encoding.ASCII.GetBytes("PK a zip, for instance"), "This is no backup of a blog.");
        await RefusedAsync([.. await ArchiveAsync(new BackupManifest(2, "b", "9.0", "x", default, 0, 0, 0, 0, 0, 0, 0))], "version 9.0");
        await RefusedAsync([.. await ArchiveAsync(new BackupManifest(1, "b", "9.0", "20990101000000_Later", default, 0, 0, 0, 0, 0, 0, 0))], "newer version of the blog (9.0)");
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(blog.Root, "*", SearchOption.AllDirectories).Order());
        Assert.Equal(1, await blog.Database.NumberAsync("SELECT count(*) FROM Article"));

        async Task RefusedAsync(byte[] content, string reason)
        {
            await File.WriteAllBytesAsync(path, content, TestContext.Current.CancellationToken);
            var refused = await Assert.ThrowsAsync<BackupException>(() => blog.RestoreAsync(path));
            Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        }

        static byte[]? Unpacked(byte[] archive)
        {
            using var all = new MemoryStream();
            try
            {
                using var zip = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
                zip.CopyTo(all);
                return all.ToArray();
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }

        async Task<byte[]> ArchiveAsync(BackupManifest manifest)
        {
            using var archive = new MemoryStream();
            await ArchiveWriter.WriteAsync(archive, null, manifest, blog.Database.File, [], static _ => { }, CancellationToken.None);
            return archive.ToArray();
        }
    }

    [Fact]
    public async Task ChangedContent_InAWellFormedArchive_IsRefusedByItsSum()
    {
        await using var blog = await BackupBlog.CreateAsync();
        var path = await blog.BackUpAsync();
        using var plain = new MemoryStream();
        await using (var zip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
            await zip.CopyToAsync(plain, TestContext.Current.CancellationToken);
        var tar = plain.ToArray();
        tar[tar.AsSpan().IndexOf("pixels of the first picture"u8)] ^= 1;
        await using (var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
            await zip.WriteAsync(tar, TestContext.Current.CancellationToken);
        Assert.Contains("its parts are not what they were", (await Assert.ThrowsAsync<BackupException>(() => blog.VerifyAsync(path))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EncryptedStream_CutBetweenTwoChunks_IsRefused()
    {
        var secret = RandomNumberGenerator.GetBytes(32);
        using var file = new MemoryStream();
        using (var cipher = ChunkCipher.Create(secret))
        await using (var encrypting = new EncryptingStream(file, cipher))
        {
            await encrypting.WriteAsync(new byte[3 * ChunkCipher.ChunkBytes], TestContext.Current.CancellationToken);
            await encrypting.CompleteAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(3 * ChunkCipher.ChunkBytes, await ReadAsync(file.ToArray()));
        await Assert.ThrowsAsync<BackupException>(() => ReadAsync(file.ToArray()[..(ChunkCipher.HeaderBytes + 2 * (ChunkCipher.ChunkBytes + ChunkCipher.TagBytes))]));

        async Task<int> ReadAsync(byte[] bytes)
        {
            using var cipher = ChunkCipher.Open(secret, bytes[..ChunkCipher.HeaderBytes])!;
            await using var decrypting = new DecryptingStream(new MemoryStream(bytes[ChunkCipher.HeaderBytes..]), cipher);
            using var all = new MemoryStream();
            await decrypting.CopyToAsync(all);
            return (int)all.Length;
        }
    }

    [Fact]
    public async Task DamagedNumbers_AreReported_ButTheBackupIsKept()
    {
        await using var blog = await BackupBlog.CreateAsync();
        await blog.Database.ExecuteAsync("UPDATE Article SET Views = 5");
        File.Delete(blog.Media.PathOf("one.png"));
        await blog.BackUpAsync();
        var entry = Assert.Single(blog.Folder.List());
        Assert.False(entry.Verified);
        Assert.Contains("1 of its numbers do not agree", entry.Check!.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FolderThatCannotBeWritten_IsNamed_AndNothingIsLeft()
    {
        var file = Path.GetTempFileName();
        await using var blog = await BackupBlog.CreateAsync(settings => settings.Directory = Path.Combine(file, "backups"));
        var refused = await Assert.ThrowsAsync<BackupException>(blog.BackUpAsync);
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.Contains("No space is left in /x", BackupException.Of(new IOException("full", 28), "/x")!.Message, StringComparison.Ordinal);
        Assert.Contains("read-only", BackupException.Of(new IOException("ro", 30), "/x")!.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task CancelledBackup_LeavesNothing()
    {
        await using var blog = await BackupBlog.CreateAsync();
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => blog.Maker.CreateAsync((_, _) => cancel.Cancel(), cancel.Token));
        Assert.Empty(Directory.GetFiles(blog.Folder.Root));
    }

    [Fact]
    public async Task OldBackups_AreDeletedAfterANewOne()
    {
        await using var blog = await BackupBlog.CreateAsync(settings => settings.KeepCount = 2);
        for (var i = 0; i < 3; i++)
        {
            await blog.BackUpAsync();
            blog.Time.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(["blog-2026-11-21T14-00-00Z.tar.gz", "blog-2026-11-21T13-00-00Z.tar.gz"], blog.Folder.List().Select(entry => entry.Name));
    }
}
