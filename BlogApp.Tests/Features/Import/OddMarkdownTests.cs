using System.Text;
using BlogApp.Data.Articles;
using BlogApp.Features.Import.Markdown.FrontMatter;
using BlogApp.Features.Import.Reports;
using BlogApp.Tests.Features.Media;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Import;

/// <summary>Markdown as people really have it.</summary>
public sealed class OddMarkdownTests : IAsyncLifetime
{
    private ContentBlog _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ContentBlog.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Theory]
    [InlineData("````markdown\n```html\n<b>bold</b> and {{< youtube abc >}}\n```\n<b>still</b> {: .c }\n````")]
    [InlineData("    indented <b>code</b>\n    {% raw %}{{ x }}{% endraw %}")]
    [InlineData("`{% raw %}` and `{{ site.url }}` and ``{{< ref \"x\" >}} ` `` and `{:.x}`")]
    [InlineData("> ```html\n> <div>quoted</div>\n> ```\n> `<b>`")]
    [InlineData("1. item\n\n   ```html\n   <div class=\"a\">\n   </div>\n   <!-- more -->\n   ```\n\n       <p>indented</p>")]
    [InlineData("```js\nconst a = 1;\n```js\nconst b = \"<b>x</b>\";\n```")]
    [InlineData("~~~~\n```\n[gallery ids=\"1\"] <i>x</i>\n~~~\n[[Note]]\n~~~~")]
    [InlineData("`List<T>` and `Dictionary<string, List<Image>>`")]
    [InlineData("```\n{{< highlight go >}}\nx\n{{< /highlight >}}\n```")]
    [InlineData("```\nnever closed <b>x</b> {{< figure src=\"a\" >}}")]
    public async Task Code_Imported_IsUnchanged(string code)
    {
        Assert.Equal($"Before.\n\n{code}\n", await BodyAsync("a.md", $"Before.\n\n{code}\n"));
        if (!code.StartsWith("    ", StringComparison.Ordinal) && !code.Contains("       <p>", StringComparison.Ordinal))
            Assert.Equal($"Before.\n\n{code}\n", await BodyAsync("b.mdx", $"Before.\n\n{code}\n"));
    }

    [Theory]
    [InlineData("{{< highlight go \"linenos=table\" >}}\nfmt.Println(\"<b>\")\n\n    {{ x }}\n{{< /highlight >}}", "```go\nfmt.Println(\"<b>\")\n\n    {{ x }}\n```")]
    [InlineData("{% highlight ruby linenos %}\nputs '```'\n{% endhighlight %}", "````ruby\nputs '```'\n````")]
    [InlineData("Escaped: {{</* youtube id */>}}.", "Escaped: {{< youtube id >}}.")]
    [InlineData("{% raw %}{{ site.url }}{% endraw %}/x", "{{ site.url }}/x")]
    [InlineData("<pre>{{ site.url }}\n\n    x</pre>", "```\n{{ site.url }}\n\n    x\n```")]
    [InlineData("<div>\n```\n<b>\n```\n</div>", "```\n<b>\n```")]
    [InlineData("{{% notice tip %}}\nIn\n{{% /notice %}}", ":::tip\nIn\n:::")]
    public async Task TemplatesAroundCode_Imported_AreMarkdown(string written, string expected) =>
        Assert.Equal(expected + "\n", await BodyAsync("a.md", written + "\n"));

    [Theory]
    [InlineData("import A from './a.js'\n\nWords\n\nimport your data\nfrom \"the menu\"\n", "Words\n\nimport your data\nfrom \"the menu\"\n")]
    [InlineData("import {\n  A,\n  B as C\n} from 'x';\nimport * as D from \"y\"\nimport 'z.css'\nimport E, { F } from 'e'\nWords from \"here\"\n", "Words from \"here\"\n")]
    [InlineData("import things you need, then read on from \"here\".\n\nEnd\n", "import things you need, then read on from \"here\".\n\nEnd\n")]
    [InlineData("export const meta = {\n  a: [1,\n\n  2],\n  b: '}'\n}\nWords\n", "Words\n")]
    [InlineData("export const f = (x) => <b>Don't {x}</b>;\nWords\n", "Words\n")]
    [InlineData("export default function L({ children }) {\n  return <div>\n    {children}\n\n  </div>\n}\n\nWords\n", "Words\n")]
    [InlineData("export { a } from './b'\nexport default Layout\nWords\n", "Words\n")]
    [InlineData("export your posts first.\n\nexport default settings are good.\n", "export your posts first.\n\nexport default settings are good.\n")]
    [InlineData("export const a = {\n\nWords that would be lost\n", "export const a = {\n\nWords that would be lost\n")]
    public async Task MdxStatements_Imported_GoAlone(string written, string expected) => Assert.Equal(expected, await BodyAsync("a.mdx", written));

    [Theory]
    [InlineData("title: Dup\ntags: [a]\ntags: [b]", "Dup", "a b")]
    [InlineData("title: &t Anchored\nseo_title: *t\ntags: [c]", "Anchored", "c")]
    [InlineData("base: &b\n  tags: [m]\n<<: *b\ntitle: Merged", "Merged", "m")]
    [InlineData("title: \"Open\ntags:\n\t- t", "Open", "t")]
    [InlineData("title: My: post\ntags: [a, b", "My: post", "a b")]
    [InlineData("title: T\ntags: [x]\n@bad\n%also: [", "T", "x")]
    public async Task OddFrontMatter_ComesWithWhatCouldBeRead(string facts, string title, string tags)
    {
        await ImportAsync(("a.md", $"---\n{facts}\n---\nText\n"), ("good.md", "---\ntitle: Good\ndate: 2024-05-06\n---\nx\n"));
        var article = await _blog.Database.ReadAsync(c => c.Articles.Include(a => a.Tags).SingleAsync(a => a.Slug == "a"));
        Assert.Equal((title, tags, "Text\n"), (article.Title, string.Join(' ', article.Tags.Select(t => t.Name).Order()), article.Markdown));
        Assert.Equal(2, await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Article"));
    }

    [Theory]
    [InlineData("---\ntitle: T\n...\nText\n")]
    [InlineData("\n\n---\ntitle: T\n---\nText\n")]
    [InlineData("---\r\ntitle: T\r\n---\r\nText\r\n")]
    [InlineData("---\ntitle: T\ndate: 2024-05-06\n\nText\n")]
    [InlineData("+++\ntitle = \"T\"\ntitle = \"T\"\n+++\nText\n")]
    [InlineData("{\"title\": \"X\", \"title\": \"T\"}\nText\n")]
    public async Task OddBounds_AreFound(string text)
    {
        await ImportAsync(("a.md", text));
        Assert.Equal(("T", "Text\n"), await _blog.Database.ReadAsync(async c => await c.Articles.SingleAsync() is var a ? (a.Title, a.Markdown) : default));
    }

    [Fact]
    public async Task UnreadableFrontMatter_IsListedWithItsLine_AndTheOthersCome()
    {
        var report = await ImportAsync(("a.md", "---\n{{{\n---\nText\n"), ("good.md", "---\ntitle: Good\ndate: 2024-05-06\n---\nx\n"));
        var item = Assert.Single(report.Items, i => i.Title == "a.md");
        Assert.Equal(ImportOutcome.Skipped, item.Outcome);
        Assert.Contains("a.md, line", item.Words![0], StringComparison.Ordinal);
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Article"));
    }

    [Theory]
    [InlineData("31.05.2024", "2024-05-31T00:00:00")]
    [InlineData("05.06.2024 7:08", "2024-06-05T07:08:00")]
    [InlineData("05/31/2024", "2024-05-31T00:00:00")]
    [InlineData("31/05/2024", "2024-05-31T00:00:00")]
    [InlineData("2024-05-04 23:30:00 EST", "2024-05-05T04:30:00")]
    [InlineData("2024-05-04 23:30:00 CEST", "2024-05-04T21:30:00")]
    [InlineData("2024-05-04 23:30:00 -0700", "2024-05-05T06:30:00")]
    [InlineData("2024-05-04 23:30:00 Asia/Shanghai", "2024-05-04T15:30:00")]
    [InlineData("May 31st, 2024 5:30 PM", "2024-05-31T17:30:00")]
    [InlineData("2024年5月6日", "2024-05-06T00:00:00")]
    [InlineData("2024-05-05T10:00", "2024-05-05T10:00:00")]
    [InlineData("20240506", "2024-05-06T00:00:00")]
    [InlineData("1714953600", "2024-05-06T00:00:00")]
    [InlineData("soon", null)]
    public void Dates_AreReadAsWritten(string written, string? expected) =>
        Assert.Equal(expected, FrontMatterDate.Read(written)?.ToString("s", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("content/posts/new.md", "aliases:\n  - /2019/01/old-name.html\n  - /blog/older/\n  - plain-old", "", "/2019/01/old-name.html /blog/older /plain-old /posts/new /posts/plain-old")]
    [InlineData("_posts/2024-05-06-my-post.md", "categories: [a]", "", "/a/2024/05/06/my-post.html")]
    [InlineData("_posts/2024-05-06-my-post.md", "redirect_from: /archives/123/", "permalink: /:year/:month/:title/\nbaseurl: /blog\n", "/2024/05/my-post /archives/123 /blog/2024/05/my-post /blog/archives/123")]
    [InlineData("_posts/2024-05-06-my-post.md", "permalink: /About Us/", "", "/about us")]
    public async Task OldPaths_AreClaimedWhole(string file, string facts, string config, string expected)
    {
        await ImportAsync((file, $"---\ntitle: A\ndate: 2024-05-06\n{facts}\n---\nx\n"), ("_config.yml", config));
        Assert.Equal(expected, string.Join(' ', (await _blog.Database.ReadAsync(c => c.Redirects.Where(r => r.ArticleId != null).Select(r => r.Path).ToListAsync())).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task FeedsAndLists_LeadOn_AndNothingElse()
    {
        await ImportAsync(("content/posts/a.md", "---\ntitle: A\ndate: 2024-05-06\ntags: [Big News]\ncategories: [x]\n---\nx\n"));
        var paths = await _blog.RedirectsAsync();
        Assert.All((string[])["/rss.xml", "/index.xml", "/feed"], feed => Assert.Equal("/feed.xml", paths[feed]));
        Assert.Equal(("/tags/big%20news", "/tags/big%20news/feed.xml", "/tags/x"), (paths["/tags/big-news"], paths["/tags/big news/index.xml"], paths["/categories/x"]));
        Assert.DoesNotContain("/tags/big news", paths.Keys);
        Assert.DoesNotContain("/tags/x", paths.Keys);
        Assert.DoesNotContain("/categories/y", paths.Keys);
    }

    [Theory]
    [InlineData("pic (1).png", "![a](pic (1).png)")]
    [InlineData("pic (1).png", "![a](<pic (1).png> \"t\")")]
    [InlineData("pic (1).png", "![a](pic%20%281%29.png)")]
    [InlineData("a b.png", "![a](a%20b.png)")]
    [InlineData("a%20b.png", "![a](a%20b.png)")]
    [InlineData("Photo.PNG", "![a](photo.png)")]
    [InlineData("cafe\u0301.png", "![a](caf\u00e9.png)")]
    [InlineData("caf\u00e9.png", "![a](cafe%CC%81.png)")]
    [InlineData("图片/照片 1.png", "![a](图片/照片%201.png)")]
    [InlineData("img/a&copy;#1.png", "![a](img\\a%26copy;%231.png)")]
    [InlineData("deep/er/only.png", "![[only.png|300]]")]
    public async Task PictureWithAnOddName_ComesIntoLibraryAndText(string name, string written)
    {
        var report = await _blog.ImportAsync("x.zip", ContentBlog.Zip([("a.md", Encoding.UTF8.GetBytes($"---\ntitle: A\ndate: 2024-01-01\n---\n{written}\n")), (name, SamplePictures.Png(5, 6))]));
        Assert.Equal(1, report.Of("picture").Created);
        Assert.Matches(@"^!\[a?\]\(<?/media/[a-z0-9]{20}\.png>?( ""t"")?\)\n$", await _blog.Database.ReadAsync(async c => (await c.Articles.SingleAsync()).Markdown));
    }

    [Fact]
    public async Task MissingPicture_StandsInTheReport()
    {
        var report = await ImportAsync(("a.md", "---\ntitle: A\ndate: 2024-01-01\n---\n![a](img/gone.png) `![b](code.png)`\n"));
        var words = Assert.Single(report.Items, i => i.Title == "A").Words!;
        Assert.Contains(words, w => w.Contains("img/gone.png", StringComparison.Ordinal));
        Assert.DoesNotContain(words, w => w.Contains("code.png", StringComparison.Ordinal));
    }

    [Fact]
    public async Task WikiLinks_LeadToTheirArticles()
    {
        await ImportAsync(("notes/First Note.md", "---\ntitle: First\ndate: 2024-01-01\nslug: first\n---\nx\n"),
            ("a.md", "---\ntitle: A\ndate: 2024-01-02\n---\n[[First Note]], [[First Note#A part|words]], [[Nowhere]], [[#Own Part]], `[[First Note]]`\n"));
        Assert.Equal("[First Note](/articles/first), [words](/articles/first#a-part), Nowhere, [Own Part](#own-part), `[[First Note]]`\n", await _blog.Database.ReadAsync(async c => (await c.Articles.SingleAsync(a => a.Slug == "a")).Markdown));
    }

    [Theory]
    [InlineData("# The *title*\n\nText\n", "The title", "Text\n")]
    [InlineData("The title\n=====\nText\n", "The title", "Text\n")]
    [InlineData("Only text\n", "a-note", "Only text\n")]
    public async Task FileWithoutFrontMatter_TakesItsFirstHeadingAsTitle(string text, string title, string markdown)
    {
        await ImportAsync(("notes/2024-05-06-a-note.md", text));
        Assert.Equal((title, markdown, new DateTime(2024, 5, 6), ArticleState.Published), await _blog.Database.ReadAsync(async c => await c.Articles.SingleAsync() is var a ? (a.Title, a.Markdown, a.PublishedAt!.Value, a.State) : default));
    }

    private Task<ImportReport> ImportAsync(params (string Name, string Text)[] files) => _blog.ImportAsync("x.zip", ContentBlog.Zip(files));

    private async Task<string> BodyAsync(string file, string body)
    {
        await ImportAsync((file, $"---\ntitle: A\ndate: 2024-01-01\n---\n{body}"));
        return await _blog.Database.ReadAsync(async c => (await c.Articles.SingleAsync(a => a.Slug == file.Substring(0, 1))).Markdown);
    }
}
