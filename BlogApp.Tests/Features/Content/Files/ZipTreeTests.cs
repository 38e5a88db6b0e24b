using System.IO.Compression;
using System.Text;
using BlogApp.Features.Content.Files;
using BlogApp.Features.Content.Model;

namespace BlogApp.Tests.Features.Content.Files;

public sealed class ZipTreeTests
{
    [Theory]
    [InlineData("../evil.md")]
    [InlineData("a/../../evil.md")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\..\\b.md")]
    [InlineData("C:/x.md")]
    public void ANameThatLeadsOutside_IsRefused(string name)
    {
        var error = Assert.Throws<ContentFormatException>(() => new ZipTree(new MemoryStream(ContentBlog.Zip((name, "x"))), 1 << 20));
        Assert.Contains("leads outside", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABomb_IsRefusedByItsSize()
    {
        var bomb = ContentBlog.Zip([("a.md", new byte[4 << 20])]);
        Assert.True(bomb.Length < 100_000);
        var error = Assert.Throws<ContentFormatException>(() => new ZipTree(new MemoryStream(bomb), 1 << 20));
        Assert.Contains("would unpack to", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsLongerThanTheZipSays_IsNotReadToItsEnd()
    {
        var zip = ContentBlog.Zip([("a.md", Encoding.UTF8.GetBytes(new string('x', 50_000)))]);
        // The length stands in the directory at the end: say ten bytes.
        var at = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(at + 24), 10);
        using var tree = new ZipTree(new MemoryStream(zip), 1 << 20);
        // Either it ends there, or it is refused; what matters is that no more is handed out.
        try
        {
            Assert.True(tree.Text("a.md").Length <= 10);
        }
        catch (Exception error) when (error is ContentFormatException or InvalidDataException)
        {
        }
    }

    [Fact]
    public void ATornZip_IsNamed()
    {
        var zip = ContentBlog.Zip(("a.md", "x"));
        var error = Assert.Throws<ContentFormatException>(() => new ZipTree(new MemoryStream(zip[..^10]), 1 << 20));
        Assert.Contains("broken", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoFilesOfOneName_AreRefused()
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("a.md");
            zip.CreateEntry("a.md");
        }
        Assert.Contains("two files", Assert.Throws<ContentFormatException>(() => new ZipTree(stream, 1 << 20)).Message, StringComparison.Ordinal);
    }
}
