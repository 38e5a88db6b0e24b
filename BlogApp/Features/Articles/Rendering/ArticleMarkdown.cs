using System.Net;
using BlogApp.Features.Articles.Rendering.Elements;
using BlogApp.Features.Articles.Rendering.Headings;
using BlogApp.Features.Articles.Rendering.Limits;
using BlogApp.Features.Articles.Rendering.Pictures;
using BlogApp.Features.Articles.Rendering.Text;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;

namespace BlogApp.Features.Articles.Rendering;

/// <summary>
/// Turns Markdown into safe HTML. It never throws, whatever the text: what is too long or too deeply nested to be
/// laid out is shown as plain text. The time grows with the length of the text, not faster.
/// </summary>
internal sealed class ArticleMarkdown(PictureSizes pictures)
{
    /// <summary>Characters, about six novels; a longer text is shown as it was written, without layout.</summary>
    public const int MaxLength = 1_000_000;

    /// <summary>Lines; a paragraph of n reference definitions costs n² steps: 140,000 lines took 19 s, 20,000 take 0.4 s.</summary>
    public const int MaxLines = 20_000;

    private static readonly MarkdownPipeline Pipeline = ArticlePipeline.Build();

    /// <summary>Lays out one article.</summary>
    /// <param name="forFeed">Feed readers drop what they do not know: then formulas and diagrams stay as they were written, and headings have no links to themselves.</param>
    public RenderedArticle Render(string markdown, bool forFeed = false)
    {
        if (Parse(markdown) is not { } document)
            return Plain(markdown);
        try
        {
            return Render(document, LimitedWriter.For(markdown.Length), forFeed);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return Plain(markdown);
        }
    }

    /// <summary>The text without markup, one block a line: prose and code, without pictures and footnotes.</summary>
    public static string PlainText(string markdown) =>
        Parse(markdown) is { } document ? ArticleText.Of(document, code: true) : markdown;

    /// <summary>The beginning of the prose on one line, cut at a word's end and marked with an ellipsis.</summary>
    /// <param name="markdown">The text as written.</param>
    /// <param name="length">Characters at most, the ellipsis included.</param>
    public static string Excerpt(string markdown, int length = 200) =>
        TextExcerpt.Cut(Parse(markdown) is { } document ? ArticleText.Of(document, code: false) : markdown, length);

    private static MarkdownDocument? Parse(string markdown)
    {
        if (markdown.Length > MaxLength || markdown.AsSpan().Count('\n') > MaxLines || markdown.AsSpan().Count('\r') > MaxLines)
            return null;
        try
        {
            return Markdown.Parse(markdown, Pipeline);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // The limits catch every known way to get here; a reader is owed the words even for an unknown one.
            return null;
        }
    }

    private RenderedArticle Render(MarkdownDocument document, LimitedWriter writer, bool forFeed)
    {
        var count = WordCount.Of(ArticleText.Of(document, code: true));
        var headings = HeadingOutline.Assign(document);
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        ArticleElements.Replace(renderer, pictures, count.MostlyChinese ? Labels.Chinese : Labels.English, forFeed);
        renderer.Render(document);
        return new(writer.ToString(), headings, count.Words, count.Minutes);
    }

    private static RenderedArticle Plain(string markdown)
    {
        var count = WordCount.Of(markdown);
        return new($"<pre class=\"plain\" tabindex=\"0\">{WebUtility.HtmlEncode(markdown)}</pre>", [], count.Words, count.Minutes);
    }
}
