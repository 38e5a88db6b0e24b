using BlogApp.Features.Articles.Highlighting.TextMate;
using BlogApp.Features.Articles.Mathematics;
using BlogApp.Features.Articles.Rendering.Habits;
using BlogApp.Features.Media.Pictures;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;

namespace BlogApp.Features.Articles.Rendering.Elements;

/// <summary>Renderers that replace the library's: safer, more accessible, or without inline styles.</summary>
internal static class ArticleElements
{
    public static void Replace(HtmlRenderer renderer, PictureSizes pictures, FurtherLanguages languages, Labels labels, bool forFeed)
    {
        var written = renderer.ObjectRenderers;
        written.ReplaceOrAdd<HeadingRenderer>(new HeadingElement(labels, linked: !forFeed));
        var drawn = new PictureElement(pictures, forFeed);
        written.ReplaceOrAdd<ParagraphRenderer>(new ParagraphElement(new FigureElement(drawn, forFeed)));
        written.ReplaceOrAdd<AlertBlockRenderer>(new CalloutElement(labels, forFeed));
        written.Add(new AsideElement(labels, forFeed));
        written.ReplaceOrAdd<CodeBlockRenderer>(new CodeElement(labels, languages, diagrams: !forFeed));
        written.ReplaceOrAdd<HtmlMathInlineRenderer>(new MathElement(laidOut: !forFeed));
        written.ReplaceOrAdd<HtmlMathBlockRenderer>(new MathBlockElement(laidOut: !forFeed));
        written.ReplaceOrAdd<LinkInlineRenderer>(new LinkElement(drawn));
        written.ReplaceOrAdd<AutolinkInlineRenderer>(new AddressElement());
        written.ReplaceOrAdd<LineBreakInlineRenderer>(new LineBreakElement());
        written.ReplaceOrAdd<EmphasisInlineRenderer>(new EmphasisElement());
        written.ReplaceOrAdd<HtmlTableRenderer>(new TableElement(labels));
        written.ReplaceOrAdd<HtmlTaskListRenderer>(new TaskElement(labels));
        written.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new FootnoteLinkElement(labels));
        written.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new FootnotesElement(labels));
    }
}
