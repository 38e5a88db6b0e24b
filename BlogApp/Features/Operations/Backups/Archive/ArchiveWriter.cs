using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace BlogApp.Features.Operations.Backups.Archive;

/// <summary>Writes a backup's members one after the other, with little memory.</summary>
internal static class ArchiveWriter
{
    /// <param name="key">Null: not encrypted.</param>
    /// <param name="media">Paths of the library's files. One that is gone is left out: its author deleted it meanwhile.</param>
    /// <param name="wrote">Called with the number of bytes of each read.</param>
    public static async Task WriteAsync(Stream to, byte[]? key, BackupManifest manifest, string database, IEnumerable<string> media, Action<int> wrote, CancellationToken cancellationToken)
    {
        using var cipher = key is null ? null : ChunkCipher.Create(key);
        await using var encrypting = cipher is null ? null : new EncryptingStream(to, cipher);
        await using (var zip = new GZipStream(encrypting ?? to, CompressionLevel.Fastest, leaveOpen: true))
        await using (var tar = new TarWriter(zip, TarEntryFormat.Pax, leaveOpen: true))
        {
            var sums = new StringBuilder();
            await AddAsync(ArchiveLayout.Manifest, new MemoryStream(manifest.ToJson()));
            await AddAsync(ArchiveLayout.Database, OpenRead(database)!);
            foreach (var path in media)
            {
                if (OpenRead(path) is { } file)
                    await AddAsync(ArchiveLayout.Media + Path.GetFileName(path), file);
            }
            await tar.WriteEntryAsync(Entry(ArchiveLayout.Sums, new MemoryStream(Encoding.ASCII.GetBytes(sums.ToString()))), cancellationToken);

            async Task AddAsync(string name, Stream content)
            {
                await using var hashed = new HashingStream(content, wrote);
                await tar.WriteEntryAsync(Entry(name, hashed), cancellationToken);
                sums.Append(hashed.Sum()).Append("  ").Append(name).Append('\n');
            }
        }
        if (encrypting is not null)
            await encrypting.CompleteAsync(cancellationToken);

        PaxTarEntry Entry(string name, Stream content) => new(TarEntryType.RegularFile, name)
        {
            DataStream = content,
            ModificationTime = manifest.CreatedAt,
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
    }

    private static FileStream? OpenRead(string path)
    {
        try
        {
            return new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
