using BlogApp.Data.Media;
using BlogApp.Features.Media.Types;

namespace BlogApp.Features.Media.Library;

/// <summary>A file as the library shows it.</summary>
/// <param name="Thumbnail">The smallest copy's address, or the picture's own.</param>
public sealed record MediaRow(
    long Id, string Name, string OriginalName, string ContentType, long Bytes, int? Width, int? Height, string Alt, DateTime UploadedAt, string? UploadedBy, string Thumbnail)
{
    public MediaKind Kind => MediaType.ByContentType(ContentType)?.Kind ?? MediaKind.Document;

    public bool IsPicture => Kind == MediaKind.Picture;

    public string Url => MediaAddress.Of(Name);

    public string Markdown => MediaAddress.Markdown(Name, OriginalName, Alt, IsPicture);

    public static MediaRow Of(MediaFile file) => new(
        file.Id, file.Name, file.OriginalName, file.ContentType, file.Bytes, file.Width, file.Height, file.Alt, file.UploadedAt, file.UploadedBy?.DisplayName,
        MediaAddress.Of(file.Variants.MinBy(v => v.Width)?.Name ?? file.Name));
}

/// <summary>One page of the library.</summary>
/// <param name="Unnamed">Pictures without a description, in the whole library.</param>
internal sealed record MediaPage(IReadOnlyList<MediaRow> Rows, int Page, int Total, int All, int Pictures, int Unnamed);
