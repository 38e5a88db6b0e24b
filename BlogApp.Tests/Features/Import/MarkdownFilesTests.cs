using BlogApp.Data.Articles;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reports;
using BlogApp.Tests.Features.Media;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Import;

public sealed class MarkdownFilesTests : IAsyncLifetime
{
    private ContentBlog _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ContentBlog.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task JekyllPost_Imported_UsesFileNameAndFrontMatter()
    {
        var article = await OneAsync(("_posts/2024-05-06-my-post.md", "---\ntitle: \"My: post\"\ntags: one Two\ncategories: [three]\nauthor: Bo\nexcerpt: Short\nredirect_from: /old/name/\n---\nText\n"));
        Assert.Equal(("my-post", "My: post", new DateTime(2024, 5, 6), "Short", ArticleState.Published, "Text\n"), (article.Slug, article.Title, article.PublishedAt!.Value, article.Excerpt, article.State, article.Markdown));
        Assert.Equal(["one", "three", "two"], article.Tags.Select(t => t.Name).Order());
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Redirect WHERE Path = '/old/name' AND ArticleId IS NOT NULL"));
    }

    [Fact]
    public async Task HugoPost_Imported_UsesTomlAndShortcodes()
    {
        var article = await OneAsync(("content/posts/bundle/index.md", """
            +++
            title = "A \"post\" \u00e9" # said
            date = 2024-05-06T07:08:09+02:00
            lastmod = 2024-06-01
            draft = true
            tags = ["go", 'c,d',
              "e"]
            series = ["Part"]
            weight = 2
            [cover]
            image = "pic.png"
            +++
            Lead
            <!--more-->
            {{< figure src="/a.jpg" caption="Words" >}}

            {{< highlight go >}}
            fmt.Println("{{")
            {{< /highlight >}}

            {{< ref "x" >}}
            """));
        Assert.Equal(("bundle", "A \"post\" é", new DateTime(2024, 5, 6, 5, 8, 9), ArticleState.Draft, "Lead"), (article.Slug, article.Title, article.CreatedAt, article.State, article.Excerpt));
        Assert.Equal(["c,d", "e", "go"], article.Tags.Select(t => t.Name).Order());
        Assert.Contains("![](/a.jpg \"Words\")", article.Markdown, StringComparison.Ordinal);
        Assert.Contains("```go\nfmt.Println(\"{{\")\n```", article.Markdown, StringComparison.Ordinal);
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Series WHERE Title = 'Part'"));
    }

    [Fact]
    public async Task AstroPost_Imported_BringsPicturesBesideTheText()
    {
        var png = SamplePictures.Png(10, 10);
        var report = await _blog.ImportAsync("blog.zip", ContentBlog.Zip([
            ("src/content/blog/one.md", "---\ntitle: One\npubDate: 2024-01-02\nheroImage: ./hero.png\n---\n![A](../../assets/in.png) and [a page](other.md)\n"u8.ToArray()),
            ("src/content/blog/hero.png", png), ("src/assets/in.png", SamplePictures.Png(11, 11))]));
        Assert.Equal(2, report.Of("picture").Created);
        var article = await _blog.Database.ReadAsync(c => c.Articles.Include(a => a.Cover).SingleAsync());
        Assert.NotNull(article.Cover);
        Assert.Matches(@"^!\[A\]\(/media/[a-z0-9]{20}\.png\) and \[a page\]\(other\.md\)", article.Markdown);
    }

