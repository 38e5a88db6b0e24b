namespace BlogApp.Features.Media.Types;

/// <summary>A file type that may be uploaded.</summary>
/// <param name="Ending">The file extension, without the dot.</param>
internal sealed record MediaType(string ContentType, string Ending, MediaKind Kind)
{
    public static readonly MediaType Png = new("image/png", "png", MediaKind.Picture);
    public static readonly MediaType Jpeg = new("image/jpeg", "jpg", MediaKind.Picture);
    public static readonly MediaType Gif = new("image/gif", "gif", MediaKind.Picture);
    public static readonly MediaType Webp = new("image/webp", "webp", MediaKind.Picture);
    public static readonly MediaType Avif = new("image/avif", "avif", MediaKind.Picture);
    public static readonly MediaType Pdf = new("application/pdf", "pdf", MediaKind.Document);
    public static readonly MediaType Mp4 = new("video/mp4", "mp4", MediaKind.Video);
    public static readonly MediaType Webm = new("video/webm", "webm", MediaKind.Video);
    public static readonly MediaType Mp3 = new("audio/mpeg", "mp3", MediaKind.Audio);

    public static IReadOnlyList<MediaType> All { get; } = [Png, Jpeg, Gif, Webp, Avif, Pdf, Mp4, Webm, Mp3];

    /// <summary>A description for error messages.</summary>
    public const string Accepted = "PNG, JPEG, GIF, WebP and AVIF pictures, PDF, MP4, WebM and MP3";

    public bool IsPicture => Kind == MediaKind.Picture;

    public static MediaType? ByEnding(ReadOnlySpan<char> ending)
    {
        foreach (var type in All)
            if (ending.SequenceEqual(type.Ending))
                return type;
        return null;
    }

    public static MediaType? ByContentType(string contentType) => All.FirstOrDefault(t => t.ContentType == contentType);
}

public enum MediaKind
{
    Picture,
    Document,
    Video,
    Audio,
}
