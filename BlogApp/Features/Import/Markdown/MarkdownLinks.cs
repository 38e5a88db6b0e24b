using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Import.Html;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Import.Markdown;

/// <summary>Replaces the addresses of links and pictures in a text. Everything else, including code, is unchanged.</summary>
internal static class MarkdownLinks
{
    private static readonly MarkdownPipeline Pipeline = ArticlePipeline.Build(places: true);

    /// <summary>The addresses of links and pictures, or of pictures only.</summary>
    public static IEnumerable<string> Find(string markdown, bool pictures = false) => Parsed(markdown) is not { } document ? []
        : pictures ? document.Descendants<LinkInline>().Where(link => link is { IsImage: true, Url.Length: > 0 }).Select(link => link.Url!) : Places(document).Select(place => place.Address);

    /// <param name="to">The new address; null: unchanged.</param>
    public static string Replace(string markdown, Func<string, string?> to)
    {
        if (Parsed(markdown) is not { } document)
            return markdown;
        foreach (var (place, address, bare) in Places(document).OrderByDescending(p => p.Place.Start).ToList())
        {
            if (to(address) is not { } other || other == address || place.End >= markdown.Length)
                continue;
            var written = markdown[place.Start..(place.End + 1)];
            var replaced = bare ? $"[{MarkdownEscape.Text(address, addresses: false)}]({MarkdownEscape.Destination(other)})"
                : written.StartsWith('<') && written.EndsWith('>') ? $"<{MarkdownEscape.Destination(other)}>" : MarkdownEscape.Destination(other);
            markdown = string.Concat(markdown.AsSpan(0, place.Start), replaced, markdown.AsSpan(place.End + 1));
        }
        return markdown;
    }

    private static MarkdownDocument? Parsed(string markdown)
    {
        // A link needs at least one of these characters.
        if (!ArticleMarkdown.IsParsed(markdown) || !markdown.AsSpan().ContainsAny('[', '<'))
            return null;
        try
        {
            return Markdig.Markdown.Parse(markdown, Pipeline);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Text that the parser rejects is shown as written.
            return null;
        }
    }

    private static IEnumerable<(SourceSpan Place, string Address, bool Bare)> Places(MarkdownDocument document)
    {
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case LinkInline { IsAutoLink: false, Reference: null, Url: { Length: > 0 } address } link when link.UrlSpan is { Length: > 0 } place:
                    yield return (place, address, false);
                    break;
                case LinkReferenceDefinition { Url: { Length: > 0 } address } definition when definition.UrlSpan is { Length: > 0 } place:
                    yield return (place, address, false);
                    break;
                case AutolinkInline { IsEmail: false } bare:
                    yield return (bare.Span, bare.Url, true);
                    break;
            }
        }
    }
}
