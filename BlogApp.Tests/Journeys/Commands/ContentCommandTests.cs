using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys.Commands;

/// <summary>The command line and crashes on a real server: <c>content import</c>, <c>content export</c>.</summary>
public sealed class ContentCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-command-");

    [Fact]
    public async Task ImportCommand_NeedsAStoppedServer_ButADryRunAndAnExportDoNot()
    {
        await using var server = await BlogServer.StartAsync(("Bootstrap:AdminEmail", "admin@blog.test"), ("Bootstrap:AdminPassword", "four unrelated words here"));
        var file = Write("site.xml", 3);
        var zip = Path.Combine(_folder.FullName, "out.zip");

        var (status, output) = await server.CommandAsync("content", "import", file);
        Assert.Equal(1, status);
        Assert.Contains("in use by another BlogApp process", output, StringComparison.Ordinal);
        (status, output) = await server.CommandAsync("content", "import", file, "--dry-run");
        Assert.True(status == 0, output);
        Assert.Contains("nothing was changed", output, StringComparison.Ordinal);
        Assert.Equal(0, await server.SqlAsync("SELECT COUNT(*) FROM Article"));

        Assert.Equal(0, await server.StopAsync());
        (status, output) = await server.CommandAsync("content", "import", file);
        Assert.True(status == 0, output);
        await server.StartAgainAsync();
        using (var page = await server.Client.GetAsync(new Uri("/articles/post-2", UriKind.Relative), TestContext.Current.CancellationToken))
            Assert.Contains("Text of <strong>post 2</strong>", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (status, output) = await server.CommandAsync("content", "export", zip);
        Assert.True(status == 0, output);
        Assert.True(new FileInfo(zip).Length > 500);
    }

    [Fact]
    public async Task InvalidImportOrExport_EndsWithStatusOne_AndAOneLineReason()
    {
        await using var server = await BlogServer.StartAsync();
        var (status, output) = await server.CommandAsync("content", "import", Path.Combine(_folder.FullName, "nothing.xml"), "--dry-run");
        Assert.Equal((1, "There is no file nothing.xml."), (status, output.Trim()));
        var broken = Path.Combine(_folder.FullName, "broken.json");
        await File.WriteAllTextAsync(broken, """{"db": [{"data": {"posts": [""", TestContext.Current.CancellationToken);
        (status, output) = await server.CommandAsync("content", "import", broken, "--dry-run");
        Assert.Equal(1, status);
        Assert.Contains("is broken at line", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        (status, output) = await server.CommandAsync("content", "export", "/proc/nowhere/out.zip");
        Assert.Equal(1, status);
        Assert.Contains("cannot be written", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PictureThatDoesNotShow_IsNamedByTheImport_AndMediaFetchSaysWhyItDoesNotCome()
    {
        await using var server = await BlogServer.StartAsync(("Bootstrap:AdminEmail", "admin@blog.test"), ("Bootstrap:AdminPassword", "four unrelated words here"));
        Assert.Equal(0, await server.StopAsync());
        var folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, "notes")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "a-note.md"), "---\ntitle: A note\ndate: 2024-05-06\n---\n![a](http://127.0.0.1:9/a.png)\n", TestContext.Current.CancellationToken);

        var (status, output) = await server.CommandAsync("content", "import", folder, "--dry-run", "--fetch-hidden");
        Assert.True(status == 0, output);
        Assert.Contains("Pictures of other hosts to be fetched: 1.", output, StringComparison.Ordinal);
        (status, output) = await server.CommandAsync("content", "import", folder, "--fetch-hidden");
        Assert.True(status == 0, output);
        Assert.Contains("The picture http://127.0.0.1:9/a.png did not come: Its address belongs to no public server.", output, StringComparison.Ordinal);
        Assert.Contains("These pictures do not show to readers: http://127.0.0.1:9/a.png", output, StringComparison.Ordinal);

        (status, output) = await server.CommandAsync("media", "fetch", "--article", "a-note", "--include-https");
        Assert.Equal(1, status);
        Assert.Contains("http://127.0.0.1:9/a.png: Its address belongs to no public server.", output, StringComparison.Ordinal);
        Assert.Contains("Pictures that came: 0; that did not: 1.", output, StringComparison.Ordinal);
        (status, output) = await server.CommandAsync("media", "fetch", "--article", "nothing");
        Assert.Equal((1, "No article or page has the address nothing."), (status, output.Trim()));
    }

    private string Write(string name, int posts)
    {
        var file = Path.Combine(_folder.FullName, name);
        File.WriteAllText(file, SampleWxr.Of(posts));
        return file;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
