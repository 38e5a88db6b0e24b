using System.Text;
using BlogApp.Features.Media.Pictures;
using BlogApp.Features.Media.Storing;
using BlogApp.Features.Media.Storing.Metadata;
using BlogApp.Tests.Support;

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
                 { (JpegMetadata.Strip, SamplePictures.Jpeg(3, 2)[..BeginOfScan]), (PngMetadata.Strip, SamplePictures.Png(3, 2)), (WebpMetadata.Strip, SamplePictures.Webp(3, 2)) })
        {
            foreach (var length in Enumerable.Range(0, Math.Min(file.Length, 400)).Append(file.Length - 1))
                Assert.Throws<MediaRefusedException>(() => Strip(strip, file[..length]));
        }
    }

    /// <summary>As browsers take them: what was compressed is shown, whatever stands around it or is missing behind it.</summary>
    [Fact]
    public void JpegWithoutItsEnd_OrWithBytesInBetween_IsTaken()
    {
        var whole = Strip(JpegMetadata.Strip, SamplePictures.Jpeg(30, 20));
        Assert.Equal(whole, Strip(JpegMetadata.Strip, whole[..^2]));
        var cut = Strip(JpegMetadata.Strip, whole[..^1000]);
        Assert.True(cut.AsSpan().EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]));
        Assert.Equal(new PictureSize(30, 20), PictureHead.Read(cut));
        var frame = whole.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        Assert.Equal(whole, Strip(JpegMetadata.Strip, [.. whole[..frame], 0, 0, 0, 0x41, .. whole[frame..]]));
        Assert.Equal(whole, Strip(JpegMetadata.Strip, [.. whole, .. new byte[300]]));
    }

    [Fact]
    public void Gif_LosesCommentsTextAndXmp_AndKeepsItsAnimation()
    {
        var secret = Encoding.ASCII.GetBytes(SamplePictures.Secret);
        byte[] animation = [0x21, 0xFF, 11, .. "NETSCAPE2.0"u8, 3, 1, 0, 0, 0];
        byte[] control = [0x21, 0xF9, 4, 0, 10, 0, 0, 0];
        byte[] frame = [0x2C, 0, 0, 0, 0, 3, 0, 2, 0, 0x80, 1, 2, 3, 4, 5, 6, 2, 3, 7, 8, 9, 0];
        byte[] head = [.. "GIF89a"u8, 3, 0, 2, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255];
        byte[] xmp = [0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. secret, 1, .. Enumerable.Range(0, 256).Select(i => (byte)(255 - i)), 0];
        byte[] comment = [0x21, 0xFE, (byte)secret.Length, .. secret, 0];
        byte[] text = [0x21, 0x01, 12, .. new byte[12], (byte)secret.Length, .. secret, 0];
        byte[] clean = [.. head, .. animation, .. control, .. frame, .. control, .. frame, 0x3B];
        Assert.Equal(clean, Strip(GifMetadata.Strip, clean));
        Assert.Equal(clean, Strip(GifMetadata.Strip, [.. head, .. comment, .. animation, .. text, .. control, .. frame, .. xmp, .. control, .. comment, .. frame, 0x3B, .. secret]));
        Assert.Equal(clean, Strip(GifMetadata.Strip, clean[..^1]));
        Assert.Throws<MediaRefusedException>(() => Strip(GifMetadata.Strip, clean[..10]));
    }

    [Fact]
    public void Video_LosesItsUserData_AndWhatFollowsIt_AndNothingMoves()
    {
        var secret = Encoding.ASCII.GetBytes(SamplePictures.Secret);
        byte[] Box(string type, params byte[] content) => [0, 0, 0, (byte)(8 + content.Length), .. Encoding.ASCII.GetBytes(type), .. content];
        byte[] head = Box("ftyp", [.. "isom"u8, 0, 0, 2, 0, .. "isommp42"u8]), data = Box("mdat", 1, 2, 3, 4);
        byte[] movie = Box("moov", [.. Box("mvhd", new byte[20]), .. Box("udta", secret), .. Box("meta", secret)]);
        byte[] file = [.. head, .. movie, .. Box("uuid", secret), .. data];
        var stripped = Strip(IsoMetadata.Strip, [.. file, 0, 0, 0, 3, .. secret]);
        Assert.False(Contains(stripped, SamplePictures.Secret));
        Assert.Equal(file.Length, stripped.Length);
        Assert.Equal(data, stripped[^data.Length..]);
        Assert.True(Contains(stripped, "mvhd"));
        Assert.Throws<MediaRefusedException>(() => Strip(IsoMetadata.Strip, [0, 0, 0, 4]));
    }

    /// <summary>The independent reader finds no place in anything that the blog would serve. It is skipped where exiftool or the files are missing.</summary>
    [Fact]
    public async Task Exiftool_FindsNoPlaceInStrippedFiles()
    {
        const string Tool = "/usr/bin/exiftool";
        Assert.SkipUnless(File.Exists(Tool), "exiftool (libimage-exiftool-perl) is not installed.");
        Assert.SkipWhen(Repository.SharedData is null, "The files are not beside the checkout.");
        var folder = Directory.CreateTempSubdirectory("blog-exif-");
        try
        {
            var checkedFiles = 0;
            foreach (var path in Directory.GetFiles(Path.Combine(Repository.SharedData!, "trouble", "29-media")))
            {
                var file = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
                Action<Stream, Stream>? strip = Path.GetExtension(path) switch
                {
                    ".jpg" when file.Length > 1000 => JpegMetadata.Strip,
                    ".gif" => GifMetadata.Strip,
                    ".avif" or ".mp4" => IsoMetadata.Strip,
                    ".webp" => WebpMetadata.Strip,
                    _ => null,
                };
                if (strip is null)
                    continue;
                var target = Path.Combine(folder.FullName, Path.GetFileName(path));
                await File.WriteAllBytesAsync(target, Strip(strip, file), TestContext.Current.CancellationToken);
                using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(Tool, ["-a", "-u", "-G", "-ee", target]) { RedirectStandardOutput = true })!;
                var told = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
                Assert.DoesNotContain("GPS", told, StringComparison.Ordinal);
                Assert.DoesNotContain("48.8", told, StringComparison.Ordinal);
                Assert.DoesNotContain("48 deg", told, StringComparison.Ordinal);
                Assert.DoesNotContain("[XMP]", told, StringComparison.Ordinal);
                Assert.DoesNotContain("Comment", told, StringComparison.Ordinal);
                checkedFiles++;
            }
            Assert.True(checkedFiles >= 10);
        }
        finally
        {
            folder.Delete(recursive: true);
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

    /// <summary>The length of the sample's segments before its pixels.</summary>
    private static int BeginOfScan { get; } = SamplePictures.Jpeg(3, 2).AsSpan().IndexOf([(byte)0xFF, (byte)0xDA]);

    private static ReadOnlySpan<byte> Scan(byte[] file) => file.AsSpan(file.AsSpan().IndexOf([(byte)0xFF, (byte)0xDA]));

    private static bool Contains(byte[] file, string text) => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(text)) >= 0;
}
