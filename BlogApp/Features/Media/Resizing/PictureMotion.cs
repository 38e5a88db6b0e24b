using BlogApp.Features.Media.Types;

namespace BlogApp.Features.Media.Resizing;

/// <summary>Whether a picture is animated. A copy would keep only its first frame. Pure.</summary>
internal static class PictureMotion
{
    // All formats indicate it near the beginning.
    private const int Length = 4096;

    public static bool Moves(MediaType type, ReadOnlySpan<byte> head)
    {
        head = head[..Math.Min(head.Length, Length)];
        return type == MediaType.Gif
            || (type == MediaType.Png && head.IndexOf("acTL"u8) >= 0)
            || (type == MediaType.Webp && head.IndexOf("ANIM"u8) >= 0)
            || (type == MediaType.Avif && head.IndexOf("avis"u8) is >= 0 and < 64);
    }
}
