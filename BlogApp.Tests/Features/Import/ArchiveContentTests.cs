using System.Text;
using BlogApp.Tests.Features.Import.WordPress;
using BlogApp.Tests.Features.Media;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Import;

public sealed class ArchiveContentTests : IAsyncLifetime
{
    private const string Ghost = """{"db":[{"meta":{"version":"5.0"},"data":{"posts":[{"id":"1","title":"A","slug":"new","html":"<p>a</p>","status":"published"}],"settings":[{"key":"title","value":"G"}]}}]}""";

    private ContentBlog _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ContentBlog.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task SeveralWordPressFilesInOneZip_ComeTogether()
    {
        var zip = ContentBlog.Zip(("README.md", "# How to read this"), ("site.001.xml", Wxr.File(Wxr.Item(2, Wxr.Text("<a href=\"https://old.blog/?p=1\">one</a>")))), ("site.000.xml", Wxr.File(Wxr.Item(1) + Wxr.Item(2))), ("sitemap.xml", "<urlset/>"));
        var report = await _blog.ImportAsync("a.zip", zip);
        Assert.Equal((2, 1), (report.Of("article").Created, report.Of("article").Skipped));
        Assert.Equal(["It is a WordPress export of 2 files: site.000.xml, site.001.xml."], report.Notes);
        var before = await _blog.SnapshotAsync();
        await _blog.ImportAsync("a.zip", zip);
        Assert.Equal(before, await _blog.SnapshotAsync());
    }

    [Fact]
    public async Task WordPressFileBesideItsUploads_TakesThePicturesFromThere()
    {
        var wxr = Wxr.File(Wxr.Item(1, Wxr.Text("<img src=\"https://old.blog/wp-content/uploads/2020/06/f%C3%B6-300x200.png\" alt=\"x\"><img src=\"/wp-content/uploads/2020/06/bare.png\" alt=\"y\">")) + Wxr.Attachment(7, "https://old.blog/wp-content/uploads/2020/06/f%C3%B6-scaled.png"));
        var report = await _blog.ImportAsync("a.zip", ContentBlog.Zip([("export.xml", Encoding.UTF8.GetBytes(wxr)), ("wp-content/uploads/2020/06/fö.png", SamplePictures.Png(9, 9)), ("wp-content/uploads/2020/06/bare.png", SamplePictures.Png(7, 7)), ("notes.md", "---\ntitle: x\n---\n"u8.ToArray())]));
        Assert.Empty(report.Missing);
        Assert.Equal(2, report.Of("picture").Created);
        Assert.DoesNotContain("old.blog", await _blog.Database.ReadAsync(c => c.Articles.Select(a => a.Markdown).SingleAsync()), StringComparison.Ordinal);
        Assert.Equal(["It is a WordPress export: export.xml.", "2 of its pictures and files lie beside it."], report.Notes);
    }

    [Fact]
    public async Task GhostBesideItsRedirectsAndTheme_TakesThem()
    {
        var zip = ContentBlog.Zip(("content/data/old.ghost.json", Ghost), ("content/themes/casper/package.json", "{\"name\":\"casper\"}"), ("content/themes/casper/README.md", "# Casper"), ("content/settings/routes.yaml", "x: 1"),
            ("content/settings/redirects.json", """[{"from":"^\\/old\\/?$","to":"/new/","permanent":true},{"from":"/away","to":"https://x.y/z"},{"from":"^/all/(.*)$","to":"/new/"},{"from":"/evil","to":"javascript:alert(1)"}]"""));
        var report = await _blog.ImportAsync("a.zip", zip);
        Assert.Equal(1, report.Of("article").Created);
        var paths = await _blog.RedirectsAsync();
        Assert.Equal(("/articles/new", "https://x.y/z"), (paths["/old"], paths["/away"]));
        Assert.DoesNotContain("/evil", paths.Keys);
        Assert.Contains("2 redirects were taken from content/settings/redirects.json.", report.Notes);
        Assert.Contains(report.Notes, note => note.StartsWith("2 redirects are patterns", StringComparison.Ordinal));
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT COUNT(*) FROM Redirect WHERE Path = '/new' AND ArticleId IS NOT NULL"));
    }

    [Fact]
    public async Task GhostRedirectsAsYaml_AreTaken_ForGoodAndForNow()
    {
        var report = await _blog.ImportAsync("a.zip", ContentBlog.Zip(("a.json", Ghost), ("redirects.yaml", "301:\n  /old-one: /new/\n  ^/all/(.*)$: /new/\n302:\n  /for-now: https://x.y/z\nother: 1\n")));
        var paths = await _blog.RedirectsAsync();
        Assert.Equal(("/articles/new", "https://x.y/z"), (paths["/old-one"], paths["/for-now"]));
        Assert.Equal("/for-now", await _blog.Database.ReadAsync(c => c.Redirects.Where(r => r.Temporary).Select(r => r.Path).SingleAsync()));
        Assert.Contains("2 redirects were taken from redirects.yaml.", report.Notes);
        Assert.Contains(report.Notes, note => note.StartsWith("1 redirects are patterns", StringComparison.Ordinal));

        report = await _blog.ImportAsync("b.zip", ContentBlog.Zip(("a.json", Ghost), ("redirects.yaml", "301: [\n")));
        Assert.Contains("The redirects in redirects.yaml could not be read: it is no YAML, or too much of it.", report.Notes);
    }

    [Fact]
    public async Task FolderOfMarkdownWithAnExportInIt_IsMarkdown_AndSaysSo()
    {
        var files = Enumerable.Range(1, 4).Select(i => ($"posts/{i}.md", $"---\ntitle: T{i}\ndate: 2024-01-01\n---\nText\n"));
        var report = await _blog.ImportAsync("a.zip", ContentBlog.Zip([.. files, ("static/old.xml", Wxr.File(Wxr.Item(1)))]));
        Assert.Equal(4, report.Of("article").Created);
        Assert.Contains(report.Notes, note => note.Contains("static/old.xml", StringComparison.Ordinal));
    }
}
