using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using BlogApp.Features.Articles.Highlighting.TextMate;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Media.Pictures;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Articles.Rendering;

/// <summary>Renders Markdown and parses the result as a browser would.</summary>
internal static class Markup
{
    public static ArticleMarkdown Renderer(string? webRoot = null) =>
        new(new PictureSizes(webRoot is null ? new NullFileProvider() : new PhysicalFileProvider(webRoot)), Languages);

    /// <summary>With more time than a page allows, because the test machine is busy.</summary>
    public static FurtherLanguages Languages { get; } =
        new(new GrammarReader(new Grammars().Load, GrammarLimits.Default with { Line = TimeSpan.FromMinutes(1), Block = TimeSpan.FromMinutes(1) }, NullLogger<GrammarReader>.Instance));

    public static string Html(string markdown) => Renderer().Render(markdown).Html.ReplaceLineEndings("\n").Trim();

    public static IHtmlDocument Page(string markdown) => Parse(Html(markdown));

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
