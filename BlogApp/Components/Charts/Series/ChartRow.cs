namespace BlogApp.Components.Charts.Series;

/// <summary>A row of the table behind a chart.</summary>
/// <param name="At">When it starts.</param>
/// <param name="Measured">How many minutes of it were measured, if some were not.</param>
/// <param name="Running">Whether it has not ended yet.</param>
internal readonly record struct ChartRow(DateTimeOffset At, double? Value, int? Measured, bool Running);
