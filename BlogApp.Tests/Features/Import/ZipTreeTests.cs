using System.IO.Compression;
using System.Text;
using BlogApp.Features.Import.Files;
using BlogApp.Features.Import.Model;

namespace BlogApp.Tests.Features.Import;

public sealed class ZipTreeTests
{
    [Theory]
    [InlineData("../evil.md")]
    [InlineData("a/../../evil.md")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\..\\b.md")]
    [InlineData("C:/x.md")]
    public void EntryNameLeadingOutside_IsRefused(string name)
    {
        var error = Assert.Throws<ContentFormatException>(() => new ZipTree(new MemoryStream(ContentBlog.Zip((name, "x"))), 1 << 20));
        Assert.Contains("leads outside", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(936, "图片/照片.png")]
    [InlineData(437, "Ferien/schöne Grüße.png")]
    [InlineData(65001, "图片/é.png")]
    // Valid UTF-8 by chance.
    [InlineData(936, "图片.png")]
    [InlineData(65001, "日本é.md")]
    [InlineData(65001, "Привет/cafe\u0301/Ελληνικά.md")]
    [InlineData(65001, "Žluťoučký kůň.md")]
    public void NamesInOldEncodings_AreRead(int codePage, string name)
    {
        var encoding = codePage == 65001 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, encoding))
        {
            zip.CreateEntry(name);
            zip.CreateEntry("plain.md");
        }
        var bytes = stream.ToArray();
        using var tree = new ZipTree(new MemoryStream(bytes), 1 << 20);
        Assert.Equal(new[] { "plain.md", name }.Order(StringComparer.Ordinal), tree.Names);
    }

    [Fact]
    public void Backslashes_AreSlashes()
    {
        using var tree = new ZipTree(new MemoryStream(ContentBlog.Zip(("posts\\", ""), ("posts\\img\\a.md", "x"))), 1 << 20);
        Assert.Equal(["posts/img/a.md"], tree.Names);
        Assert.Equal("x", tree.Text("posts/img/a.md"));
    }

    [Fact]
    public void ZipBomb_IsRefusedByItsSize()
    {
        var bomb = ContentBlog.Zip([("a.md", new byte[4 << 20])]);
        Assert.True(bomb.Length < 100_000);
        var error = Assert.Throws<ContentFormatException>(() => new ZipTree(new MemoryStream(bomb), 1 << 20));
        Assert.Contains("would unpack to", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EntryLongerThanDeclared_IsNotReadBeyondItsDeclaredLength()
    {
        var zip = ContentBlog.Zip([("a.md", Encoding.UTF8.GetBytes(new string('x', 50_000)))]);
        // The size is in the directory at the end: set it to ten bytes.
        var at = zip.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BitConverter.TryWriteBytes(zip.AsSpan(at + 24), 10);
        using var tree = new ZipTree(new MemoryStream(zip), 1 << 20);
        // It may end there or be refused. What matters is that no more is returned.
        try
        {
            Assert.True(tree.Text("a.md").Length <= 10);
        }
        catch (Exception error) when (error is ContentFormatException or InvalidDataException)
        {
        }
    }

    [Fact]
    public void TruncatedZip_IsReportedAsBroken()
    {
        var zip = ContentBlog.Zip(("a.md", "x"));
        var error = Assert.Throws<ContentFormatException>(() => new ZipTree(new MemoryStream(zip[..^10]), 1 << 20));
        Assert.Contains("broken", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TwoEntriesOfTheSameName_AreRefused()
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
