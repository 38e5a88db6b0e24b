using BlogApp.Data.Articles;
using BlogApp.Features.Import.Model;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Import.WordPress;

public sealed class WxrFileTests : IAsyncLifetime
{
    private ContentBlog _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ContentBlog.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Theory]
    [InlineData("publish", "", ArticleState.Published)]
    [InlineData("draft", "", ArticleState.Draft)]
    [InlineData("pending", "", ArticleState.Draft)]
    [InlineData("private", "", ArticleState.Draft)]
    [InlineData("publish", "secret", ArticleState.Draft)]
    [InlineData("future", "", ArticleState.Scheduled)]
    [InlineData("trash", "", ArticleState.Trash)]
    public async Task WordPressStatus_Imported_IsTheArticleState(string status, string password, object state)
    {
        var report = await _blog.ImportAsync("a.xml", Wxr(Item(1, $"<wp:status>{status}</wp:status><wp:post_password>{password}</wp:post_password>")));
        Assert.Equal(state, await _blog.Database.ReadAsync(c => c.Articles.Select(a => a.State).SingleAsync()));
        if (status is "pending" or "private" || password.Length > 0)
            Assert.NotEmpty(report.Items.Single(i => i.Kind == "article").Words!);
    }

    [Theory]
    [InlineData("%e4%b8%ad%e6%96%87", "x", "中文")]
    [InlineData("UPPER_case.html", "x", "upper-case-html")]
    [InlineData("", "A Title!", "a-title")]
    [InlineData("", "???", "article")]
    [InlineData("%zz", "x", "zz")]
    public async Task WordPressSlugs_Imported_AreKeptOrMadeValid(string slug, string title, string expected)
    {
        await _blog.ImportAsync("a.xml", Wxr(Item(1, $"<wp:post_name>{slug}</wp:post_name>", title)));
        Assert.Equal(expected, await _blog.Database.ReadAsync(c => c.Articles.Select(a => a.Slug).SingleAsync()));
    }

    [Fact]
    public async Task TakenSlug_IsNumbered_AndReported()
    {
        await _blog.Database.AddArticleAsync(_blog.Admin, "same", DateTimeOffset.UnixEpoch);
        var report = await _blog.ImportAsync("a.xml", Wxr(Item(1, "<wp:post_name>same</wp:post_name>")));
        Assert.Equal("/articles/same-2", report.Items.Single(i => i.Kind == "article").Address);
        Assert.Contains("The address “same” was taken.", report.Items.Single(i => i.Kind == "article").Words!);
    }

    [Fact]
    public async Task PageWithReservedSlug_GetsAnotherSlug()
    {
        await _blog.ImportAsync("a.xml", Wxr(Item(1, "<wp:post_type>page</wp:post_type><wp:post_name>admin</wp:post_name>")));
        Assert.Equal("admin-page", await _blog.Database.ReadAsync(c => c.Articles.Select(a => a.Slug).SingleAsync()));
    }

    [Fact]
    public async Task WordPressAuthor_IsTheAccountWithTheSameEmail_OrANewOneWithoutPassword()
    {
        await _blog.Database.ExecuteAsync("UPDATE User SET Email = 'Me@blog.test', NormalizedEmail = 'ME@BLOG.TEST'");
        const string authors = "<wp:author><wp:author_login>me</wp:author_login><wp:author_email>me@blog.test</wp:author_email></wp:author><wp:author><wp:author_login>Jörg S.</wp:author_login><wp:author_display_name>Jörg</wp:author_display_name><wp:author_email>j@x.y</wp:author_email></wp:author>";
        await _blog.ImportAsync("a.xml", Wxr(authors + Item(1, "<dc:creator>me</dc:creator>") + Item(2, "<dc:creator>Jörg S.</dc:creator>") + Item(3, "<dc:creator>nobody</dc:creator>")));
        var users = await _blog.Database.ReadAsync(c => c.Articles.OrderBy(a => a.Id).Select(a => new { a.AuthorId, a.Author!.DisplayName, a.Author.PasswordHash, a.Author.Email }).ToListAsync());
        Assert.Equal(_blog.Admin.Id, users[0].AuthorId);
        Assert.Equal(("Jörg", null, "j@x.y"), (users[1].DisplayName, users[1].PasswordHash, users[1].Email));
        Assert.Equal("nobody", users[2].DisplayName);
        Assert.Equal(2, await _blog.Database.NumberAsync("SELECT COUNT(*) FROM UserRole r JOIN Role ON Role.Id = r.RoleId WHERE Role.Name = 'Author'"));
    }

    [Fact]
    public async Task TextBeforeTheMoreTag_IsTheExcerpt_AndShortcodesAreMarkdown()
    {
        const string text = """<![CDATA[Lead <b>here</b>.<!--more-->Rest [caption align="alignleft" width="3"]<img src="https://o.b/a.jpg" alt="x" />Words[/caption] [my_plugin id="3"] [gallery ids="7"]]]>""";
        const string picture = "<item><title>p</title><wp:post_id>7</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>https://o.b/g.jpg</wp:attachment_url></item>";
        var report = await _blog.ImportAsync("a.xml", Wxr(picture + Item(1, $"<content:encoded>{text}</content:encoded>")));
        var article = await _blog.Database.ReadAsync(c => c.Articles.SingleAsync());
        Assert.Equal("Lead here.", article.Excerpt);
        Assert.Contains("![x](https://o.b/a.jpg \"Words\")", article.Markdown, StringComparison.Ordinal);
        Assert.Contains("![](https://o.b/g.jpg)", article.Markdown, StringComparison.Ordinal);
        Assert.Contains("The shortcode [my_plugin] of a plugin stands in the text as it was written.", report.Items.Single(i => i.Kind == "article").Words!);
        // The picture of the text lies on the same server, and is no attachment.
        Assert.Equal(["https://o.b/g.jpg", "https://o.b/a.jpg"], report.Missing);
    }

    [Fact]
    public async Task LinksBetweenPosts_LeadToTheirArticles_AlsoToLaterOnes()
    {
        const string text = """<![CDATA[<a href="https://www.old.blog/2020/01/two/#part">a</a> <a href="/?p=2">b</a> <a href="https://other.blog/2020/01/two/">c</a> <a href="https://old.blog/2020/01/none/">d</a> <code>https://old.blog/?p=2</code> https://old.blog/?p=2]]>""";
        var report = await _blog.ImportAsync("a.xml", Wxr(Item(1, $"<content:encoded>{text}</content:encoded>") + Item(2, "<link>http://old.blog/2020/01/two/</link><wp:post_name>two</wp:post_name>")));
        Assert.Equal("[a](/articles/two#part) [b](/articles/two) [c](https://other.blog/2020/01/two/) [d](https://old.blog/2020/01/none/) `https://old.blog/?p=2` [https://old.blog/?p=2](/articles/two)\n",
            await _blog.Database.ReadAsync(c => c.Articles.Where(a => a.Slug == "post-1").Select(a => a.Markdown).SingleAsync()));
        Assert.Contains("3 links to others of these articles lead to their addresses here.", report.Items.First(i => i.Kind == "article").Words!);
    }

    [Fact]
    public async Task FuturePost_Imported_IsScheduled()
    {
        await _blog.ImportAsync("a.xml", Wxr(Item(1, "<wp:status>future</wp:status>", "Soon") + Item(2, "", "Next")));
        Assert.Equal([(await _blog.Database.NumberAsync("SELECT Id FROM Article WHERE Slug = 'post-1'"), "Importing “Soon”")], _blog.Planned);
    }

    [Fact]
    public async Task DuplicateSlugsAndPosts_AreNumberedOrSkipped()
    {
        var report = await _blog.ImportAsync("a.xml", Wxr(Item(1, "<wp:post_name>same</wp:post_name>") + Item(2, "<wp:post_name>same</wp:post_name>") + Item(2, "<wp:post_name>same</wp:post_name>")));
        Assert.Equal(["same", "same-2"], await _blog.Database.ReadAsync(c => c.Articles.OrderBy(a => a.Id).Select(a => a.Slug).ToListAsync()));
        Assert.Equal((2, 1), (report.Of("article").Created, report.Of("article").Skipped));
    }

    [Fact]
    public async Task WordPressMainMenu_BecomesTheMenu_AndOtherMenusAreReported()
    {
        static string Link(int id, string menu, string meta, string title = "") => Item(id, $"<wp:post_type>nav_menu_item</wp:post_type><wp:menu_order>{id}</wp:menu_order><category domain=\"nav_menu\" nicename=\"{menu}\">{menu}</category>"
            + string.Concat(meta.Split(' ').Select(m => m.Split('=', 2)).Select(m => $"<wp:postmeta><wp:meta_key>_menu_item_{m[0]}</wp:meta_key><wp:meta_value>{m[1]}</wp:meta_value></wp:postmeta>")), title);
        var report = await _blog.ImportAsync("a.xml", Wxr(Item(1, "<wp:post_type>page</wp:post_type><wp:post_name>about</wp:post_name>", "About us")
            + Link(11, "Main", "type=post_type object_id=1") + Link(12, "Main", "type=custom url=https://old.blog/", "Home") + Link(13, "Main", "type=custom url=https://x.y/?a=b", "Out") + Link(14, "Main", "type=custom url=https://x.y menu_item_parent=13", "Below") + Link(15, "Main", "type=custom url=#", "Nowhere")
            + Link(16, "Foot", "type=custom url=https://x.y", "Foot")));
        Assert.Equal([("About us", "/about"), ("Home", "/"), ("Out", "https://x.y/?a=b")], await _blog.Database.ReadAsync(async c => (await c.MenuItems.OrderBy(m => m.Position).ToListAsync()).Select(m => (m.Title, m.Address)).ToList()));
        Assert.Contains(report.Items, i => i.Title == "Menu “Foot” (1 links)");
        Assert.Contains(report.Items, i => i.Title == "2 × link of the menu “Main”");
    }

    [Fact]
    public async Task FilesOfTheOldBlog_AreFetched_UnlessTheyAreNoPictures()
    {
        await using var old = OldBlog.Start();
        string Attachment(int id, string path) => $"<item><title>p</title><link>{old.Address}2020/p{id}/</link><wp:post_id>{id}</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>{old.Address}{path}</wp:attachment_url></item>";
        var text = $"<![CDATA[<a href=\"{old.Address}2020/p7/\"><img src=\"{old.Address}good-300x200.png\" alt=\"x\"></a> <img src=\"{old.Address}evil.png\">]]>";
        var file = Wxr($"<wp:base_blog_url>{old.Address}</wp:base_blog_url>" + Attachment(7, "good.png") + Attachment(8, "evil.png") + Attachment(9, "none.png") + Attachment(10, "endless.png") + Attachment(11, "moved.png")
            + Item(1, $"<content:encoded>{text}</content:encoded><wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>7</wp:meta_value></wp:postmeta>"));
        var report = await _blog.ImportAsync("a.xml", System.Text.Encoding.UTF8.GetBytes(file), fetch: true);
        var article = await _blog.Database.ReadAsync(c => c.Articles.Include(a => a.Cover).SingleAsync());
        Assert.Equal($"[![x](/media/{article.Cover!.Name})](/media/{article.Cover.Name}) ![]({old.Address}evil.png)\n", article.Markdown);
        Assert.Equal((1, 1, 3), (report.Of("picture").Created, report.Of("picture").Unchanged, report.Of("picture").Skipped));
        Assert.Equal([$"{old.Address}evil.png", $"{old.Address}none.png", $"{old.Address}endless.png"], report.Missing);
        Assert.Single(Directory.GetFiles(_blog.MediaFolder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Latin1EncodingAndWindowsLineEndings_AreRead()
    {
        var xml = Wxr(Item(1, "<content:encoded>Ein\r\nBär</content:encoded>", "Bär")).Replace("UTF-8", "ISO-8859-1", StringComparison.Ordinal);
        await _blog.ImportAsync("a.xml", System.Text.Encoding.Latin1.GetBytes(xml));
        Assert.Equal(("Bär", "Ein\\\nBär\n"), await _blog.Database.ReadAsync(c => c.Articles.Select(a => new ValueTuple<string, string>(a.Title, a.Markdown)).SingleAsync()));
    }

    [Theory]
    [InlineData("<rss><channel><title>x</title>", "ends in the middle")]
    [InlineData("<rss><channel><title>x</titel></channel></rss>", "broken at line")]
    [InlineData("", "none of the known formats")]
    [InlineData("<html><body>wordpress.org/export</body></html>", "no WordPress export")]
    [InlineData("Dear diary", "none of the known formats")]
    public async Task BrokenWxrFile_ImportsNothing_AndSaysWhy(string text, string words)
    {
        var before = await _blog.SnapshotAsync();
        var xml = text.Replace("<rss>", """<rss xmlns:wp="http://wordpress.org/export/1.2/">""", StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<ContentFormatException>(() => _blog.ImportAsync("a.xml", xml));
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.Equal(before, await _blog.SnapshotAsync());
    }

    [Fact]
    public async Task WxrFileCutAtTheEnd_BringsWhatIsWhole_AndSaysWhereItEnds()
    {
        var whole = Wxr(string.Concat(Enumerable.Range(1, 50).Select(i => Item(i, $"<wp:post_name>a{i}</wp:post_name>"))));
        var report = await _blog.ImportAsync("a.xml", whole[..^40]);
        Assert.Equal(49, report.Of("article").Created);
        Assert.Equal(["The file ends at line 3, in the middle of “A title”. What stands whole before it came."], report.Notes);
    }

    [Theory]
    [InlineData("""<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>""")]
    [InlineData("""<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>""")]
    public async Task WxrFileWithDoctype_IsRefused(string type)
    {
        var error = await Assert.ThrowsAsync<ContentFormatException>(() => _blog.ImportAsync("a.xml", Wxr(Item(1, ""), type)));
        Assert.Contains("DOCTYPE", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScriptsInAWxrFile_NeverReachAPage()
    {
        const string evil = "<script>alert(1)</script>";
        await _blog.ImportAsync("a.xml", Wxr(Item(1, $"<content:encoded><![CDATA[{evil}<p onclick=\"x\">a</p><a href=\"javascript:alert(1)\">b</a><img src=x onerror=alert(1)>]]></content:encoded><category domain=\"post_tag\" nicename=\"&lt;script&gt;\"><![CDATA[{evil}]]></category>", $"<![CDATA[{evil}Title]]>")));
        var article = await _blog.Database.ReadAsync(c => c.Articles.Include(a => a.Tags).SingleAsync());
        Assert.Equal("Title", article.Title);
        var html = Articles.Rendering.Markup.Html(article.Markdown);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("javascript:", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onerror", html, StringComparison.OrdinalIgnoreCase);
    }

    private static string Wxr(string items, string type = "") => $"""
        <?xml version="1.0" encoding="UTF-8"?>{type}
        <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
        <channel><title>Old</title><link>https://old.blog</link><language>en-US</language>{items}</channel></rss>
        """;

    private static string Item(int id, string more, string title = "A title")
    {
        string Default(string name, string value) => more.Contains("<" + name, StringComparison.Ordinal) ? "" : $"<{name}>{value}</{name}>";
        return $"<item><title>{title}</title><wp:post_id>{id}</wp:post_id><wp:post_date_gmt>2020-01-02 03:04:05</wp:post_date_gmt>{Default("wp:post_type", "post")}{Default("wp:status", "publish")}{Default("wp:post_name", $"post-{id}")}{Default("content:encoded", "Text")}{more}</item>";
    }
}
