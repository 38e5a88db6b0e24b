using System.Diagnostics;
using System.Text;
using BlogApp.Features.Import;
using BlogApp.Features.Import.Model;
using BlogApp.Features.Import.Reading;
using BlogApp.Features.Import.Session;
using BlogApp.Features.Media;
using BlogApp.Tests.Features.Media;
using BlogApp.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Import.Reading;

/// <summary>The child process that reads a file, and what becomes of it.</summary>
public sealed class ContentReaderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-reading-");
    private readonly ContentUploads _uploads;

    public ContentReaderTests() => _uploads = new ContentUploads(Path.Combine(_folder.FullName, "content"));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private ContentReader Reader(Action<ContentSettings>? change = null)
    {
        var settings = new ContentSettings();
        change?.Invoke(settings);
        return new(_uploads, Options.Create(settings), Options.Create(new MediaSettings()), NullLogger<ContentReader>.Instance);
    }

    [Fact]
    public async Task ArchiveWithPictures_ReadByAChild_BringsArticlesLinksAndPictures()
    {
        var picture = SamplePictures.Png(4, 4);
        var path = Write("site.zip", ContentBlog.Zip([("posts/a.md", "---\ntitle: A\ndate: 2024-01-02\n---\n\n[b](b.md) ![p](p.png)\n"u8.ToArray()), ("posts/b.md", "---\ntitle: B\ndate: 2024-01-03\n---\n\nText\n"u8.ToArray()), ("posts/p.png", picture)]));
        var counts = new List<int>();
        await using (var content = await Reader().ReadAsync(path, "site.zip", counts.Add, Cancelled))
        {
            var articles = content.Package.Articles().ToList();
            Assert.Equal(["A", "B"], articles.Select(a => a.Title));
            Assert.Equal(["A", "B"], content.Package.Articles().Select(a => a.Title));
            Assert.Contains(articles[0].LinkKey!("b.md"), articles[1].OldAddresses);
            Assert.Null(articles[0].LinkKey!("elsewhere"));
            var media = Assert.Single(content.Package.Media);
            for (var i = 0; i < 2; i++)
            {
                await using var stream = media.Open!();
                using var copy = new MemoryStream();
                await stream.CopyToAsync(copy, Cancelled);
                Assert.Equal(picture, copy.ToArray());
            }
            Assert.Equal([1, 2], counts);
        }
        Assert.Empty(Directory.GetFileSystemEntries(_uploads.Root));
        Assert.Empty(Children());
    }

    [Fact]
    public async Task FileThatNeedsMuchMemory_EndsTheChild_WithTheReason()
    {
        var path = Write("ghost.json", Encoding.ASCII.GetBytes("{\"db\":[{\"data\":{\"posts\":[" + string.Join(',', Enumerable.Repeat("{\"id\":\"1\",\"title\":\"x\",\"html\":\"<p>y</p>\"}", 800_000)) + "]}}]}"));
        var error = await RefusedAsync(Reader(s => s.MaxReadMemoryBytes = 64 << 20), path, "ghost.json");
        Assert.Contains("more than 64 MiB of memory (Content:MaxReadMemoryBytes)", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FileThatTakesTooLong_EndsTheChild_WithTheReason() =>
        Assert.Contains("longer than 1 seconds (Content:MaxReadSeconds)", await RefusedAsync(Reader(s => s.MaxReadSeconds = 1), Endless(), "endless.xml"), StringComparison.Ordinal);

    [Fact]
    public async Task ChildKilledFromOutside_IsAReason()
    {
        var reading = RefusedAsync(Reader(), Endless(), "endless.xml");
        await Eventually.Is(() => Task.FromResult(Children().Count == 1));
        using var child = Process.GetProcessById(Children()[0]);
        child.Kill();
        Assert.Contains("was ended from outside", await reading, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_uploads.Root));
    }

    [Fact]
    public async Task CanceledReading_EndsTheChild()
    {
        using var cancel = new CancellationTokenSource();
        var reading = Reader().ReadAsync(Endless(), "endless.xml", _ => { }, cancel.Token);
        await Eventually.Is(() => Task.FromResult(Children().Count == 1));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        Assert.Empty(Children());
        Assert.Empty(Directory.GetDirectories(_uploads.Root));
    }

    [Fact]
    public async Task BrokenFile_IsRefused_WithTheParsersOwnWords() =>
        Assert.Equal("There is no file nothing.xml.", await RefusedAsync(Reader(), Path.Combine(_folder.FullName, "nothing.xml"), "nothing.xml"));

    [Fact]
    public async Task TextsBeyondTheLimit_AreRefused()
    {
        var path = Write("a.md", Encoding.ASCII.GetBytes("---\ntitle: A\n---\n\n" + new string('x', 3 << 20)));
        Assert.Contains("more than 1 MiB together", await RefusedAsync(Reader(s => s.MaxUnpackedBytes = 1 << 20), path, "a.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("package.json", "null")]
    [InlineData("package.json", "{}")]
    [InlineData("package.json", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    [InlineData("articles.jsonl", "{}\n")]
    [InlineData("articles.jsonl", "{\"Article\":{\"Key\":1}}\n")]
    [InlineData("articles.jsonl", "{\"Article\":null,\"Links\":null}\n")]
    [InlineData("articles.jsonl", "half a line")]
    public void PackageThatNoChildWrites_IsRefused(string file, string content)
    {
        var package = new ContentPackage { Format = "f", Source = "s", Articles = () => [] };
        PackageWriter.Write(package, _folder.FullName, 1 << 20, _ => { });
        File.WriteAllText(Path.Combine(_folder.FullName, file), content);
        Assert.Throws<ContentFormatException>(() => PackageReader.Read(_folder.FullName, _ => Stream.Null).Articles().Count());
    }

    private static IReadOnlyList<int> Children() => ChildrenOf.Process(Environment.ProcessId, ReadContentChild.Work.Name);

    private static async Task<string> RefusedAsync(ContentReader reader, string path, string name) =>
        (await Assert.ThrowsAsync<ContentFormatException>(() => reader.ReadAsync(path, name, _ => { }, Cancelled))).Message;

    /// <summary>A file that never gives a byte.</summary>
    private string Endless()
    {
        var path = Path.Combine(_folder.FullName, "endless.xml");
        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        return path;
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
