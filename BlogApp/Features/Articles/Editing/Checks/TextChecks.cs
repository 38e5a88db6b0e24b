using BlogApp.Features.Articles.External;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Platform.Languages;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Articles.Editing.Checks;

/// <summary>What a text itself tells: pictures without a description, and levels of headings that are left out. Pure.</summary>
internal static class TextChecks
{
    // A text with more is not read any further: whoever has mended these asks again.
    private const int Most = 100;

    private static readonly MarkdownPipeline Pipeline = ArticlePipeline.Build(places: true);

    /// <summary>In the order of the text; null when it is too long or too deeply nested to be read.</summary>
    public static CheckedText? Read(string markdown)
    {
        if (markdown.Length > ArticleMarkdown.MaxLength || markdown.AsSpan().Count('\n') > ArticleMarkdown.MaxLines)
            return null;
        MarkdownDocument document;
        try
        {
            document = Markdown.Parse(markdown, Pipeline);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return null;
        }
        // Read before the headings get their levels on the page: a text that begins at the first level moves down one.
        var findings = Headings(document).Concat(Pictures(document)).OrderBy(finding => finding.From).Take(Most).ToList();
        HeadingOutline.Assign(document);
        var anchors = document.Descendants<HeadingBlock>().Select(heading => heading.TryGetAttributes()?.Id).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return new(findings, [.. Links(document).Take(Most)], anchors, [.. ExternalPictures.Find(document, ownHost: null).Where(picture => picture.IsHidden).Take(Most)]);
    }

    private static IEnumerable<Finding> Headings(MarkdownDocument document)
    {
        var all = document.Descendants<HeadingBlock>().ToList();
        var before = all.Any(heading => heading.Level == 1) ? 0 : 1;
        foreach (var heading in all)
        {
            if (heading.Level > before + 1)
                yield return new(heading.Line + 1, heading.Span.Start, heading.Span.End + 1, before <= 1 && heading == all[0]
                    ? Phrase.Format("The first heading has level {0}; begin with level 2.", heading.Level)
                    : Phrase.Format("From level {0} to level {1}: the headings leave a level out.", before, heading.Level));
            before = heading.Level;
        }
    }

    private static IEnumerable<Finding> Pictures(MarkdownDocument document) =>
        document.Descendants<LinkInline>().Where(link => link.IsImage && link.FirstChild is null && EmbedAddress.HostOf(link.Url ?? "") is null)
            .Select(picture => new Finding(picture.Line + 1, picture.Span.Start, picture.Span.End + 1, Phrase.Format("The picture has no description for those who do not see it.")));

    private static IEnumerable<TextLink> Links(MarkdownDocument document)
    {
        foreach (var inline in document.Descendants<Inline>())
        {
            var address = inline switch
            {
                LinkInline link => link.GetDynamicUrl?.Invoke() ?? link.Url,
                AutolinkInline { IsEmail: false } link => link.Url,
                _ => null,
            };
            if (!string.IsNullOrWhiteSpace(address))
                yield return new(address, inline.Line + 1, inline.Span.Start, inline.Span.End + 1);
        }
    }
}

/// <param name="Links">Addresses, those of pictures among them.</param>
/// <param name="Anchors">The ids of its headings.</param>
/// <param name="Hidden">Pictures that readers do not see, unless the blog itself has them.</param>
internal sealed record CheckedText(IReadOnlyList<Finding> Findings, IReadOnlyList<TextLink> Links, IReadOnlySet<string> Anchors, IReadOnlyList<ExternalPicture> Hidden);
