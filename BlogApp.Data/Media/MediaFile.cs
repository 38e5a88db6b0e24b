using BlogApp.Data.Accounts;

namespace BlogApp.Data.Media;

/// <summary>An uploaded file; its bytes lie in the data directory, not in the database.</summary>
public sealed class MediaFile
{
    public long Id { get; set; }

    /// <summary>Random, with the type's ending; the last part of its address.</summary>
    public required string Name { get; set; }

    /// <summary>What the file was called where it came from.</summary>
    public required string OriginalName { get; set; }

    /// <summary>By the content, such as <c>image/webp</c>.</summary>
    public required string ContentType { get; set; }

    /// <summary>Length in bytes.</summary>
    public long Bytes { get; set; }

    /// <summary>Of the content, lower-case hexadecimal.</summary>
    public required string Sha256 { get; set; }

    /// <summary>In pixels; null for what is not a picture.</summary>
    public int? Width { get; set; }
    public int? Height { get; set; }

    /// <summary>What the picture shows, for those who do not see it; empty: decoration.</summary>
    public required string Alt { get; set; }

    public DateTime UploadedAt { get; set; }
    public long? UploadedById { get; set; }
    public BlogUser? UploadedBy { get; set; }
    public List<MediaVariant> Variants { get; } = [];
}

/// <summary>The same picture at another width.</summary>
public sealed class MediaVariant
{
    public long Id { get; set; }
    public long MediaFileId { get; set; }

    /// <summary>In pixels.</summary>
    public int Width { get; set; }
    public int Height { get; set; }

    /// <summary>Random, as of <see cref="MediaFile"/>.</summary>
    public required string Name { get; set; }

    public required string ContentType { get; set; }
    public long Bytes { get; set; }
}