    [Fact]
    public async Task HtmlBlocks_Imported_AreMarkdown_AndCodeIsUnchanged()
    {
        var article = await OneAsync(("a.md", "---\ntitle: A\ndate: 2024-01-01\n---\n<figure><img src=\"x.png\"><figcaption>W</figcaption></figure>\n\n```html\n<img src=\"y\">\n{{< x >}}\n```\n"));
        Assert.Equal("![](x.png \"W\")\n\n```html\n<img src=\"y\">\n{{< x >}}\n```\n", article.Markdown.Replace("\n\n\n", "\n\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task LinksBetweenFiles_LeadToTheirArticles_AndCodeIsUnchanged()
    {
        await _blog.ImportAsync("x.zip", ContentBlog.Zip(
            ("hugo.toml", "baseURL = 'https://old.example'"),
            ("content/posts/a.md", "---\ntitle: A\ndate: 2024-01-01\n---\n[1]({{< ref \"b/index.md\" >}}) [2](../b/) [3](https://www.old.example/posts/b/#part) [4](/other/) `[5](../b/)`\n\n    [6](/posts/b)\n"),
            ("content/posts/b/index.md", "---\ntitle: B\ndate: 2024-01-02\nslug: bee\n---\n[a](../a.md)\n")));
        var texts = await _blog.Database.ReadAsync(c => c.Articles.ToDictionaryAsync(a => a.Slug, a => a.Markdown));
        Assert.Equal("[1](/articles/bee) [2](/articles/bee) [3](/articles/bee#part) [4](/other/) `[5](../b/)`\n\n    [6](/posts/b)\n", texts["a"]);
        Assert.Equal("[a](/articles/a)\n", texts["bee"]);
    }

    [Theory]
    [InlineData("a.md", "<kbd>Ctrl</kbd>+<b>C</b>, H<sub>2</sub>O<br>next `<b>`", "`Ctrl`+**C**, H~2~O\\\nnext `<b>`\n")]
    [InlineData("a.md", "x <a href='/y'><em>z</em></a> <span class=k>s</span><!-- gone -->", "x [*z*](/y) s\n")]
    [InlineData("a.md", "![p](q.png){: .center }\n{: .wide}\nend", "![p](q.png)\nend\n")]
    [InlineData("a.mdx", "import A from './a.png';\n\nSee <Box kind=\"x\">this</Box>.\n\n<Image src={A} alt=\"Alt\" />\n\n```js\nimport x from 'y';\n```", "See this.\n\n![Alt](./a.png)\n\n```js\nimport x from 'y';\n```\n")]
    [InlineData("a.md", "{% raw %}{{ x }}{% endraw %} {{ site.baseurl }}/y", "{{ x }} /y\n")]
    public async Task GeneratorSpecificSyntax_Imported_IsMarkdown(string file, string body, string expected) =>
        Assert.Equal(expected, (await OneAsync((file, $"---\ntitle: A\ndate: 2024-01-01\n---\n{body}\n"))).Markdown);

    [Theory]
    [InlineData("content/about.md", "title: About", ArticleKind.Page, ArticleState.Published, "about")]
    [InlineData("content/posts/a.md", "title: A", ArticleKind.Article, ArticleState.Draft, "a")]
    [InlineData("content/posts/a.md", "title: A\ndate: 2099-01-01", ArticleKind.Article, ArticleState.Scheduled, "a")]
    [InlineData("_drafts/a.md", "title: A", ArticleKind.Article, ArticleState.Draft, "a")]
    [InlineData("content/posts/a.zh.md", "title: A\ndate: 2024-01-01", ArticleKind.Article, ArticleState.Published, "a")]
    public async Task KindStateAndSlug_FollowFileNameAndDate(string file, string facts, object kind, object state, string slug)
    {
        var article = await OneAsync((file, $"---\n{facts}\n---\nx\n"));
        Assert.Equal((kind, state, slug, file.Contains(".zh.", StringComparison.Ordinal) ? "zh" : "en"), (article.Kind, article.State, article.Slug, article.Language));
        Assert.NotEqual(1970, article.CreatedAt.Year);
        Assert.NotEqual(1, article.CreatedAt.Year);
    }

    [Fact]
    public async Task TwoArchivesWithTheSameFileNames_AreBothImported()
    {
        await _blog.ImportAsync("x.zip", ContentBlog.Zip([("a.md", "---\ntitle: One\ndate: 2024-01-01\n---\n![](p.png)\n"u8.ToArray()), ("p.png", SamplePictures.Png(4, 4))]));
        await _blog.ImportAsync("x.zip", ContentBlog.Zip([("a.md", "---\ntitle: Two\ndate: 2024-01-02\n---\n![](p.png)\n"u8.ToArray()), ("p.png", SamplePictures.Png(40, 50))]));
        var texts = await _blog.Database.ReadAsync(c => c.Articles.Select(a => a.Markdown).ToListAsync());
        Assert.Equal((2, 2), (texts.Count, texts.Distinct().Count()));
    }

    [Fact]
    public async Task JsonFrontMatter_IsRead() =>
        Assert.Equal(("T {1}", "Body\n"), await OneAsync(("a.md", "{ \"title\": \"T {1}\", \"date\": \"2024-01-01\" }\n\nBody\n")) is var article ? (article.Title, article.Markdown) : default);

    [Theory]
    [InlineData("---\ntitle: {1\n---\nx", "a.md, line")]
    [InlineData("+++\nno value\n+++\nx", "a.md, line 2")]
    [InlineData("+++\na = {open\n+++\nx", "a.md, line 2")]
    [InlineData("{ \"a\": 1", "a.md, line")]
    [InlineData(" \n", "no Markdown file with an article")]
    public async Task BrokenFrontMatter_IsRefused_AndNothingIsImported(string text, string words)
    {
        var before = await _blog.SnapshotAsync();
        var error = await Assert.ThrowsAsync<ContentFormatException>(() => _blog.ImportAsync("x.zip", ContentBlog.Zip(("a.md", text))));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await _blog.SnapshotAsync());
    }

    [Theory]
    [InlineData("---\na: ", "[", "\n---\nx", "16 deep")]
    [InlineData("---\na: ", "{b: ", "\n---\nx", "16 deep")]
    [InlineData("---\n", "- ", "a\n---\nx", "16 deep")]
    [InlineData("+++\na = ", "[", "\n+++\nx", "depth of 16")]
    [InlineData("+++\na = ", "{b=", "\n+++\nx", "depth of 16")]
    [InlineData("+++\n", "b.", "c = 1\n+++\nx", "depth of 16")]
    [InlineData("{ \"a\": ", "[", "", "depth of 16")]
    [InlineData("---\na: ", "long words", "\n---\nx", "256 KB")]
    public async Task TooDeepOrTooLongFrontMatter_IsRefused(string before, string repeated, string after, string words)
    {
        var text = before + string.Concat(Enumerable.Repeat(repeated, 40_000)) + after;
        var error = await Assert.ThrowsAsync<ContentFormatException>(() => _blog.ImportAsync("x.zip", ContentBlog.Zip(("a.md", text))));
        Assert.StartsWith("a.md, line", error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SecondImport_ChangesNothing_AndAReadmeIsListed()
    {
        var zip = ContentBlog.Zip(("one.md", "---\ntitle: One\ndate: 2024-01-01\n---\nx"), ("README.md", "# Read me"));
        var first = await _blog.ImportAsync("x.zip", zip);
        Assert.Contains(first.Items, i => i.Title == "README.md" && i.Outcome == ImportOutcome.Skipped);
        var before = await _blog.SnapshotAsync();
        await _blog.ImportAsync("x.zip", zip);
        Assert.Equal(before, await _blog.SnapshotAsync());
    }

    private async Task<Article> OneAsync(params (string Name, string Text)[] files)
    {
        await _blog.ImportAsync("x.zip", ContentBlog.Zip(files));
        return await _blog.Database.ReadAsync(c => c.Articles.Include(a => a.Tags).SingleAsync());
    }
}
