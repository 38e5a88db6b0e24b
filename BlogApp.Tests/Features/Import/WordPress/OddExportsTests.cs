using System.Text;
using BlogApp.Features.Import.Reports;
using BlogApp.Tests.Features.Articles.Rendering;
using BlogApp.Tests.Features.Media;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Import.WordPress;

/// <summary>Exports as plugins, converters and old versions write them.</summary>
public sealed class OddExportsTests : IAsyncLifetime
{
    private ContentBlog _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ContentBlog.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Theory]
    [InlineData("<wp:post_id></wp:post_id>")]
    [InlineData("<wp:post_id>0</wp:post_id>")]
    [InlineData("<wp:post_id>7</wp:post_id>")]
    public async Task ItemsWithoutANumberOfTheirOwn_AllCome_Once(string number)
    {
        static string Comment(string words) => $"<wp:comment><wp:comment_id>0</wp:comment_id><wp:comment_content>{words}</wp:comment_content><wp:comment_approved>1</wp:comment_approved></wp:comment>";
        var file = Wxr.File(Wxr.Item(1, number + "<guid>https://old.blog/?p=0</guid><link>https://old.blog/a/</link>" + Comment("x") + Comment("y"), "One")
            + Wxr.Item(2, number + "<guid>https://old.blog/?p=0</guid><link>https://old.blog/b/</link>" + Comment("x"), "Two")
            + Wxr.Item(3, number, "Three") + Wxr.Item(4, number + "<wp:post_name></wp:post_name>" + Wxr.Text("a"), "Same") + Wxr.Item(5, number + "<wp:post_name></wp:post_name>" + Wxr.Text("b"), "Same")
            + Wxr.Attachment(6, "https://old.blog/wp-content/uploads/a.png").Replace("<wp:post_id>6</wp:post_id>", number, StringComparison.Ordinal)
            + Wxr.Attachment(7, "https://old.blog/wp-content/uploads/b.png").Replace("<wp:post_id>7</wp:post_id>", number, StringComparison.Ordinal), "");
        var report = await _blog.ImportAsync("a.xml", file);
        Assert.Equal((5, 0, 3), (report.Of("article").Created, report.Of("article").Skipped, report.Of("comment").Created));
        Assert.Equal(["https://old.blog/wp-content/uploads/a.png", "https://old.blog/wp-content/uploads/b.png"], report.Missing);
        var before = await _blog.SnapshotAsync();
        Assert.All((await _blog.ImportAsync("a.xml", file)).Counts.Values, counts => Assert.Equal(0, counts.Created));
        Assert.Equal(before, await _blog.SnapshotAsync());
    }

    [Fact]
    public async Task SameItemTwice_ComesOnce()
    {
        var report = await _blog.ImportAsync("a.xml", Wxr.File(Wxr.Item(1) + Wxr.Item(1)));
        Assert.Equal((1, 1), (report.Of("article").Created, report.Of("article").Skipped));
    }

    [Fact]
    public async Task BlockFootnotes_AreFootnotes()
    {
        const string place = "<sup data-fn=\"{0}\" class=\"fn\"><a href=\"#{0}\" id=\"{0}-link\">9</a></sup>";
        var text = "<!-- wp:paragraph -->\n<p>Later" + place.Replace("{0}", "b", StringComparison.Ordinal) + " and " + place.Replace("{0}", "a", StringComparison.Ordinal) + " again" + place.Replace("{0}", "b", StringComparison.Ordinal) + "</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:footnotes /-->";
        var report = await _blog.ImportAsync("a.xml", Wxr.File(Wxr.Item(1, Wxr.Text(text) + """<wp:postmeta><wp:meta_key>footnotes</wp:meta_key><wp:meta_value><![CDATA[[{"id":"a","content":"First <em>source</em>"},{"id":"b","content":"<a href=\"https://x.y/\">Second</a>"},{"id":"c","content":"No place"}]]]></wp:meta_value></wp:postmeta>""")));
        var markdown = await _blog.Database.ReadAsync(c => c.Articles.Select(a => a.Markdown).SingleAsync());
        Assert.Equal("Later[^1] and [^2] again[^1]\n\n[^1]: [Second](https://x.y/)\n\n[^2]: First *source*\n\nNo place\n", markdown);
        var notes = Markup.Parse("<body>" + Markup.Html(markdown)).QuerySelectorAll(".footnotes li");
        Assert.Equal(2, notes.Length);
        Assert.DoesNotContain(report.Items.SelectMany(i => i.Words ?? []), words => words.Contains("filled by itself", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReusableBlocks_AreTheTextTheyStandFor()
    {
        static string Block(int id, string text) => Wxr.Item(id, "<wp:post_type>wp_block</wp:post_type>" + Wxr.Text(text));
        var report = await _blog.ImportAsync("a.xml", Wxr.File(
            Wxr.Item(1, Wxr.Text("<!-- wp:paragraph --><p>Before</p><!-- /wp:paragraph -->\n<!-- wp:block {\"ref\":20} /-->\n<!-- wp:block {\"ref\":99} /-->\n<!-- wp:block {\"ref\":22} /-->"))
            + Block(20, "<!-- wp:paragraph --><p>Shared</p><!-- /wp:paragraph --><!-- wp:block {\"ref\":21,\"className\":\"x\"} /-->") + Block(21, "<p>Inner</p>") + Block(22, "<p>Circle</p><!-- wp:block {\"ref\":22} /-->")));
        var markdown = await _blog.Database.ReadAsync(c => c.Articles.Select(a => a.Markdown).SingleAsync());
        Assert.StartsWith("Before\n\nShared\n\nInner\n\nCircle\n", markdown, StringComparison.Ordinal);
        var words = report.Items.Single(i => i.Kind == "article").Words!;
        Assert.Contains("The reusable block 99 is not in the export, and was left out.", words);
        Assert.Contains("Reusable blocks that contain one another were left out.", words);
        Assert.DoesNotContain(report.Items, i => i.Title.Contains("wp_block", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ReusableBlocksThatMultiply_EndSoon()
    {
        var items = string.Concat(Enumerable.Range(1, 9).Select(i => Wxr.Item(i + 100, "<wp:post_type>wp_block</wp:post_type>" + Wxr.Text(string.Concat(Enumerable.Repeat($"<!-- wp:block {{\"ref\":{i + 101}}} /--> text", 20))))));
        await _blog.ImportAsync("a.xml", Wxr.File(Wxr.Item(1, Wxr.Text("<!-- wp:block {\"ref\":101} /-->")) + items));
        Assert.InRange(await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Article"), 0, 1);
    }

    [Theory]
    [InlineData("[caption id=\"a\" width=\"3\"]<img src=\"x.jpg\"> Words[/caption] Lead.<!--more--> Rest", "", "Lead.")]
    [InlineData("Lead [my_plugin id=\"3\"] on.<!--more--> Rest", "", "Lead on.")]
    [InlineData("Text", "Said [gallery ids=\"1\"] and [vc_row]inside[/vc_row] [box color=red]all[/box]", "Said and inside all")]
    [InlineData("Text [1] [sic] stays [my_plugin] here", "", "Text [1] [sic] stays here")]
    [InlineData("Text", "An [aside] stays", "An [aside] stays")]
    [InlineData("Only words", "", "")]
    public async Task Shortcodes_AreNeverInExcerpts(string text, string excerpt, string expected)
    {
        await _blog.ImportAsync("a.xml", Wxr.File(Wxr.Item(1, Wxr.Text(text) + $"<excerpt:encoded><![CDATA[{excerpt}]]></excerpt:encoded>")));
        Assert.Equal(expected, await _blog.Database.ReadAsync(c => c.Articles.Select(a => a.Excerpt).SingleAsync()));
    }

    [Theory]
    [InlineData("%e3%81%82%e3%81%82%e3%81", "ああ")]
    [InlineData("%e3%81%82%e3%81%82%e3", "ああ")]
    [InlineData("%e3%81%82%e3%81%82%e", "ああ")]
    [InlineData("%e3%81%82%e3%81%82%", "ああ")]
    [InlineData("%d0%bf%d1%80%d0", "пр")]
    [InlineData("%e4%b8%ad-%e6%96-2", "中-2")]
    public async Task SlugCutInsideACharacter_EndsBeforeIt(string slug, string expected)
    {
        await _blog.ImportAsync("a.xml", Wxr.File(Wxr.Item(1, $"<wp:post_name>{slug}</wp:post_name>")));
        Assert.Equal(expected, await _blog.Database.ReadAsync(c => c.Articles.Select(a => a.Slug).SingleAsync()));
    }

    [Fact]
    public async Task OldAddresses_AreClaimedByTheirWholePaths()
    {
        const string channel = "<title>Old</title><link>https://old.blog</link><wp:author><wp:author_id>3</wp:author_id><wp:author_login>bo</wp:author_login></wp:author><wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>news</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name>News</wp:cat_name></wp:category><wp:category><wp:term_id>6</wp:term_id><wp:category_nicename>local</wp:category_nicename><wp:category_parent>news</wp:category_parent><wp:cat_name>Local</wp:cat_name></wp:category>";
        var file = Wxr.File(Wxr.Item(12, "<link>https://old.blog/2024/05/06/Hello-World/</link><guid>https://old.blog/?p=12</guid><wp:post_name>hello-world</wp:post_name><dc:creator>bo</dc:creator>")
            + Wxr.Item(13, "<link>https://old.blog/archives/13</link><wp:post_name>other</wp:post_name>") + Wxr.Item(14, "<link>https://old.blog/about/</link><wp:post_type>page</wp:post_type><wp:post_name>about</wp:post_name>")
            + Wxr.Item(15, "<link>https://elsewhere.blog/stolen/</link><guid>https://other.blog/x</guid>"), channel);
        var dry = await _blog.ImportAsync("a.xml", file, dryRun: true);
        var report = await _blog.ImportAsync("a.xml", file);
        Assert.Equal(report.Of("redirect").Created, dry.Of("redirect").Created);
        var claimed = await _blog.Database.ReadAsync(async c => (await c.Redirects.Include(r => r.Article).Where(r => r.ArticleId != null).ToListAsync()).ToDictionary(r => r.Path, r => r.Article!.Slug));
        Assert.Equal(("hello-world", "hello-world", "other", "about"), (claimed["/2024/05/06/hello-world"], claimed["/?p=12"], claimed["/archives/13"], claimed["/?p=14"]));
        Assert.False(claimed.ContainsKey("/about"));
        Assert.False(claimed.ContainsKey("/archives/12"));
        Assert.False(claimed.ContainsKey("/x"));
        var others = await _blog.RedirectsAsync();
        Assert.Equal(("/tags/news", "/tags/local", "/tags/local", "/tags/news/feed.xml", "/feed.xml", "/authors/bo", "/authors/bo"),
            (others["/category/news"], others["/category/news/local"], others["/?cat=6"], others["/category/news/feed"], others["/feed"], others["/author/bo"], others["/?author=3"]));
        var before = await _blog.SnapshotAsync();
        Assert.Equal(0, (await _blog.ImportAsync("a.xml", file)).Of("redirect").Created);
        Assert.Equal(before, await _blog.SnapshotAsync());
    }

    [Fact]
    public async Task OldSizesOfPictures_AreOneOriginalEach()
    {
        await using var old = OldBlog.Start();
        var server = old.Address.TrimEnd('/');
        var authority = new Uri(old.Address).Authority;
        var up = $"{server}/wp-content/uploads/2020";
        var text = $"""
            <figure class="wp-block-gallery"><figure><img src="{up}/photo-1024x683.png" alt="a"/></figure><figure><img src="{up}/photo-scaled.png" alt="b"/></figure></figure>
            <div class="wp-block-media-text"><figure class="wp-block-media-text__media"><img src="{up}/edit-e1591000000000-300x200.png" alt="c"/></figure><div><p>Words</p></div></div>
            <p><a href="{up}/photo.png">original</a> <img src="https://i0.wp.com/{authority}/wp-content/uploads/2020/plain.png?ssl=1" alt="d"> <img src="/wp-content/uploads/2020/plain.png" alt="e"> <img src="//{authority}/wp-content/uploads/2020/plain-300x200.png?w=300" alt="f">
            <img src="data:image/gif;base64,R0" srcset="{up}/plain-150x150.png 150w, {up}/plain-768x512.png 768w" alt="g"> <img src="{up}/loose-300x200.png" alt="h"> <img src="{up}/gone-300x200.png" alt="i"></p>
            """;
        var file = Encoding.UTF8.GetBytes(Wxr.File(Wxr.Item(1, Wxr.Text(text)) + Wxr.Attachment(20, up + "/photo-scaled.png") + Wxr.Attachment(21, up + "/edit-e1591000000000.png") + Wxr.Attachment(22, up + "/plain.png")));
        var report = await _blog.ImportAsync("a.xml", file, fetch: true);
        var markdown = await _blog.Database.ReadAsync(c => c.Articles.Select(a => a.Markdown).SingleAsync());
        var place = await _blog.Database.ReadAsync(c => c.MediaFiles.ToDictionaryAsync(m => m.OriginalName, m => "/media/" + m.Name));
        Assert.Equal(4, place.Count);
        foreach (var (alt, name) in (ReadOnlySpan<(string, string)>)[("a", "photo-scaled.png"), ("b", "photo-scaled.png"), ("c", "edit-e1591000000000.png"), ("d", "plain.png"), ("e", "plain.png"), ("f", "plain.png"), ("g", "plain.png"), ("h", "loose.png")])
            Assert.Contains($"![{alt}]({place[name]})", markdown, StringComparison.Ordinal);
        Assert.Contains($"[original]({place["photo-scaled.png"]})", markdown, StringComparison.Ordinal);
        Assert.Contains($"![i]({up}/gone-300x200.png)", markdown, StringComparison.Ordinal);
        Assert.Equal([$"{up}/gone.png"], report.Missing);
        // The original of a scaled picture, and not its copy.
        Assert.Contains("/wp-content/uploads/2020/photo.png", old.Asked);
        Assert.DoesNotContain("/wp-content/uploads/2020/photo-scaled.png", old.Asked);
        var before = await _blog.SnapshotAsync();
        await _blog.ImportAsync("a.xml", file, fetch: true);
        Assert.Equal(before, await _blog.SnapshotAsync());
    }

    [Theory]
    [InlineData("02b-control-in-meta.xml", 1, "control characters")]
    [InlineData("04-windows-1252.xml", 1, "")]
    [InlineData("06-footnotes.xml", 1, "")]
    [InlineData("09-cut-percent-slug.xml", 2, "")]
    [InlineData("12-odd-dates.xml", 4, "")]
    [InlineData("13-classic.xml", 1, "")]
    [InlineData("16-amp-in-url.xml", 1, "a bare &")]
    [InlineData("31-feed-odd.xml", 1, "control characters")]
    public async Task ReportedExport_Comes(string name, int articles, string mended)
    {
        if (Repository.SharedData is not { } folder || Path.Combine(folder, "trouble", name) is var file && !File.Exists(file))
            throw Xunit.Sdk.SkipException.ForSkip("The reported files are not beside the checkout (../shared/data/trouble).");
        var report = await _blog.ImportFileAsync(Path.Combine(folder, "trouble", name));
        Assert.Equal(articles, report.Of("article").Created);
        Assert.DoesNotContain(report.Items, i => i.Outcome == ImportOutcome.Skipped);
        if (mended.Length > 0)
            Assert.Contains(mended, string.Join('\n', report.Notes), StringComparison.Ordinal);
        else
            Assert.Empty(report.Notes);
    }
}
