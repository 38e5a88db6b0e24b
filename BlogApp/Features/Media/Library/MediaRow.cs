using BlogApp.Data.Media;
using BlogApp.Features.Media.Types;

namespace BlogApp.Features.Media.Library;

/// <summary>A file as shown in the library.</summary>
/// <param name="Thumbnail">The address of the smallest copy, or of the picture itself.</param>
public sealed record MediaRow(
    long Id, string Name, string OriginalName, string ContentType, long Bytes, int? Width, int? Height, string Alt, DateTime UploadedAt, string? UploadedBy, string Thumbnail)
{
    public MediaKind Kind => MediaType.ByContentType(ContentType)?.Kind ?? MediaKind.Document;

    public bool IsPicture => Kind == MediaKind.Picture;

    public string Url => MediaAddress.ForName(Name);

    public string Markdown => MediaAddress.Markdown(Name, OriginalName, Alt, IsPicture);

    public static MediaRow From(MediaFile file) => new(
        file.Id, file.Name, file.OriginalName, file.ContentType, file.Bytes, file.Width, file.Height, file.Alt, file.UploadedAt, file.UploadedBy?.DisplayName,
        MediaAddress.ForName(file.Variants.Where(v => v.ContentType != MediaType.Avif.ContentType).MinBy(v => v.Width)?.Name ?? file.Name));
}

/// <summary>One page of the library.</summary>
/// <param name="Unnamed">Pictures without a description, in the whole library.</param>
internal sealed record MediaPage(IReadOnlyList<MediaRow> Rows, int Page, int Total, int All, int Pictures, int Unnamed);
