using System.IO.Compression;
using BlogApp.Features.Import.Model;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Files;

/// <summary>A zip. Nothing is unpacked to disk, and its names and sizes are not trusted.</summary>
internal sealed class ZipTree : FileTree
{
    private const int MostEntries = 200_000;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);
    private readonly long _most;

    /// <exception cref="ContentFormatException">The zip is broken, or its unpacked size exceeds the limit.</exception>
    public ZipTree(Stream file, long mostUnpacked)
    {
        _most = mostUnpacked;
        try
        {
            _zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: false, ZipNames.Kept);
            Take(mostUnpacked);
        }
        catch (InvalidDataException error)
        {
            _zip?.Dispose();
            throw new ContentFormatException("The zip is broken or ends in the middle. Nothing was imported.", error);
        }
        catch
        {
            _zip?.Dispose();
            throw;
        }
        Names = [.. _entries.Keys.Order(StringComparer.Ordinal)];
    }

    public override IReadOnlyList<string> Names { get; }

    public override Stream Open(string name)
    {
        try
        {
            var entry = _entries[name];
            return new LimitedStream(entry.Open(), Math.Min(entry.Length, _most), () => new ContentFormatException(Phrase.Format("The file {0} in the zip is longer than the zip says. Nothing more of it is read.", name).ToString()));
        }
        catch (InvalidDataException error)
        {
            throw new ContentFormatException(Phrase.Format("The file {0} in the zip is broken or packed in a way that is not read here.", name).ToString(), error);
        }
    }

    public override long Length(string name) => _entries[name].Length;

    // The day: a zip says no zone.
    public override DateTime? WrittenAt(string name) => _entries[name].LastWriteTime.DateTime is { Year: > 1980 } at ? DateTime.SpecifyKind(at.Date, DateTimeKind.Utc) : null;

    public override void Dispose()
    {
        _zip.Dispose();
        base.Dispose();
    }

    private void Take(long mostUnpacked)
    {
        if (_zip.Entries.Count > MostEntries)
            throw new ContentFormatException(Phrase.Format("The zip holds {0:N0} files; at most {1:N0} are read.", _zip.Entries.Count, MostEntries).ToString());
        var unpacked = 0L;
        var encoding = ZipNames.Detect(_zip.Entries.Select(entry => entry.FullName));
        foreach (var entry in _zip.Entries)
        {
            var name = ZipNames.Decode(entry.FullName, encoding);
            if (name.EndsWith('/') || name.StartsWith("__MACOSX/", StringComparison.Ordinal))
                continue;
            if (!IsPlain(name))
                throw new ContentFormatException(Phrase.Format("The zip holds a file whose name leads outside of it ({0}). It was not read.", SourceText.Cut(name, 80)).ToString());
            if (!_entries.TryAdd(name, entry))
                throw new ContentFormatException(Phrase.Format("The zip holds two files of the name {0}. It was not read.", SourceText.Cut(name, 80)).ToString());
            unpacked += entry.Length;
            // Text compresses to a tenth. A thousandth is a zip bomb.
            if (entry.Length > 50 << 20 && entry.Length / Math.Max(1, entry.CompressedLength) > 500)
                throw new ContentFormatException(Phrase.Format("The file {0} in the zip would unpack to {1:N0} MiB from next to nothing. It was not read.", SourceText.Cut(name, 80), entry.Length >> 20).ToString());
        }
        if (unpacked > mostUnpacked)
            throw new ContentFormatException(Phrase.Format("The zip would unpack to {0:N0} MiB; at most {1:N0} MiB are read (Content:MaxUnpackedBytes).", unpacked >> 20, mostUnpacked >> 20).ToString());
    }

    private static bool IsPlain(string name) =>
        name.Length is > 0 and < 1000 && name[0] is not '/' && !name.Contains('\0', StringComparison.Ordinal)
        && !(name.Length > 1 && name[1] == ':') && !name.Split('/').Any(part => part is "" or "." or "..");
}
