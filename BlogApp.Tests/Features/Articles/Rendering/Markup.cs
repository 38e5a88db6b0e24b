using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Articles.Rendering.Pictures;
using Microsoft.Extensions.FileProviders;

namespace BlogApp.Tests.Features.Articles.Rendering;

/// <summary>Renders Markdown and reads the result as a browser would.</summary>
internal static class Markup
{
    public static ArticleMarkdown Renderer(string? webRoot = null) =>
        new(new PictureSizes(webRoot is null ? new NullFileProvider() : new PhysicalFileProvider(webRoot)));

    public static string Html(string markdown) => Renderer().Render(markdown).Html.ReplaceLineEndings("\n").Trim();

    public static IHtmlDocument Page(string markdown) => Parse(Html(markdown));

    public static IHtmlDocument Parse(string html) => new HtmlParser().ParseDocument(html);
}
