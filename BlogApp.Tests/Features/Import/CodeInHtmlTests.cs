using BlogApp.Features.Import.Html;
using BlogApp.Tests.Features.Import.WordPress;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Import;

/// <summary>Code in the HTML of WordPress and Ghost, and in HTML within Markdown.</summary>
public sealed class CodeInHtmlTests : IAsyncLifetime
{
    private ContentBlog _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ContentBlog.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Theory]
    [InlineData("<pre>[gallery ids=\"1\"]\n[caption]x[/caption]</pre>", "```\n[gallery ids=\"1\"]\n[caption]x[/caption]\n```\n")]
    [InlineData("<p>Write <code>[gallery]</code> or <code>[my-plugin a=\"b\"]</code>.</p>", "Write `[gallery]` or `[my-plugin a=\"b\"]`.\n")]
    [InlineData("[code lang=\"php\"][embed]https://x.y[/embed] <b>[audio src=\"a.mp3\"]</b>[/code]", "```php\n[embed]https://x.y[/embed] <b>[audio src=\"a.mp3\"]</b>\n```\n")]
    [InlineData("<!-- wp:code --><pre class=\"wp-block-code\"><code>[video src=\"a.mp4\"]</code></pre><!-- /wp:code -->", "```\n[video src=\"a.mp4\"]\n```\n")]
    [InlineData("<pre>[code]x[/code]</pre>", "```\n[code]x[/code]\n```\n")]
    public async Task ShortcodesInCode_Imported_StayAsTheyAre(string html, string expected)
    {
        var report = await _blog.ImportAsync("a.xml", Wxr.File(Wxr.Item(1, Wxr.Text(html))));
        Assert.Equal(expected, await MarkdownAsync());
        Assert.DoesNotContain(report.Items, item => item.Words?.Any(word => word.Contains("shortcode", StringComparison.Ordinal)) == true);
    }

    [Theory]
    [InlineData("<pre><code class=\"language-cs\">List<T> x = new List<Dictionary<string, T>>();</code></pre>", "```cs\nList<T> x = new List<Dictionary<string, T>>();\n```\n")]
    [InlineData("<pre>#include <stdio.h>\n<?php echo 1; ?>\n<!DOCTYPE html></pre>", "```\n#include <stdio.h>\n<?php echo 1; ?>\n<!DOCTYPE html>\n```\n")]
    [InlineData("<p><code>IEnumerable<B></code> and <code>a<b>c</b></code></p>", "`IEnumerable<B>` and `ac`\n")]
    [InlineData("<pre><span class=\"k\">var</span> <b>x</b>&lt;y&gt;<br>z</pre>", "```\nvar x<y>\nz\n```\n")]
    public void AngleBracketsInCode_Converted_StayIfTheyAreNoElements(string html, string expected) => Assert.Equal(expected, HtmlToMarkdown.Convert(html).Markdown);

    [Fact]
    public async Task CodeOfGhost_Imported_IsUnchanged()
    {
        await _blog.ImportAsync("ghost.json", """{"db":[{"data":{"posts":[{"id":"1","title":"A","slug":"a","status":"published","html":"<pre><code class=\"language-ts\">Map&lt;K, V&gt; {{ x }} [gallery]</code></pre><p><code>f<T>()</code></p>"}]}}]}""");
        Assert.Equal("```ts\nMap<K, V> {{ x }} [gallery]\n```\n\n`f<T>()`\n", await MarkdownAsync());
    }

    [Theory]
    [InlineData("<code>List<T></code> and <kbd>{{ site.url }}</kbd>", "`List<T>` and `{{ site.url }}`")]
    [InlineData("<b>use <code>a*b*c</code> now</b>", "**use `a*b*c` now**")]
    [InlineData("<code>a <b>x</b> &lt;y&gt;</code>", "`a x <y>`")]
    [InlineData("<pre>\nList<T> a;\n\n    {% raw %}\n</pre>", "```\nList<T> a;\n\n    {% raw %}\n```")]
    [InlineData("## Title\n{: #own .x}\n\n### Next {: #other}", "## Title {#own}\n\n### Next {#other}")]
    [InlineData("<code>open\n\nand `</code>` later", "<code>open\n\nand `</code>` later")]
    public async Task HtmlInMarkdown_Imported_KeepsItsCode(string written, string expected)
    {
        await _blog.ImportAsync("x.zip", ContentBlog.Zip(("a.md", $"---\ntitle: A\ndate: 2024-01-01\n---\n{written}\n")));
        Assert.Equal(expected + "\n", await MarkdownAsync());
    }

    private Task<string> MarkdownAsync() => _blog.Database.ReadAsync(c => c.Articles.Select(a => a.Markdown).SingleAsync());
}
