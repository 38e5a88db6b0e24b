using BlogApp.Components.Charts.Scales;
using BlogApp.Components.Charts.Series;

namespace BlogApp.Components.Charts.Trend;

/// <summary>Everything a <see cref="TrendPlot"/> draws; another instance is another drawing.</summary>
internal sealed record TrendData
{
    public required string Title { get; init; }
    public required string? Unit { get; init; }
    public required string? Group { get; init; }
    public required NumberFormat Format { get; init; }
    public required ChartPoint[] Buckets { get; init; }

    /// <summary>The parts between gaps.</summary>
    public required IReadOnlyList<TrendReading[]> Parts { get; init; }

    public required AxisScale Scale { get; init; }
    public required TimeSpan Bucket { get; init; }

    /// <summary>The axis begins and ends at round times, because the library counts its ticks from the beginning.</summary>
    public DateTime From => Charts.Series.Buckets.StartOf(Buckets[0].At, Round).UtcDateTime;

    public DateTime To => Charts.Series.Buckets.StartOf(Buckets[^1].At + Round - TimeSpan.FromTicks(1), Round).UtcDateTime;

    private TimeSpan Round => Buckets[^1].At - Buckets[0].At > TimeSpan.FromDays(2) ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1);

    public TimeSpan Step => TimeTicks.Step(To - From, most: 7);
    public string TimeFormat => Bucket < TimeSpan.FromDays(1) ? "HH:mm" : "d MMM";
    public string TooltipFormat => Bucket < TimeSpan.FromDays(1) ? "d MMM, HH:mm" : "d MMM yyyy";
}

/// <summary>The component library reads categories and values by these names.</summary>
public readonly record struct TrendReading(DateTime Time, double Value)
{
    /// <summary>An unbroken part of the line. A lone reading is as long as its bucket: a point would not be seen.</summary>
    internal static TrendReading[] Part(ChartPoint[] points, TimeSpan bucket) => points is [var lone]
        ? [new(lone.At.UtcDateTime, lone.Value!.Value), new(lone.At.UtcDateTime + bucket, lone.Value.Value)]
        : [.. points.Select(p => new TrendReading(p.At.UtcDateTime, p.Value!.Value))];
}
