namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>How a run that someone waits for has ended.</summary>
/// <param name="Rows">Rows moved; null when it failed.</param>
/// <param name="Error">Null when it succeeded.</param>
internal sealed record JobRunEnd(long? Rows, string? Summary, string? Error, TimeSpan Duration);
