using System.Xml.Linq;
using BlogApp.Data.Articles;
using BlogApp.Data.Comments;
using BlogApp.Features.Import.Reports;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Import.WordPress;

/// <summary>The export that WordPress themes are tested with, compared with the XML itself.</summary>
public sealed class ThemeUnitTestTests : IAsyncLifetime
{
    private ContentBlog _blog = null!;

    internal static string Export => Repository.SharedData is { } folder && Path.Combine(folder, "wordpress-theme-unit-test.wxr.xml") is var file && File.Exists(file)
        ? file : throw Xunit.Sdk.SkipException.ForSkip("The WordPress export is not beside the checkout (../shared/data).");

    public async ValueTask InitializeAsync() => _blog = await ContentBlog.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task WordPressExport_Imported_BringsAllPostsPagesAndComments()
    {
        var file = Export;
        var items = XDocument.Load(file).Descendants("item").ToList();
        string Of(XElement item, string name) => item.Elements().First(e => e.Name.LocalName == name).Value;
        var posts = items.Where(i => Of(i, "post_type") == "post").ToList();
        var pages = items.Where(i => Of(i, "post_type") == "page").ToList();
        var comments = posts.Concat(pages).SelectMany(i => i.Elements().Where(e => e.Name.LocalName == "comment")).ToList();

        var report = await _blog.ImportFileAsync(file);

        Assert.Equal((posts.Count, pages.Count, comments.Count), (report.Of("article").Created, report.Of("page").Created, report.Of("comment").Created));
        // All attachments, and a file that a text links to although it is no attachment of the export.
        Assert.Equal(items.Count(i => Of(i, "post_type") == "attachment") + 1, report.Missing.Count);
        Assert.EndsWith("/2018/11/file_block.pdf", report.Missing[^1], StringComparison.Ordinal);
        var articles = await _blog.Database.ReadAsync(c => c.Articles.Include(a => a.Tags).Include(a => a.Parent).Include(a => a.Author).ToListAsync());
        Assert.Equal(posts.Count(p => Of(p, "status") == "publish" && Of(p, "post_password").Length == 0) + pages.Count, articles.Count(a => a.State == ArticleState.Published));
        Assert.Equal(1, articles.Count(a => a.State == ArticleState.Scheduled));
        Assert.Equal(2, articles.Count(a => a.State == ArticleState.Draft));
        foreach (var item in posts.Concat(pages).Where(p => Of(p, "post_name").Length > 0))
        {
            var slug = Uri.UnescapeDataString(Of(item, "post_name"));
            var article = Assert.Single(articles, a => a.Slug == slug);
            Assert.Equal(DateTime.Parse(Of(item, "post_date_gmt") + "Z", null, System.Globalization.DateTimeStyles.AdjustToUniversal), article.CreatedAt);
            Assert.Equal(item.Elements("category").Where(c => c.Attribute("domain")?.Value is "category" or "post_tag").Select(c => c.Attribute("nicename")!.Value).Distinct().Order(StringComparer.Ordinal),
                article.Tags.Select(t => t.Name).Order(StringComparer.Ordinal));
            var parent = pages.Find(p => Of(p, "post_id") == Of(item, "post_parent"));
            Assert.Equal(parent is null ? null : Uri.UnescapeDataString(Of(parent, "post_name")), article.Parent?.Slug);
        }
        Assert.True(articles.Single(a => a.Slug == "template-sticky").Featured);
        Assert.Equal("Markup: Title With Markup", articles.Single(a => a.Slug == "markup-title-with-markup").Title);
        Assert.Equal("Theme Reviewer", articles.Single(a => a.Slug == "block-button").Author!.DisplayName);
    }

    [Fact]
    public async Task WordPressPosts_Imported_KeepEveryWord()
    {
        var file = Export;
        await _blog.ImportFileAsync(file);
        var articles = await _blog.Database.ReadAsync(c => c.Articles.ToDictionaryAsync(a => a.Slug, a => a.Markdown));
        var renderer = Articles.Rendering.Markup.Renderer();
        var lost = new List<string>();
        foreach (var item in XDocument.Load(file).Descendants("item"))
        {
            string Of(string name, string space = "") => item.Elements().FirstOrDefault(e => e.Name.LocalName == name && e.Name.NamespaceName.Contains(space, StringComparison.Ordinal))?.Value ?? "";
            if (Of("post_type") is not ("post" or "page") || Of("post_name").Length == 0)
                continue;
            var shown = Words(Articles.Rendering.Markup.Parse("<body>" + renderer.Render(articles[Uri.UnescapeDataString(Of("post_name"))]).Html.Replace("<", " <", StringComparison.Ordinal).Replace(" <su", "<su", StringComparison.Ordinal).Replace(" </su", "</su", StringComparison.Ordinal)).Body!.TextContent).ToHashSet(StringComparer.Ordinal);
            // Without shortcodes, because their attributes are not part of the text.
            var html = System.Text.RegularExpressions.Regex.Replace(Of("encoded", "content"), @"\[/?(gallery|audio|caption|embed)[^\]]*\]", " ");
            lost.AddRange(Words(Articles.Rendering.Markup.Parse("<body>" + html.Replace("<", " <", StringComparison.Ordinal).Replace(" <su", "<su", StringComparison.Ordinal).Replace(" </su", "</su", StringComparison.Ordinal)).Body!.TextContent).Where(w => !shown.Contains(w)).Select(w => $"{Of("post_name")}: {w}"));
        }
        Assert.True(lost.Count == 0, string.Join('\n', lost.Take(60)));
    }

