using System.Net;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Articles.Rendering.Limits;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace BlogApp.Features.Comments;

/// <summary>
/// A comment's text as safe HTML: paragraphs, line breaks, emphasis, what is struck out, code, quotes, lines, lists and links. No headings, pictures
/// or HTML; links lend no reputation. It never throws, whatever the text.
/// </summary>
internal static class CommentMarkdown
{
    private static readonly MarkdownPipeline Pipeline = Build();

    public static string Html(string text)
    {
        try
        {
            using var writer = new StringWriter();
            var renderer = new HtmlRenderer(writer);
            Pipeline.Setup(renderer);
            renderer.ObjectRenderers.Replace<Markdig.Renderers.Html.Inlines.LinkInlineRenderer>(new Link());
            renderer.ObjectRenderers.Replace<AutolinkInlineRenderer>(new Address());
            renderer.ObjectRenderers.Replace<CodeBlockRenderer>(new Code());
            renderer.Render(Markdown.Parse(text, Pipeline));
            return writer.ToString();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Nested too deeply for rendering: show the words as written.
            return $"<p>{WebUtility.HtmlEncode(text).Replace("\n", "<br />", StringComparison.Ordinal)}</p>";
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .DisableHeadings()
            .UseSoftlineBreakAsHardlineBreak()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseCjkFriendlyEmphasis()
            .UseAutoLinks(new AutoLinkOptions { UseHttpsForWWWLinks = true });
        builder.Use<NestingLimits>();
        return builder.Build();
    }

    private static bool IsFollowed(string address) =>
        LinkTarget.IsSafe(address) && Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https" or "mailto");

    private static void Open(HtmlRenderer renderer, string address) =>
        renderer.Write("<a rel=\"nofollow ugc noopener\" href=\"").WriteEscapeUrl(address).Write("\">");

    private sealed class Link : HtmlObjectRenderer<LinkInline>
    {
        protected override void Write(HtmlRenderer renderer, LinkInline obj)
        {
            var address = obj.GetDynamicUrl?.Invoke() ?? obj.Url ?? "";
            // A picture becomes a link to it, and a link with an unsafe target becomes its text.
            if (!renderer.EnableHtmlForInline || !IsFollowed(address))
            {
                renderer.WriteChildren(obj);
                return;
            }
            Open(renderer, address);
            if (obj.FirstChild is null)
                renderer.WriteEscape(address);
            else
                renderer.WriteChildren(obj);
            renderer.Write("</a>");
        }
    }

    /// <summary>A code block whose long lines can be scrolled by keyboard.</summary>
    private sealed class Code : HtmlObjectRenderer<CodeBlock>
    {
        protected override void Write(HtmlRenderer renderer, CodeBlock obj)
        {
            renderer.EnsureLine();
            renderer.Write("<pre tabindex=\"0\"><code>").WriteEscape(obj.Lines.ToString()).WriteLine("</code></pre>");
        }
    }

    private sealed class Address : HtmlObjectRenderer<AutolinkInline>
    {
        protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
        {
            var address = obj.IsEmail ? "mailto:" + obj.Url : obj.Url;
            if (!renderer.EnableHtmlForInline || !IsFollowed(address))
            {
                renderer.WriteEscape(obj.Url);
                return;
            }
            Open(renderer, address);
            renderer.WriteEscape(obj.Url).Write("</a>");
        }
    }
}
