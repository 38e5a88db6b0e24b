namespace BlogApp.Components.Charts.Scales;

/// <summary>How a value axis is chosen. It always begins at zero, because a truncated axis exaggerates.</summary>
/// <param name="LeastTop">The axis reaches at least this value, so that noise around zero stays small.</param>
/// <param name="WholeNumbers">Whether grid lines are at whole numbers only.</param>
/// <param name="Fixed">Whether the axis ends at <paramref name="LeastTop"/>, whatever the values are.</param>
public readonly record struct AxisRule(double LeastTop, bool WholeNumbers, bool Fixed)
{
    /// <summary>For counts.</summary>
    public static AxisRule Whole { get; } = new(4, WholeNumbers: true, Fixed: false);

    /// <summary>For rates, which may be fractions.</summary>
    public static AxisRule Rate { get; } = new(0.5, WholeNumbers: false, Fixed: false);

    /// <summary>0 to 100 %.</summary>
    public static AxisRule Share { get; } = new(1, WholeNumbers: false, Fixed: true);
}
