using AngleSharp.Html.Parser;
using BlogApp.Features.Comments;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Comments;

public sealed class CommentMarkdownTests
{
    private static readonly string[] Allowed = ["P", "BR", "EM", "STRONG", "CODE", "PRE", "BLOCKQUOTE", "UL", "OL", "LI", "HR", "A", "DEL"];

    [Theory]
    [InlineData("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>")]
    [InlineData("one\ntwo", "<p>one<br />\ntwo</p>")]
    [InlineData("# not a heading", "<p># not a heading</p>")]
    [InlineData("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>")]
    [InlineData("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>")]
    [InlineData("[a](https://example.org)", "<p><a rel=\"nofollow ugc noopener\" href=\"https://example.org\">a</a></p>")]
    [InlineData("https://example.org", "<p><a rel=\"nofollow ugc noopener\" href=\"https://example.org\">https://example.org</a></p>")]
    [InlineData("<https://example.org>", "<p><a rel=\"nofollow ugc noopener\" href=\"https://example.org\">https://example.org</a></p>")]
    [InlineData("[a](javascript:alert(1))", "<p>a</p>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    [InlineData("[a](/studio)", "<p>a</p>")]
    [InlineData("![a](https://example.org/x.png)", "<p><a rel=\"nofollow ugc noopener\" href=\"https://example.org/x.png\">a</a></p>")]
    [InlineData("```sh\na < b\n```", "<pre tabindex=\"0\"><code>a &lt; b</code></pre>")]
    [InlineData("    a\n\n    b", "<pre tabindex=\"0\"><code>a\n\nb</code></pre>")]
    [InlineData("> ```\n> a\n> ```", "<blockquote>\n<pre tabindex=\"0\"><code>a</code></pre>\n</blockquote>")]
    public void CommentMarkdown_Rendered_AllowsOnlyASubset(string text, string html) => Assert.Equal(html, CommentMarkdown.Html(text).Trim());

    [Theory]
    [InlineData("[x]( java\nscript:alert(1) )")]
    [InlineData("[x](data:text/html;base64,PHNjcmlwdD4=)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](https://a\"onmouseover=alert(1))")]
    [InlineData("`</code><script>`")]
    [InlineData("[x][y]\n\n[y]: javascript:alert(1)")]
    [InlineData("&lt;script&gt; &#60;img src=x onerror=y&#62;")]
    [InlineData("<svg/onload=alert(1)>")]
    [InlineData("Setext\n===\n\n---\n")]
    public void DangerousText_Rendered_IsHarmless(string text) => Harmless(text);

    [Fact]
    public void AnyText_Rendered_IsHarmless() => Prop.ForAll<string>(Harmless).QuickCheckThrowOnFailure();

    [Fact]
    public void DeepNesting_Rendered_IsHarmless()
    {
        foreach (var mark in new[] { ">", "- ", "[", "*", "_a", "![", "`", "1. " })
            Harmless(string.Concat(Enumerable.Repeat(mark, 5000 / mark.Length)));
    }

    private static void Harmless(string text)
    {
        var page = new HtmlParser().ParseDocument("<body>" + CommentMarkdown.Html(text ?? ""));
        Assert.All(page.Body!.QuerySelectorAll("*"), element =>
        {
            Assert.Contains(element.TagName, Allowed);
            Assert.All(element.Attributes, a => Assert.Contains(a.Name, new[] { "href", "rel", "class", "start", "type", "tabindex" }));
            if (element.GetAttribute("href") is { } address)
                Assert.Matches("^(https?|mailto):", address);
        });
    }
}
