using System.Xml.Linq;
using AngleSharp.Html.Dom;
using BlogApp.Features.Articles.Highlighting;
using BlogApp.Features.Articles.Samples;
using BlogApp.Tests.Features.Articles.Rendering;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Articles.Samples;

/// <summary>Every sample article is sound: its links work, its pictures exist, its code is highlighted.</summary>
public sealed class SampleContentTests
{
    private static readonly string WebRoot = Path.Combine(Repository.Root, "wwwroot");
    private static readonly IReadOnlyDictionary<string, SampleArticle> Articles = SampleArticles.All().ToDictionary(a => a.Slug);
    private static readonly string[] Pages = ["/", "/hot", "/archive", "/about", "/search", "/feed.xml"];

    public static TheoryData<string> Slugs() => [.. Articles.Keys];

    [Fact]
    public void SampleArticles_AreEnough_InEnglishAndChinese_AndUseEveryElement()
    {
        Assert.True(Articles.Count >= 14);
        Assert.True(Articles.Values.Count(a => a.Language.StartsWith("zh", StringComparison.Ordinal)) >= 4);
        var body = string.Concat(Articles.Values.Select(a => Markup.Renderer().Render(a.Markdown).Html));
        Assert.All(["figure class=\"code\"", "<table>", "<blockquote>", "class=\"footnotes\"", "class=\"task-box\"", "figure class=\"picture\""], part => Assert.Contains(part, body, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void SampleArticle_NamedByItsSlug_HasItsFile(string slug) => Assert.True(File.Exists(Path.Combine(Repository.Root, "BlogApp/Features/Articles/Samples", slug + ".md")));

    [Theory]
    [MemberData(nameof(Slugs))]
    public void LinksOfSampleArticle_LeadToKnownTargets(string slug)
    {
        var page = Page(slug);
        foreach (var link in page.QuerySelectorAll("a[href]"))
        {
            var address = link.GetAttribute("href")!;
            var (path, anchor) = (address.Split('#')[0], address.Contains('#', StringComparison.Ordinal) ? address.Split('#')[1] : null);
            var target = path.Length == 0 ? page : path.StartsWith("/articles/", StringComparison.Ordinal) && Articles.ContainsKey(path[10..]) ? Page(path[10..]) : null;
            var known = target is not null || Pages.Contains(path) || IsTag(path) || path.StartsWith("https://", StringComparison.Ordinal);
            Assert.True(known && (anchor is null || target is null || target.GetElementById(Uri.UnescapeDataString(anchor)) is not null), $"{slug} links to {address}");
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void PicturesOfSampleArticle_Exist_WithSizeAndDescription(string slug)
    {
        foreach (var picture in Page(slug).QuerySelectorAll("img"))
        {
            Assert.True(File.Exists(Path.Join(WebRoot, picture.GetAttribute("src"))), picture.OuterHtml);
            Assert.True(picture.HasAttribute("width") && picture.HasAttribute("height"), picture.OuterHtml);
            Assert.True(picture.GetAttribute("alt")!.Length > 20, picture.OuterHtml);
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void NamedCodeBlocksOfSampleArticle_AreColored(string slug)
    {
        foreach (var code in Page(slug).QuerySelectorAll("figure.code").Where(figure => figure.QuerySelector("figcaption") is not null))
        {
            Assert.Contains(CodeLanguages.All, language => language.Label == code.QuerySelector("figcaption")!.TextContent);
            Assert.NotEmpty(code.QuerySelectorAll("span[class^=tok-]"));
        }
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public void SampleArticle_Rendered_LeavesNoMarkdownCharacters_AndHasUniqueIds(string slug)
    {
        var page = Page(slug);
        foreach (var code in page.QuerySelectorAll("code, pre"))
            code.Remove();
        var text = page.Body!.TextContent;

        Assert.All(["**", "](", "[^", "~~", "\n|", "```", "<", "\ufffd"], mark => Assert.DoesNotContain(mark, text, StringComparison.Ordinal));
        Assert.Equal(page.QuerySelectorAll("[id]").Length, page.QuerySelectorAll("[id]").Select(e => e.Id).Distinct().Count());
    }

    [Fact]
    public void SamplePictures_AreAllUsed_AndHaveNoScriptsOrLinks()
    {
        var used = Articles.Keys.SelectMany(slug => Page(slug).QuerySelectorAll("img").Select(img => Path.GetFileName(img.GetAttribute("src")))).ToHashSet();
        var files = Directory.GetFiles(Path.Combine(WebRoot, "pictures"), "*.svg");
        Assert.Equal(files.Select(Path.GetFileName).Order(), used.Order());
        foreach (var file in files)
        {
            var nodes = XDocument.Load(file).Descendants().ToList();
            Assert.DoesNotContain(nodes, node => node.Name.LocalName is "script" or "foreignObject" or "image" or "a");
            Assert.DoesNotContain(nodes.Attributes(), a => a.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name.LocalName == "href" || a.Value.Contains("url(http", StringComparison.OrdinalIgnoreCase));
        }
    }

    private static bool IsTag(string path) => path.StartsWith("/tags/", StringComparison.Ordinal) && Articles.Values.Any(a => a.Tags.Contains(Uri.UnescapeDataString(path[6..])));

    private static IHtmlDocument Page(string slug) => Markup.Parse(Markup.Renderer(WebRoot).Render(Articles[slug].Markdown).Html);
}
