using BlogApp.Features.Media.Types;

namespace BlogApp.Features.Media.Resizing;

/// <summary>A smaller copy that a picture should have.</summary>
internal readonly record struct PlannedCopy(int Width, MediaType Type);

/// <summary>Which smaller copies a picture should have. Pure.</summary>
internal static class CopyPlan
{
    /// <summary>Decoded, this many pixels take a quarter of a gigabyte.</summary>
    public const long MostPixels = 64_000_000;

    private static readonly MediaType[] Sources = [MediaType.Jpeg, MediaType.Png, MediaType.Webp, MediaType.Avif];

    /// <summary>
    /// All widths smaller than the picture's, as WebP and as AVIF. A picture that is no wider than the widest copy also
    /// gets a copy in its own width, because browsers that support AVIF are offered nothing else.
    /// </summary>
    public static IEnumerable<PlannedCopy> Create(string contentType, int width)
    {
        if (MediaType.ByContentType(contentType) is not { } original || !Sources.Contains(original) || width <= MediaAddress.Widths[0])
            yield break;
        foreach (var smaller in MediaAddress.Widths.Where(w => w < width))
        {
            yield return new(smaller, MediaType.Webp);
            yield return new(smaller, MediaType.Avif);
        }
        if (width > MediaAddress.Widths[^1])
            yield break;
        if (original != MediaType.Webp)
            yield return new(width, MediaType.Webp);
        if (original != MediaType.Avif)
            yield return new(width, MediaType.Avif);
    }

    /// <summary>The missing copies. A copy made by the browser replaces WebP, whatever its format.</summary>
    public static IReadOnlyList<PlannedCopy> Missing(string contentType, int width, IReadOnlyCollection<(int Width, string ContentType)> there) =>
        [.. Create(contentType, width).Where(copy => !there.Any(known => known.Width == copy.Width && (known.ContentType == MediaType.Avif.ContentType) == (copy.Type == MediaType.Avif)))];
}
