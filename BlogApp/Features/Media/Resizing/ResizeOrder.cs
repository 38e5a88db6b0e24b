namespace BlogApp.Features.Media.Resizing;

/// <summary>One copy that the child makes.</summary>
/// <param name="Path">The picture.</param>
/// <param name="Width">The copy's width in pixels.</param>
/// <param name="Avif">As AVIF; otherwise as WebP.</param>
/// <param name="To">The file to write.</param>
internal sealed record ResizeOrder(string Path, int Width, bool Avif, string To);
