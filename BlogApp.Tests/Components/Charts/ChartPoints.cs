using BlogApp.Components.Charts;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Components.Charts;

/// <summary>Series for tests, by second from a fixed time on.</summary>
internal static class ChartPoints
{
    public static DateTimeOffset Start { get; } = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    public static ChartPoint Second(double second, double? value) => new(Start.AddSeconds(second), value);

    public static ChartPoint[] BySecond(params double?[] values) => [.. values.Select((value, i) => Second(i, value))];

    /// <summary>Up to a few hundred points, with missing values and missing seconds.</summary>
    public static Arbitrary<ChartPoint[]> Any { get; } = Gen.Choose(1, 40).Zip(Gen.Choose(-200, 1000), (step, value) => (Step: step < 35 ? 1 : step - 30, Value: value < 0 ? (double?)null : value))
        .ListOf()
        .Select(steps =>
        {
            var second = 0;
            return steps.Select(s => Second(second += s.Step, s.Value)).ToArray();
        }).ToArbitrary();
}
