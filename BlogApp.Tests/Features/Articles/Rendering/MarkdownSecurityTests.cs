using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Articles.Rendering;

/// <summary>Whatever an author writes or pastes, a reader's browser executes none of it.</summary>
public sealed partial class MarkdownSecurityTests
{
    private static readonly string[] Elements =
    [
        "a", "blockquote", "br", "code", "del", "div", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "img", "input", "ins", "li",
        "mark", "ol", "p", "pre", "section", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
    ];

    private static readonly string[] Attributes =
    [
        "alt", "aria-hidden", "aria-label", "checked", "class", "colspan", "decoding", "disabled", "height", "href", "id", "loading", "referrerpolicy",
        "rel", "role", "scope", "src", "start", "tabindex", "title", "type", "width",
    ];

    private static readonly string[] Schemes = ["http", "https", "mailto", "tel", "ftp"];

    private static readonly string[] Pieces =
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>", "<!--", "-->", "<svg/onload=x>", "</p>", "<style>", "&lt;b&gt;", "&#60;b>",
        "javascript:", "JaVaScRiPt:", "java\tscript:", "&#106;avascript:", "java&Tab;script:", "\u0001javascript:", "vbscript:x", "data:text/html,<b>", "//evil.example", "\\\\evil",
        "[a](", "![a](", ")", "[a]: ", "[a]", "<", ">", "\"", "'", " \"t", "{onclick=x}", "{#id .class}", "](", "[", "]", "`", "```html\n", "```\"><b>\n", "\n", "\n\n", "**", "|", "|-|\n",
        "# ", "- [x] ", "[^1]", "[^1]: ", "> ", "中", "http://a.b/\"onmouseover=x", "www.a.b", "^", "~", "==", "\\", "&quot;", "    ", "x",
    ];

    [Theory]
    [InlineData("[a](javascript:alert(1))")]
    [InlineData("[a](JaVaScRiPt:alert(1))")]
    [InlineData("[a](java&#x0A;script:alert(1))")]
    [InlineData("[a](<java\tscript:alert(1)>)")]
    [InlineData("[a](&#1;javascript:alert(1))")]
    [InlineData("[a](&#106;avascript:alert(1))")]
    [InlineData("[a](vbscript:x)")]
    [InlineData("[a](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[a](blob:x)")]
    [InlineData("[a](file:///etc/passwd)")]
    [InlineData("[a][b]\n\n[b]: javascript:alert(1)")]
    [InlineData("<javascript:alert(1)>")]
    [InlineData("<data:text/html,x>")]
    [InlineData("![a](javascript:alert(1))")]
    [InlineData("![a](data:image/svg+xml,<svg onload=alert(1)>)")]
    public void DangerousAddress_Rendered_LeavesOnlyItsWords(string markdown)
    {
        var page = Markup.Page(markdown);

        Assert.Empty(page.QuerySelectorAll("[href], [src]"));
        Assert.NotEmpty(page.Body!.TextContent.Trim());
    }

    [Theory]
    [InlineData("/articles/a:b")]
    [InlineData("#a:b")]
    [InlineData("?q=a:b")]
    [InlineData("tel:+41123")]
    [InlineData("mailto:a@b.org")]
    public void OrdinaryAddress_Rendered_IsKept(string address) => Assert.Equal(address, Markup.Page($"[a]({address})").QuerySelector("a")!.GetAttribute("href"));

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a <b onclick=x>c</b>")]
    [InlineData("<div>\n\n# a\n\n</div>")]
    [InlineData("<!-- a -->")]
    [InlineData("<?php ?>")]
    [InlineData("a {onclick=alert(1)}")]
    public void RawHtml_Rendered_IsShownAsText(string markdown)
    {
        var page = Markup.Page(markdown);

        Assert.Empty(page.QuerySelectorAll("script, b, div:not(.heading), [onclick]"));
        Assert.Contains(markdown.Split('\n')[0], page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void AnyText_Rendered_HasOnlyKnownElementsAttributesAndSchemes()
    {
        var texts = Gen.Choose(0, Pieces.Length - 1).ListOf().Select(chosen => string.Concat(chosen.Select(i => Pieces[i])));
        Prop.ForAll(texts.ToArbitrary(), text => IsHarmless(text)).Check(Config.QuickThrowOnFailure.WithMaxTest(3000).WithEndSize(30));
    }

    private static bool IsHarmless(string markdown)
    {
        var page = Markup.Page(markdown);
        foreach (var element in page.Body!.QuerySelectorAll("*"))
        {
            if (!Elements.Contains(element.LocalName) || element.Attributes.Any(a => !Attributes.Contains(a.Name)))
                return false;
            foreach (var address in element.Attributes.Where(a => a.Name is "href" or "src"))
            {
                // As in the URL standard: tabs and line breaks are dropped, and so are leading control characters and spaces.
                var seen = address.Value.Replace("\t", "", StringComparison.Ordinal).ReplaceLineEndings("").TrimStart([.. Enumerable.Range(0, 33).Select(c => (char)c)]);
                if (Scheme().Match(seen) is { Success: true } scheme && !Schemes.Contains(scheme.Groups[1].Value.ToLowerInvariant()))
                    return false;
            }
        }
        return page.Head!.ChildElementCount == 0;
    }

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9+.-]*):")]
    private static partial Regex Scheme();
}
