using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BlogApp.Features.Import.Code;

namespace BlogApp.Features.Import.Html;

/// <summary>
/// Converts HTML to Markdown that the blog renders with the same text and structure. Content without a Markdown
/// equivalent stays readable and is mentioned in the notes.
/// </summary>
internal static class HtmlToMarkdown
{
    /// <param name="html">A piece of a page's body.</param>
    /// <param name="lines">Whether line ends make breaks and empty lines paragraphs, as in old WordPress texts.</param>
    /// <param name="comment">Whether it is a comment's, whose Markdown has fewer marks than an article's.</param>
    public static MarkdownText Convert(string html, bool lines = false, bool comment = false)
    {
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument("<!doctype html><body>" + NestingLimit.Apply(HtmlCode.Escape(html)));
        if (comment)
            CommentMarks.Reduce(document);
        MarksAroundBlocks.Divide(document);
        var writer = new BlockWriter(new InlineWriter(lines));
        var blocks = writer.Blocks(document.Body!);
        return new(string.Join("\n\n", blocks) is { Length: > 0 } text ? text + "\n" : "", [.. writer.Notes.Order(StringComparer.Ordinal)]);
    }

    /// <summary>The text only, on one line.</summary>
    public static string PlainText(string html)
    {
        if (!html.AsSpan().ContainsAny('<', '&'))
            return Collapse(html);
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument("<!doctype html><body>" + NestingLimit.Apply(html));
        foreach (var hidden in document.QuerySelectorAll("script, style").ToList())
            hidden.Remove();
        foreach (var end in document.QuerySelectorAll("p, br, li, div, h1, h2, h3, h4, h5, h6, td, th").ToList())
            end.Insert(end.LocalName == "br" ? AdjacentPosition.AfterEnd : AdjacentPosition.BeforeEnd, " ");
        return Collapse(document.Body!.TextContent);
    }

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <param name="Markdown">Empty, or ends with a line break.</param>
/// <param name="Notes">What could not be expressed in Markdown, in words, without duplicates.</param>
internal sealed record MarkdownText(string Markdown, IReadOnlyList<string> Notes);
