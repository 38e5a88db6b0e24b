namespace BlogApp.Components.Charts.Series;

/// <summary>
/// Decides whether a line goes on from one point to the next. A series may begin with a point a minute (from the
/// database) and go on with a point a second: what matters is how far apart its points were just before.
/// </summary>
internal static class GapRule
{
    /// <summary>A late or lost sample is not a gap.</summary>
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(3);

    /// <summary>The widest spacing that a series begins with.</summary>
    private static readonly TimeSpan Widest = TimeSpan.FromSeconds(90);

    /// <param name="distance">From the last point to the new one.</param>
    /// <param name="before">From the point before the last to the last; null when there was none.</param>
    public static bool IsGap(TimeSpan distance, TimeSpan? before) =>
        distance > Tolerated && distance > (before is { } usual ? usual * 2.5 : Widest);
}
