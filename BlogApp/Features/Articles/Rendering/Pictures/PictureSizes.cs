using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.FileProviders;

namespace BlogApp.Features.Articles.Rendering.Pictures;

/// <summary>
/// Knows the size of this site's pictures, so that a page keeps their place free while they load, and which smaller
/// copies an uploaded one has. Everything is read from the files: no page waits for the database.
/// </summary>
/// <param name="files">What lies under <c>wwwroot</c>.</param>
/// <param name="uploaded">What is served at <c>/media/</c>.</param>
internal sealed class PictureSizes(IFileProvider files, IFileProvider? uploaded = null)
{
    private const string Uploads = "/media/";

    // All kinds write their size near the beginning; JPEG puts its previews in front of it.
    private const int HeadLength = 64 * 1024;

    // As the browser makes them before an upload, and in the forms that browsers can write.
    private static readonly int[] Widths = [480, 960, 1600];
    private static readonly string[] Endings = ["webp", "jpg", "png"];

    private readonly ConcurrentDictionary<string, (DateTimeOffset Changed, PictureSource? Source)> _known = new(StringComparer.Ordinal);

    /// <summary>The size of a picture by its address on this site, such as <c>/pictures/curve.svg</c>; null when it is not known.</summary>
    public PictureSize? Find(string address) => Source(address)?.Size;

    /// <summary>The same with the picture's smaller copies.</summary>
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
            var source = Read(file) is { } size ? new PictureSource(size, upload ? Copies(path, size.Width) : []) : null;
            _known[path] = (file.LastModified, source);
            return source;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>After a picture got copies or went away.</summary>
    public void Forget(string address) => _known.TryRemove(address, out _);

    private List<PictureCopy> Copies(string path, int fullWidth)
    {
        var copies = new List<PictureCopy>();
        var stem = path[..path.LastIndexOf('.')];
        foreach (var width in Widths.Where(w => w < fullWidth))
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{stem}-{width}.");
            if (Endings.FirstOrDefault(ending => uploaded!.GetFileInfo((name + ending)[Uploads.Length..]).Exists) is { } ending)
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
