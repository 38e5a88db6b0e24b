using BlogApp.Features.Import.Markdown;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Session;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Import.Articles;

/// <summary>Rewrites the links and pictures of a text to imported media files and other articles of the file.</summary>
internal static class References
{
    public static SourceArticle Replace(SourceArticle article, ImportSession session, ArticlePlan plan, List<string> notes)
    {
        var links = 0;
        var markdown = MarkdownLinks.Replace(article.Markdown, address =>
        {
            if (session.Media.Find(address) is { } file)
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
            notes.Add(links == 1 ? "A link to another of these articles leads to its address here." : Phrase.Format("{0} links to others of these articles lead to their addresses here.", links).ToString());
        return ReferenceEquals(markdown, article.Markdown) ? article : article with { Markdown = markdown };
    }
}
