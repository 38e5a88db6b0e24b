using System.Text.RegularExpressions;
using BlogApp.Features.Content.Model;

namespace BlogApp.Features.Content.Import;

/// <summary>Points an article's text at the media files that came.</summary>
internal static partial class MediaReferences
{
    /// <summary>The article with the addresses of files that came, also where it asked for another size of a picture.</summary>
    public static SourceArticle Replace(SourceArticle article, Dictionary<string, (long Id, string Address)> media)
    {
        if (media.Count == 0)
            return article;
        return article with
        {
            Markdown = Destination().Replace(article.Markdown, match =>
            {
                var address = match.Groups[2].Value;
                return Find(address, media) is { } here ? match.Groups[1].Value + here : match.Value;
            }),
        };
    }

    /// <summary>The address here; null when the file did not come.</summary>
    public static string? Find(string address, Dictionary<string, (long Id, string Address)> media)
    {
        if (media.TryGetValue(address, out var exact))
            return exact.Address;
        var plain = address.Split('?', '#')[0];
        if (media.TryGetValue(plain, out var whole))
            return whole.Address;
        // picture-300x200.jpg is a smaller picture.jpg.
        return media.TryGetValue(Sized().Replace(plain, "$1"), out var original) ? original.Address : null;
    }

    [GeneratedRegex(@"(\]\(|^\[[^\]]+\]:\s*)<?([^\s<>()]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Destination();

    [GeneratedRegex(@"-\d{1,5}x\d{1,5}(\.[A-Za-z]{3,4})$", RegexOptions.CultureInvariant)]
    private static partial Regex Sized();
}
