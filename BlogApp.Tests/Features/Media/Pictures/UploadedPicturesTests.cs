using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Media.Pictures;
using BlogApp.Tests.Features.Articles.Rendering;
using Microsoft.Extensions.FileProviders;

namespace BlogApp.Tests.Features.Media.Pictures;

public sealed class UploadedPicturesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-media-");
    private readonly PictureSizes _sizes;

    public UploadedPicturesTests() => _sizes = new(new NullFileProvider(), new PhysicalFileProvider(_folder.FullName));

    [Fact]
    public void UploadedPicture_Rendered_HasItsWidthsAndItsSize()
    {
        Write("a.png", SamplePictures.Png(1200, 600));
        Write("a-480.webp", SamplePictures.Webp(480, 240));
        Write("a-960.jpg", SamplePictures.Jpeg(960, 480));
        // Wider than the original: not one of our copies.
        Write("a-1600.webp", SamplePictures.Webp(1600, 800));
        var html = new ArticleMarkdown(_sizes, Markup.Languages).Render("![A \"gradient\"](/media/a.png)").Html;
        Assert.Contains("src=\"/media/a.png\"", html, StringComparison.Ordinal);
        Assert.Contains("srcset=\"/media/a-480.webp 480w, /media/a-960.jpg 960w, /media/a.png 1200w\" sizes=\"", html, StringComparison.Ordinal);
        Assert.Contains("width=\"1200\" height=\"600\"", html, StringComparison.Ordinal);
        Assert.Contains("alt=\"A &quot;gradient&quot;\"", html, StringComparison.Ordinal);
        Assert.Contains("loading=\"lazy\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void AvifCopies_AreOfferedFirst_ExceptInFeeds()
    {
        Write("a.png", SamplePictures.Png(1200, 600));
        Write("a-480.webp", SamplePictures.Webp(480, 240));
        Write("a-480.avif", SamplePictures.Avif(480, 240));
        Write("a-1200.webp", SamplePictures.Webp(1200, 600));
        Write("a-1200.avif", SamplePictures.Avif(1200, 600));
        var renderer = new ArticleMarkdown(_sizes, Markup.Languages);
        var html = renderer.Render("![](/media/a.png)").Html;
        Assert.Contains("<picture><source type=\"image/avif\" srcset=\"/media/a-480.avif 480w, /media/a-1200.avif 1200w\" sizes=\"", html, StringComparison.Ordinal);
        Assert.Contains("\"><img src=\"/media/a.png\" alt=\"\" srcset=\"/media/a-480.webp 480w, /media/a-1200.webp 1200w\" sizes=\"", html, StringComparison.Ordinal);
        Assert.Contains("width=\"1200\" height=\"600\" loading=\"lazy\" decoding=\"async\"></picture>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<picture", renderer.Render("![](/media/a.png)", forFeed: true).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void LaterCopies_AreFound_OnceThePictureIsForgotten()
    {
        Write("a.png", SamplePictures.Png(1200, 600));
        Assert.Empty(_sizes.Source("/media/a.png")!.Copies);
        Write("a-480.webp", SamplePictures.Webp(480, 240));
        _sizes.Forget("/media/a.png");
        Assert.Equal(new PictureCopy("/media/a-480.webp", 480), Assert.Single(_sizes.Source("/media/a.png")!.Copies));
    }

    [Theory]
    [InlineData("/media/../blog.db")]
    [InlineData("/media/missing.png")]
    [InlineData("/media/")]
    [InlineData("//media/a.png")]
    public void OtherAddresses_HaveNoSource(string address) => Assert.Null(_sizes.Source(address));

    private void Write(string name, byte[] content) => File.WriteAllBytes(Path.Combine(_folder.FullName, name), content);

    public void Dispose() => _folder.Delete(recursive: true);
}
