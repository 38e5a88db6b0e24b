namespace BlogApp.Components.Charts.Scales;

/// <summary>A value axis from zero to <paramref name="Top"/> with three grid lines: zero, half, top.</summary>
internal readonly record struct AxisScale(double Top)
{
    // Half of the top is one of these times a power of ten, so that both labels are short.
    private static readonly double[] Halves = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

    public double Half => Top / 2;

    public double[] Lines => [0, Half, Top];

    /// <summary>The smallest round axis that includes <paramref name="maximum"/>.</summary>
    public static AxisScale For(AxisRule rule, double maximum)
    {
        var least = double.IsFinite(maximum) ? Math.Max(maximum, rule.LeastTop) : rule.LeastTop;
        if (rule.Fixed)
            return new(rule.LeastTop);
        for (var power = Math.Floor(Math.Log10(least / 2)); ; power++)
        {
            var unit = Math.Pow(10, power);
            foreach (var step in Halves)
            {
                // Rounded, because 3 × 0.1 is not exactly 0.3 in binary and would be printed with all its digits.
                var half = power < 0 ? Math.Round(step * unit, 12) : step * unit;
                if (half * 2 >= least && !(rule.WholeNumbers && half % 1 != 0))
                    return new(half * 2);
            }
        }
    }
}
