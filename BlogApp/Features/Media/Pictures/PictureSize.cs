namespace BlogApp.Features.Media.Pictures;

/// <summary>The natural size of a picture in CSS pixels.</summary>
internal readonly record struct PictureSize(int Width, int Height);
