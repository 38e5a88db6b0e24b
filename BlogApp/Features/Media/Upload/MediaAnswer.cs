using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Types;

namespace BlogApp.Features.Media.Upload;

/// <summary>The answer to an upload.</summary>
/// <param name="Markdown">The Markdown that inserts the file into an article.</param>
/// <param name="Existing">The library already had this content; the id is that of the existing file.</param>
internal sealed record MediaAnswer(
    long Id, string Url, string Markdown, int? Width, int? Height, string Alt, string Name, string OriginalName, string ContentType, long Bytes, bool Existing)
{
    public static MediaAnswer From(AddedMedia added)
    {
        var file = added.File;
        var picture = MediaType.ByContentType(file.ContentType)?.IsPicture == true;
        return new(file.Id, MediaAddress.ForName(file.Name), MediaAddress.Markdown(file.Name, file.OriginalName, file.Alt, picture),
            file.Width, file.Height, file.Alt, file.Name, file.OriginalName, file.ContentType, file.Bytes, added.Existing);
    }
}
