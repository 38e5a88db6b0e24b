namespace BlogApp.Features.Articles.Rendering.Pictures;

/// <summary>A picture as a page may load it: its size, and the same at other widths, the smallest first.</summary>
internal sealed record PictureSource(PictureSize Size, IReadOnlyList<PictureCopy> Copies);

/// <param name="Address">On this site.</param>
/// <param name="Width">In pixels.</param>
internal readonly record struct PictureCopy(string Address, int Width);
