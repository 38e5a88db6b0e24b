using BlogApp.Data.Accounts;

namespace BlogApp.Data.Media;

/// <summary>The same picture in another width.</summary>
public sealed class MediaVariant
{
    public long Id { get; set; }
    public long MediaFileId { get; set; }

    /// <summary>In pixels.</summary>
    public int Width { get; set; }
    public int Height { get; set; }

    /// <summary>A random name, as for <see cref="MediaFile"/>.</summary>
    public required string Name { get; set; }

    public required string ContentType { get; set; }
    public long Bytes { get; set; }
}
