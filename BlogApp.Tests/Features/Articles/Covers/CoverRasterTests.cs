using System.Buffers.Binary;
using System.IO.Compression;
using BlogApp.Features.Articles.Covers;
using BlogApp.Features.Articles.Covers.Raster;

namespace BlogApp.Tests.Features.Articles.Covers;

public sealed class CoverRasterTests
{
    [Fact]
    public void EveryCoverPattern_Rasterized_IsAPngSmallEnoughForPreviews()
    {
        // Sixty slugs cover all ten patterns.
        foreach (var i in Enumerable.Range(0, 60))
        {
            var png = CoverRaster.Png(Cover.Draw($"slug-{i}", "#b3361e"));
            var (width, height, pixels) = Read(png);
            Assert.Equal((1200, 630), (width, height));
            Assert.InRange(png.Length, 2_000, 300_000);
            Assert.True(Colors(pixels) > 2, $"slug-{i} is one even color");
        }
    }

    [Fact]
    public void Shapes_Rasterized_HaveTheirPlaceAndSmoothEdges()
    {
        var (_, _, pixels) = Read(CoverRaster.Png("""
            <svg><rect x="0" y="0" width="1200" height="675" fill="#ffffff"/><circle cx="600" cy="337.5" r="100" fill="#ff0000"/>
            <rect x="10.5" y="122.5" width="50" height="50" fill="#000000"/><circle cx="900" cy="337.5" r="50" fill="none" stroke="#0000ff" stroke-width="10"/></svg>
            """));

        Assert.Equal((255, 255, 255), At(pixels, 1190, 620));
        Assert.Equal((255, 0, 0), At(pixels, 600, 315));
        Assert.Equal((255, 0, 0), At(pixels, 600, 220));
        Assert.Equal((255, 255, 255), At(pixels, 600, 210));
        // Half of one pixel is covered, and all of the next.
        Assert.InRange(At(pixels, 10, 120).Red, 125, 130);
        Assert.Equal((0, 0, 0), At(pixels, 11, 120));
        Assert.Equal((255, 255, 255), At(pixels, 900, 315));
        Assert.Equal((0, 0, 255), At(pixels, 950, 315));
    }

    private static (int Red, int Green, int Blue) At(byte[] pixels, int x, int y) => (pixels[(y * 1200 + x) * 3], pixels[(y * 1200 + x) * 3 + 1], pixels[(y * 1200 + x) * 3 + 2]);

    private static int Colors(byte[] pixels) => Enumerable.Range(0, pixels.Length / 3 / 97).Select(i => Color(pixels, i * 97)).Distinct().Count();

    private static Color Color(byte[] pixels, int i) => new(pixels[i * 3], pixels[i * 3 + 1], pixels[i * 3 + 2]);

    private static (int Width, int Height, byte[] Pixels) Read(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        int width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(33));
        using var unpacked = new MemoryStream();
        using (var zip = new ZLibStream(new MemoryStream(png, 41, length), CompressionMode.Decompress))
            zip.CopyTo(unpacked);
        var rows = unpacked.ToArray();
        var pixels = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var i = 0; i < width * 3; i++)
                pixels[y * width * 3 + i] = (byte)(rows[y * (width * 3 + 1) + 1 + i] + (y > 0 ? pixels[(y - 1) * width * 3 + i] : 0));
        return (width, height, pixels);
    }
}
