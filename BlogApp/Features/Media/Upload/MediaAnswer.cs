using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Types;

namespace BlogApp.Features.Media.Upload;

/// <summary>What an upload is answered with.</summary>
/// <param name="Markdown">How an article refers to it.</param>
/// <param name="Existing">The library had this content already: the id is that of the known file.</param>
internal sealed record MediaAnswer(
    long Id, string Url, string Markdown, int? Width, int? Height, string Alt, string Name, string OriginalName, string ContentType, long Bytes, bool Existing)
{
    public static MediaAnswer Of(AddedMedia added)
    {
        var file = added.File;
        var picture = MediaType.ByContentType(file.ContentType)?.IsPicture == true;
        return new(file.Id, MediaAddress.Of(file.Name), MediaAddress.Markdown(file.Name, file.OriginalName, file.Alt, picture),
            file.Width, file.Height, file.Alt, file.Name, file.OriginalName, file.ContentType, file.Bytes, added.Existing);
    }
}