    [Fact]
    public async Task SecondImport_ChangesNothing_AlsoAfterAnInterruptedFirst()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _blog.ImportFileAsync(Export, stopAt: 40));
        Assert.InRange(await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Article"), 1, 60);
        await _blog.ImportFileAsync(Export);
        var before = await _blog.SnapshotAsync();
        var whole = await ContentBlog.CreateAsync();
        await using (whole)
        {
            await whole.ImportFileAsync(Export);
            Assert.Equal(await whole.ExportAsync(), await _blog.ExportAsync());
        }

        var report = await _blog.ImportFileAsync(Export);

        Assert.Equal(before, await _blog.SnapshotAsync());
        Assert.All(report.Counts.Values, counts => Assert.Equal(0, counts.Created));
    }

    [Fact]
    public async Task SecondImport_KeepsLocalChanges_AndDoesNotRestoreDeletedPages()
    {
        await _blog.ImportFileAsync(Export);
        await _blog.Database.ExecuteAsync("UPDATE Article SET Title = 'Mine now', Version = Version + 1 WHERE Slug = 'about'; DELETE FROM Article WHERE Slug = 'page-a'");
        var report = await _blog.ImportFileAsync(Export);
        Assert.Equal((0, 1, 1), (report.Of("page").Created, report.Of("page").ChangedHere, report.Of("page").Skipped));
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Article WHERE Title = 'Mine now'"));
        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Article WHERE Slug = 'page-a'"));
    }

    [Fact]
    public async Task DryRun_ReportsTheSameAsTheImport_AndChangesNothing()
    {
        var before = await _blog.SnapshotAsync();
        var dry = await _blog.ImportFileAsync(Export, dryRun: true);
        Assert.Equal(before, await _blog.SnapshotAsync());
        var real = await _blog.ImportFileAsync(Export);
        Assert.Equal(real.Items.Select(i => (i.Kind, i.Title, i.Address, i.Outcome)), dry.Items.Select(i => (i.Kind, i.Title, i.Address, i.Outcome)));
        Assert.Equal(real.Counts.Select(c => (c.Key, c.Value.Created)), dry.Counts.Select(c => (c.Key, c.Value.Created)));
    }

    [Fact]
    public async Task CommentThreads_Imported_AreOneLevelDeep_AndKeepTheirStates()
    {
        await _blog.ImportFileAsync(Export);
        var comments = await _blog.Database.ReadAsync(c => c.Comments.Include(x => x.Parent).ToListAsync());
        Assert.All(comments.Where(c => c.Parent is not null), c => Assert.Null(c.Parent!.ParentId));
        Assert.Contains(comments, c => c.ParentId is not null);
        Assert.Contains(comments, c => c.State == CommentState.Pending);
        Assert.All(comments, c => Assert.NotEmpty(c.Markdown));
    }

    [Fact]
    public async Task ImportedBlog_ExportedAndImportedAgain_ExportsTheSameBytes()
    {
        await _blog.ImportFileAsync(Export);
        var first = await _blog.ExportAsync();
        await using var other = await ContentBlog.CreateAsync();
        var report = await other.ImportAsync("blog.zip", first);
        Assert.DoesNotContain(report.Items, i => i.Outcome == ImportOutcome.Skipped);
        Assert.Equal(first, await other.ExportAsync());
        // Imported into the blog it came from, it adds nothing.
        var again = await _blog.ImportAsync("blog.zip", first);
        Assert.Equal((0, 0, 0), (again.Of("article").Created, again.Of("page").Created, again.Of("comment").Created));
        Assert.Equal(first, await _blog.ExportAsync());
    }

    private static IEnumerable<string> Words(string text) => Quotes.Straight(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('\u200b', '“', '”', '"', '(', ')', '.', ',', ':', ';')).Where(w => w.Length > 0);
}
