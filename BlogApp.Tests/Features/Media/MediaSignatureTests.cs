using System.Text;
using BlogApp.Features.Media.Types;

namespace BlogApp.Tests.Features.Media;

public sealed class MediaSignatureTests
{
    public static TheoryData<byte[], string> Files => new()
    {
        { SamplePictures.Png(2, 2), "image/png" },
        { SamplePictures.Jpeg(2, 2), "image/jpeg" },
        { SamplePictures.Gif(2, 2), "image/gif" },
        { SamplePictures.Webp(2, 2), "image/webp" },
        { SamplePictures.Avif(2, 2), "image/avif" },
        { [.. "%PDF-1.7 "u8], "application/pdf" },
        { [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isommp41"u8], "video/mp4" },
        { [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, .. "webm"u8], "video/webm" },
        { [.. "ID3"u8, 4, 0, 0], "audio/mpeg" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void AcceptedFile_IsRecognizedByItsContent(byte[] file, string contentType) =>
        Assert.Equal(contentType, MediaSignature.Detect(file, out _)?.ContentType);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG")]
    [InlineData("<?xml version='1.0'?><!-- x --><svg onload='alert(1)'/>", "SVG")]
    [InlineData("<!DOCTYPE html><script>alert(1)</script>", "not accepted")]
    [InlineData("MZ\u0090\u0000", "not accepted")]
    [InlineData("PK\u0003\u0004", "not accepted")]
    [InlineData("RIFF\u0001\u0001\u0001\u0001WAVEfmt ", "not accepted")]
    [InlineData("\u0000\u0000\u0000\u0018ftypheic\u0000\u0000\u0000\u0000mif1heic", "HEIC")]
    [InlineData(" GIF89a", "not accepted")]
    public void OtherContent_IsRefusedWithAReason(string file, string words)
    {
        Assert.Null(MediaSignature.Detect(Encoding.Latin1.GetBytes(file), out var refusal));
        Assert.Contains(words, refusal, StringComparison.Ordinal);
    }
}
