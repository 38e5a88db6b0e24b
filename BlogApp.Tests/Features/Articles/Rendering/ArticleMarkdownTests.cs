using BlogApp.Features.Articles.Rendering;

namespace BlogApp.Tests.Features.Articles.Rendering;

public sealed class ArticleMarkdownTests
{
    [Theory]
    [InlineData("a **b** _c_ `d<e`", "<p>a <strong>b</strong> <em>c</em> <code>d&lt;e</code></p>")]
    [InlineData("~~a~~ ++b++ ==c== x^2^ H~2~O", "<p><del>a</del> <ins>b</ins> <mark>c</mark> x<sup>2</sup> H<sub>2</sub>O</p>")]
    [InlineData("from 2^10 to 2^20, ~5 or ~6", "<p>from 2^10 to 2^20, ~5 or ~6</p>")]
    [InlineData("这是**「重点」**后面", "<p>这是<strong>「重点」</strong>后面</p>")]
    [InlineData("第一行，\n第二行", "<p>第一行，第二行</p>")]
    [InlineData("one\ntwo", "<p>one\ntwo</p>")]
    [InlineData("one  \ntwo", "<p>one<br>\ntwo</p>")]
    [InlineData("[a](/articles/b \"T\")", "<p><a href=\"/articles/b\" title=\"T\">a</a></p>")]
    [InlineData("[a](https://b.org/c?d=1&e)", "<p><a href=\"https://b.org/c?d=1&amp;e\" rel=\"noopener\">a</a></p>")]
    [InlineData("[a](//b.org)", "<p><a href=\"//b.org\" rel=\"noopener\">a</a></p>")]
    [InlineData("See https://b.org/c.", "<p>See <a href=\"https://b.org/c\" rel=\"noopener\">https://b.org/c</a>.</p>")]
    [InlineData("见 https://b.org/c，再说", "<p>见 <a href=\"https://b.org/c\" rel=\"noopener\">https://b.org/c</a>，再说</p>")]
    [InlineData("<me@b.org>", "<p><a href=\"mailto:me@b.org\">me@b.org</a></p>")]
    [InlineData("- [x] a", "<ul class=\"contains-task-list\">\n<li class=\"task-list-item\"><input class=\"task-box\" type=\"checkbox\" disabled checked aria-label=\"Done\"> a</li>\n</ul>")]
    [InlineData("![a *b* \"c\"](/d.svg)", "<figure class=\"picture\"><img src=\"/d.svg\" alt=\"a b &quot;c&quot;\" loading=\"lazy\" decoding=\"async\"></figure>")]
    [InlineData("![a](/d.svg \"e<f\")", "<figure class=\"picture\"><img src=\"/d.svg\" alt=\"a\" loading=\"lazy\" decoding=\"async\"><figcaption>e&lt;f</figcaption></figure>")]
    [InlineData("x ![a](/d.svg)", "<p>x <img src=\"/d.svg\" alt=\"a\" loading=\"lazy\" decoding=\"async\"></p>")]
    [InlineData("![a](https://b.org/d.png)", "<figure class=\"picture\"><img src=\"https://b.org/d.png\" alt=\"a\" referrerpolicy=\"no-referrer\" loading=\"lazy\" decoding=\"async\"></figure>")]
    [InlineData("## A `b`!", "<div class=\"heading heading-2\"><h2 id=\"a-b\">A <code>b</code>!</h2><a class=\"anchor\" href=\"#a-b\" aria-label=\"Link to “A b!”\"><span aria-hidden=\"true\">#</span></a></div>")]
    [InlineData("## 计数 一次", "<div class=\"heading heading-2\"><h2 id=\"计数-一次\">计数 一次</h2><a class=\"anchor\" href=\"#计数-一次\" aria-label=\"“计数 一次”的链接\"><span aria-hidden=\"true\">#</span></a></div>")]
    [InlineData("```csharp\nvar a;\n```", "<figure class=\"code\"><figcaption>C#</figcaption><pre tabindex=\"0\"><code class=\"language-csharp\"><span class=\"tok-keyword\">var</span> a;</code></pre></figure>")]
    [InlineData("```nope\n<a>\n```", "<figure class=\"code\"><figcaption>nope</figcaption><pre tabindex=\"0\"><code>&lt;a&gt;</code></pre></figure>")]
    [InlineData("    <a>", "<figure class=\"code\"><pre tabindex=\"0\"><code>&lt;a&gt;</code></pre></figure>")]
    public void Markdown_Rendered_GivesTheHtml(string markdown, string html) => Assert.Equal(html, Markup.Html(markdown));

    [Fact]
    public void Table_Rendered_ScrollsByKeyboardAndAlignsByClass()
    {
        var page = Markup.Page("|a|b|\n|:-|-:|\n|1|2|\n|3|");

        var region = page.QuerySelector("div.table-scroll[role=region][tabindex='0'][aria-label]")!;
        Assert.Equal("b", region.QuerySelector("thead th.align-right[scope=col]")!.TextContent);
        Assert.Equal(["1", "2", "3", ""], region.QuerySelectorAll("tbody td").Select(cell => cell.TextContent));
        Assert.Null(page.QuerySelector("[style]"));
    }

    [Theory]
    [InlineData(3, 900)]
    [InlineData(120, 5)]
    public void LargeTable_Rendered_KeepsAllCells(int columns, int rows)
    {
        var row = string.Concat(Enumerable.Repeat("| a *b* ", columns)) + "|\n";
        var page = Markup.Page(row + string.Concat(Enumerable.Repeat("|-", columns)) + "|\n" + string.Concat(Enumerable.Repeat(row, rows)));

        Assert.Equal(rows, page.QuerySelectorAll("tbody tr").Length);
        Assert.All(page.QuerySelectorAll("tr"), tr => Assert.Equal(columns, tr.ChildElementCount));
        Assert.Equal(columns * (rows + 1), page.QuerySelectorAll("em").Length);
    }

    [Fact]
    public void Footnotes_Rendered_LinkThereAndBack()
    {
        var page = Markup.Page("a[^x] b[^x]\n\n[^x]: Note.");

        foreach (var link in page.QuerySelectorAll("sup.footnote-ref a, a.footnote-back"))
        {
            Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
            Assert.NotEmpty(link.GetAttribute("aria-label")!);
        }
        Assert.Equal(2, page.QuerySelectorAll("section.footnotes a.footnote-back").Length);
    }

    [Fact]
    public void Headings_Listed_HaveUniqueIds_AndMoveDownBelowTheFirstLevel()
    {
        var article = Markup.Renderer().Render("# First\n\n## Notes\n\n## Notes\n\n> ## Quoted\n\n### 注意\n\n## Main\n\n## ???");

        Assert.Equal(
            [new(2, "first", "First"), new(3, "notes", "Notes"), new(3, "notes-2", "Notes"), new(4, "注意", "注意"), new(3, "main-2", "Main"), new ArticleHeading(3, "section", "???")],
            article.Headings);
        var page = Markup.Parse(article.Html);
        Assert.All(article.Headings, heading => Assert.Equal(heading.Text, page.GetElementById(heading.Id)!.TextContent));
        Assert.Empty(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public void HeadingsThatImitateNumberedIds_Rendered_HaveUniqueIds()
    {
        var page = Markup.Page("# A\n\n# A 2\n\n# A\n\n# A\n\n# A-2");

        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(5, ids.Count);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }
}
