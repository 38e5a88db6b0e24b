using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using BlogApp.Tests.Features.Articles.Rendering;
using Microsoft.EntityFrameworkCore;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Import.WordPress;

/// <summary>
/// Compares every published post and page of the theme unit test, as the blog shows it, with its original HTML: links,
/// pictures, headings, list items, table cells, quotes and code. The table below lists the differences with their
/// reasons.
/// </summary>
public sealed partial class FaithfulPostsTests : IAsyncLifetime
{
    private ContentBlog _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ContentBlog.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task WordPressPosts_Imported_KeepEveryElementOnTheirPages()
    {
        await _blog.ImportFileAsync(ThemeUnitTestTests.Export);
        var articles = await _blog.Database.ReadAsync(c => c.Articles.ToDictionaryAsync(a => a.Slug, a => a.Markdown));
        var renderer = Markup.Renderer();
        var lost = new List<string>();
        foreach (var item in XDocument.Load(ThemeUnitTestTests.Export).Descendants("item"))
        {
            string Of(string name, string space = "") => item.Elements().FirstOrDefault(e => e.Name.LocalName == name && e.Name.NamespaceName.Contains(space, StringComparison.Ordinal))?.Value ?? "";
            if (Of("post_type") is not ("post" or "page") || Of("status") != "publish" || Of("post_name").Length == 0)
                continue;
            var slug = Uri.UnescapeDataString(Of("post_name"));
            var was = Parts(Markup.Parse("<body>" + Shortcode().Replace(Of("encoded", "content"), " ")).Body!);
            var page = Markup.Parse("<body>" + renderer.Render(articles[slug]).Html).Body!;
            lost.AddRange(Markup.Parse("<body>" + Of("encoded", "content")).QuerySelectorAll(".wp-block-verse, .blocks-gallery-item").SelectMany(e => e.InnerHtml.Contains("<br", StringComparison.Ordinal) ? [] : Words(e).Split(' ')).Where(word => !Quotes.Straight(page.TextContent).Contains(word, StringComparison.Ordinal)).Select(word => $"{slug}: {word}"));
            var shown = Parts(page);
            foreach (var (kind, parts) in was)
            {
                var left = shown[kind].ToList();
                lost.AddRange(parts.Where(part => !left.Remove(part)).Select(part => $"{slug}: {kind}: {part}"));
            }
        }
        Assert.True(lost.Count == 0, string.Join('\n', lost));
    }

    private static Dictionary<string, List<string>> Parts(IElement body)
    {
        // Equivalent differences: the lines of verses and of code with breaks, a gallery's captions below its pictures, and text that was marked
        // strong twice.
        foreach (var end in body.QuerySelectorAll("pre br").ToList())
            end.OuterHtml = "\n";
        foreach (var twice in body.QuerySelectorAll("strong strong").ToList())
            twice.OuterHtml = twice.InnerHtml;
        foreach (var none in body.QuerySelectorAll("script, style, form, select, input, a.anchor, .wp-block-verse").ToList())
            none.Remove();
        List<string> Of(string selector, Func<IElement, string> part) => [.. body.QuerySelectorAll(selector).Select(part).Where(text => text.Length > 0)];
        return new()
        {
            ["link"] = Of("a[href]", a => a.TextContent.Trim().Length == 0 && a.QuerySelector("img") is null ? "" : $"{a.GetAttribute("href")} {Words(a)}"),
            ["picture"] = Of("img[src]", img => $"{img.GetAttribute("src")} {img.GetAttribute("alt")}"),
            ["heading"] = Of("h1, h2, h3, h4, h5, h6", h => Words(h)),
            ["item"] = Of("li:not(.blocks-gallery-item)", li => li.QuerySelector("ul, ol") is null ? Words(li) : ""),
            ["ordered"] = Of("ol > li", li => li.QuerySelector("ul, ol") is null ? Words(li) : ""),
            ["cell"] = Of("td, th", cell => Words(cell)),
            ["quote"] = Of("blockquote p", p => Words(p)),
            ["code"] = Of("pre", pre => Words(pre)),
            ["strong"] = Of("strong, b", e => Words(e)),
            ["em"] = Of("em, i", e => Words(e)),
            ["struck"] = Of("del, s, strike", e => Words(e)),
            ["raised"] = Of("sup, sub", e => Words(e)),
        };
    }

    private static string Words(IElement element) => string.Join(' ', Quotes.Straight(element.TextContent).Split([.. " \n\t\r\u00a0\u200b"], StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\[/?(gallery|audio|video|caption|embed|playlist)[^\]]*\]|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex Shortcode();
}
