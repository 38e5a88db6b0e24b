using BlogApp.Features.Content.Import.Media;
using BlogApp.Features.Content.Markdown;
using BlogApp.Features.Content.Model;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Content.Import.Articles;

/// <summary>Leads the links and pictures of a text to what came along: media files, and other articles of the file.</summary>
internal static class References
{
    public static SourceArticle Replace(SourceArticle article, ImportSession session, ArticlePlan plan, List<string> notes)
    {
        var links = 0;
        var markdown = MarkdownLinks.Replace(article.Markdown, address =>
        {
            if (MediaReferences.Find(address, session.Media) is { } file)
                return file;
            if (article.LinkKey?.Invoke(address) is not { } key)
                return null;
            if (session.MediaPages.TryGetValue(key, out var page))
                return page;
            if (plan.AddressOf(key) is not { } here)
                return null;
            links++;
            return here + (address.IndexOf('#', StringComparison.Ordinal) is >= 0 and var at ? address[at..] : "");
        });
        if (links > 0)
            notes.Add(links == 1 ? "A link to another of these articles leads to its address here." : Phrase.Of("{0} links to others of these articles lead to their addresses here.", links).ToString());
        return ReferenceEquals(markdown, article.Markdown) ? article : article with { Markdown = markdown };
    }
}
