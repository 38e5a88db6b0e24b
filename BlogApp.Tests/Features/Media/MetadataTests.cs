using System.Text;
using BlogApp.Features.Media.Pictures;
using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Storing.Metadata;

namespace BlogApp.Tests.Features.Media;

public sealed class MetadataTests
{
    [Fact]
    public void JpegPhotograph_LosesItsMetadata_AndKeepsPixelsAndColorProfile()
    {
        var file = SamplePictures.Jpeg(300, 200);
        var stripped = Strip(JpegMetadata.Strip, file);
        Assert.True(Contains(file, SamplePictures.Secret));
        Assert.False(Contains(stripped, SamplePictures.Secret));
        Assert.True(Contains(stripped, "ICC_PROFILE"));
        Assert.True(Contains(stripped, "JFIF"));
        Assert.Equal(Scan(file).Length - SamplePictures.Secret.Length, Scan(stripped).Length);
        Assert.True(Scan(file).StartsWith(Scan(stripped)));
        Assert.Equal(new PictureSize(300, 200), PictureHead.Read(stripped));
    }

    [Theory]
    [InlineData(1, 300, 200)]
    [InlineData(3, 300, 200)]
    [InlineData(6, 200, 300)]
    [InlineData(8, 200, 300)]
    public void RotatedPhotograph_KeepsItsOrientation_AndHasItsDisplayedSize(int orientation, int width, int height)
    {
        var stripped = Strip(JpegMetadata.Strip, SamplePictures.Jpeg(300, 200, orientation));
        Assert.Equal(new PictureSize(width, height), PictureHead.Read(stripped));
        Assert.Equal(stripped, Strip(JpegMetadata.Strip, stripped));
    }

    [Fact]
    public void PngAndWebp_LoseTheirMetadata()
    {
        var png = Strip(PngMetadata.Strip, [.. SamplePictures.Png(30, 20, text: true), .. Encoding.ASCII.GetBytes(SamplePictures.Secret)]);
        Assert.Equal(SamplePictures.Png(30, 20), png);
        var webp = Strip(WebpMetadata.Strip, SamplePictures.Webp(30, 20, exif: true));
        Assert.Equal(SamplePictures.Webp(30, 20), webp);
    }

    [Fact]
    public void TruncatedPicture_IsRefused()
    {
        foreach (var (strip, file) in new (Action<Stream, Stream>, byte[])[]
                 { (JpegMetadata.Strip, SamplePictures.Jpeg(3, 2)), (PngMetadata.Strip, SamplePictures.Png(3, 2)), (WebpMetadata.Strip, SamplePictures.Webp(3, 2)) })
        {
            var end = file.Length - (strip == JpegMetadata.Strip ? SamplePictures.Secret.Length : 0);
            foreach (var length in Enumerable.Range(0, Math.Min(end, 400)).Append(end - 1))
                Assert.Throws<MediaRefusedException>(() => Strip(strip, file[..length]));
        }
    }

    [Fact]
    public void PictureWithRandomBytes_IsRefusedOrCopied()
    {
        var dice = new Random(7);
        for (var i = 0; i < 3000; i++)
        {
            var file = i % 3 == 0 ? SamplePictures.Jpeg(3, 2)[..600] : i % 3 == 1 ? SamplePictures.Png(9, 9) : SamplePictures.Webp(9, 9, exif: true);
            for (var n = 0; n < 5; n++)
                file[dice.Next(file.Length)] = (byte)dice.Next(256);
            try
            {
                Strip(i % 3 == 0 ? JpegMetadata.Strip : i % 3 == 1 ? PngMetadata.Strip : WebpMetadata.Strip, file);
            }
            catch (MediaRefusedException)
            {
                // Broken files must be reported.
            }
        }
    }

    private static byte[] Strip(Action<Stream, Stream> strip, byte[] file)
    {
        using var to = new MemoryStream();
        strip(new MemoryStream(file), to);
        return to.ToArray();
    }

    private static ReadOnlySpan<byte> Scan(byte[] file) => file.AsSpan(file.AsSpan().IndexOf([(byte)0xFF, (byte)0xDA]));

    private static bool Contains(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;
}
