using System.Buffers.Binary;
using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Backups.Archive;

/// <summary>
/// Reads a backup from its beginning to its end, and compares each member with its sum. What it hands out before the end may
/// be damaged; only when it returns has everything been compared.
/// </summary>
internal static class ArchiveReader
{
    private const int MostManifestBytes = 1 << 20, MostSumsBytes = 64 << 20;

    /// <summary>Only what the backup says about itself, from its first bytes.</summary>
    /// <exception cref="BackupException">It is none, is encrypted with another key, or comes from a newer version.</exception>
    public static async Task<BackupManifest> ReadManifestAsync(string path, byte[]? key, CancellationToken cancellationToken)
    {
        BackupManifest? found = null;
        await ReadAsync(path, key, manifest =>
        {
            found = manifest;
            return false;
        }, static (_, _) => null, static _ => { }, cancellationToken);
        return found ?? throw new BackupException(Phrase.Key("This is no backup of a blog."));
    }

    /// <param name="start">Called with the manifest; false ends the reading.</param>
    /// <param name="place">Where to unpack a member to, by its name and size; null: it is only compared.</param>
    /// <param name="read">Called with the number of bytes of each read of the file.</param>
    /// <returns>The names of the library's files in it.</returns>
    /// <exception cref="BackupException">Something is wrong with the file.</exception>
    public static async Task<HashSet<string>> ReadAsync(
        string path, byte[]? key, Func<BackupManifest, bool> start, Func<string, long, string?> place, Action<int> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var file = new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
            return await ReadAsync(file, read, key, start, place, cancellationToken);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException or JsonException or ArgumentException or OverflowException)
        {
            throw new BackupException(Phrase.Format("The file is damaged, or cut off."), error);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BackupException(Phrase.Format("There is no file {0}.", path), error);
        }
        catch (UnauthorizedAccessException error)
        {
            throw new BackupException(Phrase.Format("{0} may not be read. See its rights.", path), error);
        }
    }

    private static async Task<HashSet<string>> ReadAsync(
        FileStream file, Action<int> read, byte[]? key, Func<BackupManifest, bool> start, Func<string, long, string?> place, CancellationToken cancellationToken)
    {
        var head = new byte[ChunkCipher.HeaderBytes];
        var length = await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        using var cipher = !ChunkCipher.Begins(head.AsSpan(0, length)) ? null
            : length < head.Length ? throw new BackupException(Phrase.Key("The file is damaged, or cut off."))
            : key is null ? throw new BackupException(Phrase.Key("It is encrypted. Name its key file in Backups:KeyFile, or with --key-file on the command line."))
            : ChunkCipher.Open(key, head) ?? throw new BackupException(Phrase.Key("It is encrypted with another key file than the one in use."));
        if (cipher is null && !head.AsSpan(0, length).StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]))
            throw new BackupException(Phrase.Key("This is no backup of a blog."));
        if (cipher is null)
            file.Position = 0;
        await using var tail = new TailStream(cipher is null ? file : new DecryptingStream(file, cipher), read);
        await using var zip = new TailStream(new GZipStream(tail, CompressionMode.Decompress, leaveOpen: true), static _ => { });
        var names = await ReadMembersAsync(zip, start, place, cancellationToken);
        if (names is null)
            return [];
        // The end of the compressed stream and of the encrypted one, so that not even the last byte may be missing.
        await zip.CopyToAsync(Stream.Null, cancellationToken);
        await tail.CopyToAsync(Stream.Null, cancellationToken);
        if (tail.Count < 4 || BinaryPrimitives.ReadUInt32LittleEndian(tail.Last) != (uint)zip.Count)
            throw new BackupException(Phrase.Key("The file is damaged, or cut off."));
        return names;
    }

    /// <returns>Null when the caller wanted no more than the manifest.</returns>
    private static async Task<HashSet<string>?> ReadMembersAsync(Stream zip, Func<BackupManifest, bool> start, Func<string, long, string?> place, CancellationToken cancellationToken)
    {
        await using var tar = new TarReader(zip, leaveOpen: true);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        var sums = "";
        while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
        {
            if (found.Count == 0 && (entry.Name != ArchiveLayout.Manifest || entry.Length > MostManifestBytes))
                throw new BackupException(Phrase.Key("This is no backup of a blog."));
            await using var content = new HashingStream(entry.DataStream ?? Stream.Null, _ => { });
            if (entry.Name == ArchiveLayout.Sums)
            {
                sums = entry.Length <= MostSumsBytes ? Encoding.ASCII.GetString(await BytesAsync(content, cancellationToken)) : throw new InvalidDataException();
                continue;
            }
            if (entry.Name == ArchiveLayout.Manifest)
            {
                if (!start(Manifest(await BytesAsync(content, cancellationToken))))
                    return null;
            }
            else if (entry.Name != ArchiveLayout.Database && ArchiveLayout.MediaName(entry.Name) is null)
            {
                throw new BackupException(Phrase.Format("It contains {0}, which no backup of this version has.", entry.Name.Length > 100 ? entry.Name[..100] : entry.Name));
            }
            else
            {
                await UnpackAsync(content, place(entry.Name, entry.Length), cancellationToken);
            }
            if (!found.TryAdd(entry.Name, content.Sum()))
                throw new InvalidDataException();
        }
        Compare(found, sums);
        return [.. found.Keys.Select(ArchiveLayout.MediaName).OfType<string>()];
    }

    private static BackupManifest Manifest(byte[] json)
    {
        var manifest = BackupManifest.Parse(json);
        return manifest.Format <= BackupManifest.Newest ? manifest
            : throw new BackupException(Phrase.Format("It was made by version {0} of the blog, which writes backups that this version cannot read. Update the blog first.", manifest.Version));
    }

    private static async Task<byte[]> BytesAsync(Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    private static async Task UnpackAsync(Stream content, string? path, CancellationToken cancellationToken)
    {
        if (path is null)
        {
            await content.CopyToAsync(Stream.Null, cancellationToken);
            return;
        }
        await using var to = new FileStream(path, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous });
        await content.CopyToAsync(to, cancellationToken);
        to.Flush(flushToDisk: true);
    }

    private static void Compare(Dictionary<string, string> found, string sums)
    {
        if (sums.Length == 0)
            throw new BackupException(Phrase.Key("The file is damaged, or cut off."));
        var expected = sums.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ", 2)).ToDictionary(line => line[1], line => line[0], StringComparer.Ordinal);
        if (!found.ContainsKey(ArchiveLayout.Database))
            throw new BackupException(Phrase.Key("It has no database."));
        if (expected.Count != found.Count || found.Any(one => expected.GetValueOrDefault(one.Key) != one.Value))
            throw new BackupException(Phrase.Key("The file is damaged: its parts are not what they were when it was made."));
    }
}
