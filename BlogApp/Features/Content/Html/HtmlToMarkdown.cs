using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace BlogApp.Features.Content.Html;

/// <summary>
/// Turns HTML into Markdown that the blog renders to the same text and structure. What Markdown has no words for stays
/// readable and is named in the notes.
/// </summary>
internal static class HtmlToMarkdown
{
    /// <param name="html">A piece of a page's body.</param>
    /// <param name="lines">Whether line ends make breaks and empty lines paragraphs, as in old WordPress texts.</param>
    public static MarkdownText Convert(string html, bool lines = false)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument("<!doctype html><body>" + html);
        MarksAroundBlocks.Divide(document);
        var writer = new BlockWriter(new InlineWriter(lines));
        var blocks = writer.Blocks(document.Body!);
        return new(string.Join("\n\n", blocks) is { Length: > 0 } text ? text + "\n" : "", [.. writer.Notes.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The text alone, on one line.</summary>
    public static string PlainText(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
            return Collapse(html);
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument("<!doctype html><body>" + html);
        foreach (var hidden in document.QuerySelectorAll("script, style").ToList())
            hidden.Remove();
        foreach (var end in document.QuerySelectorAll("p, br, li, div, h1, h2, h3, h4, h5, h6, td, th").ToList())
            end.Insert(end.LocalName == "br" ? AdjacentPosition.AfterEnd : AdjacentPosition.BeforeEnd, " ");
        return Collapse(document.Body!.TextContent);
    }

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <param name="Markdown">Ends with a line end, or is empty.</param>
/// <param name="Notes">What could not be said in Markdown, in words, each once.</param>
internal sealed record MarkdownText(string Markdown, IReadOnlyList<string> Notes);
