using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>Gives every heading its id and returns those for the table of contents.</summary>
internal static class HeadingOutline
{
    public static IReadOnlyList<ArticleHeading> Assign(MarkdownDocument document)
    {
        var all = document.Descendants<HeadingBlock>().ToList();
        // The page's only first-level heading is the article's title, so a text that begins at level 1 is shifted down by one.
        var shift = all.Any(h => h.Level == 1) ? 1 : 0;
        var ids = new HeadingIds();
        var outline = new List<ArticleHeading>();
        foreach (var heading in all)
        {
            heading.Level = Math.Min(6, heading.Level + shift);
            var text = MarkdownText.PlainText(heading);
            var id = ids.Next(text, heading.TryGetAttributes()?.Id);
            heading.GetAttributes().Id = id;
            if (heading.Parent == document && text.Length > 0)
                outline.Add(new(heading.Level, id, text));
        }
        return outline;
    }
}
