namespace BlogApp.Features.Operations.Disk;

/// <param name="At">Unix seconds.</param>
/// <param name="Free">Bytes.</param>
internal readonly record struct DiskSample(long At, long Free);

/// <summary>A disk that the blog writes to.</summary>
/// <param name="Use">What it is used for: a phrase of the interface.</param>
/// <param name="FullIn">When it is full if it goes on as in the past week; null: not within a year, or not known yet.</param>
/// <param name="Low">Whether less is free than the settings ask for.</param>
public sealed record DiskState(string Use, string Folder, long Free, long Total, TimeSpan? FullIn, bool Low);
