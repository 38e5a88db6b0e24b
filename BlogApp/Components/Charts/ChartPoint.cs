namespace BlogApp.Components.Charts;

/// <summary>One reading of a series.</summary>
/// <param name="At">The second or minute it stands for.</param>
/// <param name="Value">Null when nothing was measured: the line has a gap there, not a zero.</param>
public readonly record struct ChartPoint(DateTimeOffset At, double? Value);
