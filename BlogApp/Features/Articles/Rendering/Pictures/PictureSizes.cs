using System.Collections.Concurrent;
using Microsoft.Extensions.FileProviders;

namespace BlogApp.Features.Articles.Rendering.Pictures;

/// <summary>Knows the size of the pictures under <c>wwwroot</c>, so that a page keeps their place free while they load.</summary>
internal sealed class PictureSizes(IFileProvider files)
{
    // All kinds write their size near the beginning; JPEG puts its previews in front of it.
    private const int HeadLength = 64 * 1024;

    private readonly ConcurrentDictionary<string, (DateTimeOffset Changed, PictureSize? Size)> _known = new(StringComparer.Ordinal);

    /// <summary>The size of a picture by its address on this site, such as <c>/pictures/curve.svg</c>; null when it is not known.</summary>
    public PictureSize? Find(string address)
    {
        if (address is not ['/', not ('/' or '\\'), ..])
            return null;
        var path = address.Split('?', '#')[0];
        try
        {
            var file = files.GetFileInfo(Uri.UnescapeDataString(path));
            if (!file.Exists || file.IsDirectory)
                return null;
            if (_known.TryGetValue(path, out var known) && known.Changed == file.LastModified)
                return known.Size;
            var size = Read(file);
            _known[path] = (file.LastModified, size);
            return size;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>After a picture was replaced or went away.</summary>
    public void Forget(string address) => _known.TryRemove(address, out _);

    private static PictureSize? Read(IFileInfo file)
    {
        var head = new byte[HeadLength];
        using var stream = file.CreateReadStream();
        var length = stream.ReadAtLeast(head, HeadLength, throwOnEndOfStream: false);
        return PictureHead.Read(head.AsSpan(0, length));
    }
}
