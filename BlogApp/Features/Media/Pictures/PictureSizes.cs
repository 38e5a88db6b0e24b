using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.FileProviders;

namespace BlogApp.Features.Media.Pictures;

/// <summary>
/// Knows the sizes of this site's pictures, so that pages reserve space while they load, and the smaller copies of
/// uploaded pictures. Everything is read from files: no page waits for the database.
/// </summary>
/// <param name="files">The content of <c>wwwroot</c>.</param>
/// <param name="uploaded">The files served at <c>/media/</c>.</param>
internal sealed class PictureSizes(IFileProvider files, IFileProvider? uploaded = null)
{
    private const string Uploads = "/media/";

    // All formats store their size near the beginning; JPEG may have previews before it.
    private const int HeadLength = 64 * 1024;

    // The widths and formats that browsers create before an upload, and the server afterwards.
    private static readonly int[] Widths = [480, 960, 1600];
    private static readonly string[] Endings = ["webp", "jpg", "png"];
    private static readonly string[] AvifEnding = ["avif"];

    private readonly ConcurrentDictionary<string, (DateTimeOffset Changed, PictureSource? Source)> _known = new(StringComparer.Ordinal);

    /// <summary>The size of a picture by its address on this site, such as <c>/pictures/curve.svg</c>; null when unknown.</summary>
    public PictureSize? Find(string address) => Source(address)?.Size;

    /// <summary>The picture's size and its smaller copies.</summary>
    public PictureSource? Source(string address)
    {
        if (address is not ['/', not ('/' or '\\'), ..])
            return null;
        var path = address.Split('?', '#')[0];
        try
        {
            var upload = uploaded is not null && path.StartsWith(Uploads, StringComparison.Ordinal);
            var file = upload ? uploaded!.GetFileInfo(path[Uploads.Length..]) : files.GetFileInfo(Uri.UnescapeDataString(path));
            if (!file.Exists || file.IsDirectory)
                return null;
            if (_known.TryGetValue(path, out var known) && known.Changed == file.LastModified)
                return known.Source;
            var source = Read(file) is { } size ? new PictureSource(size, upload ? Copies(path, size.Width, Endings) : [], upload ? Copies(path, size.Width, AvifEnding) : []) : null;
            _known[path] = (file.LastModified, source);
            return source;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Call it after a picture got copies or was deleted.</summary>
    public void Forget(string address) => _known.TryRemove(address, out _);

    private List<PictureCopy> Copies(string path, int fullWidth, string[] endings)
    {
        var copies = new List<PictureCopy>();
        var stem = path[..path.LastIndexOf('.')];
        // A copy at full width exists only if no smaller one is close to it.
        foreach (var width in Widths.Where(w => w < fullWidth).Concat(fullWidth > Widths[0] && fullWidth <= Widths[^1] ? [fullWidth] : []))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{width}.");
            if (endings.FirstOrDefault(ending => uploaded!.GetFileInfo((name + ending)[Uploads.Length..]).Exists) is { } ending)
                copies.Add(new(name + ending, width));
        }
        return copies;
    }

    private static PictureSize? Read(IFileInfo file)
    {
        var head = new byte[HeadLength];
        using var stream = file.CreateReadStream();
        var length = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        return PictureHead.Read(head.AsSpan(0, length));
    }
}
