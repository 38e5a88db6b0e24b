namespace BlogApp.Components.Charts;

/// <summary>One measurement of a series, or several combined.</summary>
/// <param name="At">The second or minute of the measurement.</param>
/// <param name="Value">Null when nothing was measured: the line has a gap there, not a zero.</param>
/// <param name="Measured">How many measurements were combined, if some were missing; null when none was.</param>
public readonly record struct ChartPoint(DateTimeOffset At, double? Value, int? Measured = null);
