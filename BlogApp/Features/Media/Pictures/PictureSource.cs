using System.Globalization;

namespace BlogApp.Features.Media.Pictures;

/// <summary>The ways in which a page can load a picture: its size, and its copies in other widths, smallest first.</summary>
/// <param name="Copies">In formats that every browser supports.</param>
/// <param name="Avif">For browsers that support AVIF, at about half the size.</param>
internal sealed record PictureSource(PictureSize Size, IReadOnlyList<PictureCopy> Copies, IReadOnlyList<PictureCopy> Avif)
{
    /// <summary>The copies and the picture itself as a <c>srcset</c>; null when there is no choice.</summary>
    public string? Set(string address) => Copies.Count == 0 ? null
        : List(Copies[^1].Width < Size.Width ? [.. Copies, new(address, Size.Width)] : Copies);

    /// <summary>The <c>srcset</c> of a <c>source</c> with type <c>image/avif</c>; null when there are none.</summary>
    public string? AvifSet => Avif.Count == 0 ? null : List(Avif);

    private static string List(IReadOnlyList<PictureCopy> copies) =>
        string.Join(", ", copies.Select(copy => string.Create(CultureInfo.InvariantCulture, $"{copy.Address} {copy.Width}w")));
}

/// <param name="Address">On this site.</param>
/// <param name="Width">In pixels.</param>
internal readonly record struct PictureCopy(string Address, int Width);
