using BlogApp.Features.Media.Resizing;
using BlogApp.Features.Media.Types;

namespace BlogApp.Tests.Features.Media.Resizing;

public sealed class CopyPlanTests
{
    [Theory]
    [InlineData("image/jpeg", 4000, "480webp 480avif 960webp 960avif 1600webp 1600avif")]
    [InlineData("image/png", 1200, "480webp 480avif 960webp 960avif 1200webp 1200avif")]
    [InlineData("image/webp", 1600, "480webp 480avif 960webp 960avif 1600avif")]
    [InlineData("image/avif", 600, "480webp 480avif 600webp")]
    [InlineData("image/jpeg", 480, "")]
    [InlineData("image/jpeg", 1, "")]
    [InlineData("image/gif", 4000, "")]
    [InlineData("application/pdf", 4000, "")]
    public void CopyPlan_HasThePicturesWidths_AndNeverEnlarges(string type, int width, string expected) => Assert.Equal(expected, Text(CopyPlan.Create(type, width)));

    [Fact]
    public void CopyMadeByTheBrowser_ReplacesTheWebpCopy()
    {
        Assert.Equal("480avif 960webp 960avif 1000webp 1000avif", Text(CopyPlan.Missing("image/jpeg", 1000, [(480, "image/jpeg")])));
        Assert.Empty(CopyPlan.Missing("image/jpeg", 500, [.. CopyPlan.Create("image/jpeg", 500).Select(copy => (copy.Width, copy.Type.ContentType))]));
    }

    [Fact]
    public void AnimatedPicture_IsRecognizedAsMoving()
    {
        Assert.True(PictureMotion.Moves(MediaType.Gif, "GIF89a"u8));
        Assert.True(PictureMotion.Moves(MediaType.Png, [.. SamplePictures.Png(8, 8).AsSpan(0, 33), .. "\0\0\0\bacTL"u8]));
        Assert.True(PictureMotion.Moves(MediaType.Webp, "RIFF....WEBPVP8X............ANIM"u8));
        Assert.True(PictureMotion.Moves(MediaType.Avif, "....ftypavis"u8));
        Assert.False(PictureMotion.Moves(MediaType.Png, SamplePictures.Png(8, 8)));
        Assert.False(PictureMotion.Moves(MediaType.Avif, "....ftypavif"u8));
    }

    private static string Text(IEnumerable<PlannedCopy> copies) => string.Join(' ', copies.Select(copy => $"{copy.Width}{copy.Type.Ending}"));
}
