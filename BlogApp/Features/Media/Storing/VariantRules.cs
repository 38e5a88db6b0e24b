using BlogApp.Platform.Languages;

namespace BlogApp.Features.Media.Storing;

/// <summary>The rules for smaller copies of a picture. Pure.</summary>
internal static class VariantRules
{
    /// <summary>Checks the last of the copies.</summary>
    /// <exception cref="MediaRefusedException">It is not a smaller copy of the picture, or there is already one with that width.</exception>
    public static void Check(MediaContent original, IReadOnlyList<MediaContent> variants)
    {
        var (variant, others) = (variants[^1], variants.SkipLast(1));
        if (original.Size is not { } full || variant.Size is not { } size)
            throw Refused(Phrase.Key("Only pictures have copies of other widths."));
        if (!MediaAddress.Widths.Contains(size.Width) || size.Width >= full.Width)
            throw Refused(Phrase.Format("A copy must be {0} pixels wide and smaller than its original.", string.Join(", ", MediaAddress.Widths)).ToString());
        if (others.Any(v => v.Size?.Width == size.Width))
            throw Refused(Phrase.Key("There are two copies of the same width."));
        // Allows one pixel for rounding.
        if (Math.Abs(((double)size.Width * full.Height / full.Width) - size.Height) > 1.5)
            throw Refused(Phrase.Key("A copy must have its original's proportions."));
    }

    private static MediaRefusedException Refused(string words) => new(StatusCodes.Status400BadRequest, words);
}
