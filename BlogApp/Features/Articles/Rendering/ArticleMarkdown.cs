using System.Net;
using BlogApp.Features.Articles.Highlighting.TextMate;
using BlogApp.Features.Articles.Rendering.Elements;
using BlogApp.Features.Articles.Rendering.Limits;
using BlogApp.Features.Articles.Rendering.Quotes;
using BlogApp.Features.Media.Pictures;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>
/// Converts Markdown to safe HTML. It never throws, whatever the text: text that is too long or too deeply nested is
/// shown as plain text. The time grows linearly with the length of the text.
/// </summary>
internal sealed class ArticleMarkdown(PictureSizes pictures, FurtherLanguages languages)
{
    /// <summary>In characters, about six novels. A longer text is shown as written, without layout.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>In lines. A paragraph of n reference definitions takes n² steps: 140,000 lines took 19 s, 20,000 take 0.4 s.</summary>
    public const int MaxLines = 20_000;

    private static readonly MarkdownPipeline Pipeline = ArticlePipeline.Build();

    /// <summary>Renders one article.</summary>
    /// <param name="language">Its language, BCP 47, for its quotation marks; empty: English ones.</param>
    /// <param name="forFeed">Feed readers drop what they do not know: then formulas and diagrams stay as they were written, and headings have no links to themselves.</param>
    public RenderedArticle Render(string markdown, string language = "", bool forFeed = false)
    {
        if (Parse(markdown) is not { } document)
            return Plain(markdown);
        try
        {
            CurlyQuotes.Set(document, language);
            return Render(document, LimitedWriter.For(markdown.Length), forFeed);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Plain(markdown);
        }
    }

    /// <summary>The text without markup, one block per line: prose and code, without pictures and footnotes.</summary>
    public static string PlainText(string markdown) =>
        Parse(markdown) is { } document ? MarkdownText.PlainText(document) : markdown;

    /// <summary>The text without markup, as it is searched: the sentences, and the headings, tables and code.</summary>
    public static (string Prose, string Other) Searchable(string markdown) => Parse(markdown) is { } document ? MarkdownText.Parts(document) : (markdown, "");

    /// <summary>The beginning of the prose on one line, cut at a word's end and marked with an ellipsis; empty when there is none.</summary>
    /// <param name="markdown">The source text.</param>
    /// <param name="length">Maximum number of characters, including the ellipsis.</param>
    /// <param name="language">As for <see cref="Render(string, string, bool)"/>.</param>
    public static string Excerpt(string markdown, int length = 200, string language = "")
    {
        if (Parse(markdown) is not { } document)
            return TextExcerpt.Cut(markdown, length);
        CurlyQuotes.Set(document, language);
        return TextExcerpt.Cut(ProseText.From(document), length);
    }

    /// <summary>Whether a text is short enough to be parsed. Otherwise it is shown as written.</summary>
    public static bool IsParsed(string markdown) =>
        markdown.Length <= MaxLength && markdown.AsSpan().Count('\n') <= MaxLines && markdown.AsSpan().Count('\r') <= MaxLines;

    private static MarkdownDocument? Parse(string markdown)
    {
        if (!IsParsed(markdown))
            return null;
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The limits prevent every known way to get here. Readers should get the words even for an unknown one.
            return null;
        }
    }

    private RenderedArticle Render(MarkdownDocument document, LimitedWriter writer, bool forFeed)
    {
        var count = WordCount.Count(MarkdownText.PlainText(document));
        var headings = HeadingOutline.Assign(document);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        ArticleElements.Replace(renderer, pictures, languages, count.MostlyChinese ? Labels.Chinese : Labels.English, forFeed);
        renderer.Render(document);
        return new(writer.ToString(), headings, count.Words, count.Minutes);
    }

    private static RenderedArticle Plain(string markdown)
    {
        var count = WordCount.Count(markdown);
        return new($"<pre class=\"plain\" tabindex=\"0\">{WebUtility.HtmlEncode(markdown)}</pre>", [], count.Words, count.Minutes);
    }
}
