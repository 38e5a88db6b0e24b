using System.Text;
using BlogApp.Features.Media.Pictures;
using BlogApp.Tests.Features.Articles.Rendering;
using Microsoft.Extensions.FileProviders;

namespace BlogApp.Tests.Features.Media.Pictures;

public sealed class PictureSizesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("pictures-").FullName;

    [Theory]
    [InlineData("<svg xmlns='x' width=\"120\" height='80px'>", 120, 80)]
    [InlineData("<?xml version=\"1.0\"?>\n<!-- a -->\n<svg viewBox=\"0 0 640.4 360\" role=\"img\">", 640, 360)]
    [InlineData("<svg width=\"100%\" height=\"100%\" viewBox='0,0,10,20'>", 10, 20)]
    [InlineData("<svg stroke-width=\"3\" line-height=\"2\" viewBox=\"0 0 5 6\">", 5, 6)]
    public void SvgHead_Read_GivesItsSize(string svg, int width, int height) => Assert.Equal(new PictureSize(width, height), PictureHead.Read(Encoding.UTF8.GetBytes(svg)));

    [Theory]
    [InlineData("iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAAA==", 2, 3)]
    [InlineData("R0lGODlhAgADAIAAAAAAAP///yH5BAEAAAAALAAAAAACAAMAAAIChF8AOw==", 2, 3)]
    [InlineData("/9j/4AAQSkZJRgABAQAAAQABAAD/wAARCAADAAIDASIAAhEBAxEB", 2, 3)]
    [InlineData("UklGRhoAAABXRUJQVlA4TA0AAAAvAYAAAAcQERGIiP4HAA==", 2, 3)]
    public void RasterPictureHead_Read_GivesItsSize(string base64, int width, int height) => Assert.Equal(new PictureSize(width, height), PictureHead.Read(Convert.FromBase64String(base64)));

    [Theory]
    [InlineData("")]
    [InlineData("<svg")]
    [InlineData("<svg width=\"a\" height=\"b\">")]
    [InlineData("<svg viewBox=\"0 0 -1 5\">")]
    [InlineData("<html>")]
    [InlineData("GIF89a")]
    [InlineData("RIFFxxxxWEBP")]
    public void ContentThatIsNoPicture_Read_HasNoSize(string content) => Assert.Null(PictureHead.Read(Encoding.Latin1.GetBytes(content)));

    [Fact]
    public void LocalPicture_Changed_GetsItsNewSize()
    {
        var file = Path.Combine(_root, "a b.svg");
        File.WriteAllText(file, "<svg width=\"4\" height=\"3\">");
        var sizes = new PictureSizes(new PhysicalFileProvider(_root));

        Assert.Equal(new PictureSize(4, 3), sizes.Find("/a%20b.svg?v=1"));

        File.WriteAllText(file, "<svg width=\"8\" height=\"6\">");
        File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch);
        Assert.Equal(new PictureSize(8, 6), sizes.Find("/a%20b.svg?v=1"));
    }

    [Theory]
    [InlineData("/missing.svg")]
    [InlineData("/../secret.svg")]
    [InlineData("/%2e%2e/secret.svg")]
    [InlineData("//host/a.svg")]
    [InlineData("https://host/a.svg")]
    [InlineData("/\0")]
    [InlineData("/")]
    [InlineData("")]
    public void AddressOfNoLocalPicture_Found_HasNoSize(string address)
    {
        var outside = Path.Combine(Path.GetDirectoryName(_root)!, "secret.svg");
        File.WriteAllText(outside, "<svg width=\"4\" height=\"3\">");

        Assert.Null(new PictureSizes(new PhysicalFileProvider(_root)).Find(address));
    }

    [Fact]
    public void LocalPicture_Rendered_HasWidthAndHeight()
    {
        File.WriteAllText(Path.Combine(_root, "c.svg"), "<svg viewBox=\"0 0 640 360\">");

        var html = Markup.Renderer(_root).Render("![c](/c.svg)").Html;

        Assert.Contains("width=\"640\" height=\"360\" loading=\"lazy\"", html, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
