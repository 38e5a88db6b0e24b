using BlogApp.Data.Accounts;

namespace BlogApp.Data.Media;

/// <summary>An uploaded file. Its bytes are in the data directory, not in the database.</summary>
public sealed class MediaFile
{
    public long Id { get; set; }

    /// <summary>A random name with the type's extension; the last part of the file's address.</summary>
    public required string Name { get; set; }

    /// <summary>The original file name.</summary>
    public required string OriginalName { get; set; }

    /// <summary>Detected from the content, such as <c>image/webp</c>.</summary>
    public required string ContentType { get; set; }

    public long Bytes { get; set; }

    /// <summary>Hash of the content, lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }

    /// <summary>In pixels; null for anything but a picture.</summary>
    public int? Width { get; set; }
    public int? Height { get; set; }

    /// <summary>Alternative text of the picture; empty: decoration.</summary>
    public required string Alt { get; set; }

    public DateTime UploadedAt { get; set; }
    public long? UploadedById { get; set; }
    public BlogUser? UploadedBy { get; set; }
    public List<MediaVariant> Variants { get; } = [];
}
