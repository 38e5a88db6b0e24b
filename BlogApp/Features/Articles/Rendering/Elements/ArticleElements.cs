using BlogApp.Features.Articles.Rendering.Pictures;
using BlogApp.Features.Articles.Rendering.Mathematics;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>What is written differently from the library: safer, more accessible, or without inline style.</summary>
internal static class ArticleElements
{
    public static void Replace(HtmlRenderer renderer, PictureSizes pictures, Labels labels, bool forFeed)
    {
        var written = renderer.ObjectRenderers;
        written.ReplaceOrAdd<HeadingRenderer>(new HeadingElement(labels, linked: !forFeed));
        written.ReplaceOrAdd<ParagraphRenderer>(new ParagraphElement());
        written.ReplaceOrAdd<CodeBlockRenderer>(new CodeElement(labels, diagrams: !forFeed));
        written.ReplaceOrAdd<HtmlMathInlineRenderer>(new MathElement(laidOut: !forFeed));
        written.ReplaceOrAdd<HtmlMathBlockRenderer>(new MathBlockElement(laidOut: !forFeed));
        written.ReplaceOrAdd<LinkInlineRenderer>(new LinkElement(new PictureElement(pictures)));
        written.ReplaceOrAdd<AutolinkInlineRenderer>(new AddressElement());
        written.ReplaceOrAdd<LineBreakInlineRenderer>(new LineBreakElement());
        written.ReplaceOrAdd<EmphasisInlineRenderer>(new EmphasisElement());
        written.ReplaceOrAdd<HtmlTableRenderer>(new TableElement(labels));
        written.ReplaceOrAdd<HtmlTaskListRenderer>(new TaskElement(labels));
        written.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new FootnoteLinkElement(labels));
        written.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new FootnotesElement(labels));
    }
}
