using BlogApp.Components.Charts.Scales;
using BlogApp.Components.Charts.Series;
using BlogApp.Components.Charts.Trend;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Components.Charts;

/// <summary>A series over hours or days, downsampled to <see cref="Bucket"/>s. Gaps stay gaps.</summary>
public sealed partial class TrendChart
{
    private TrendData _data = default!;
    private (DateTimeOffset End, TimeSpan Span, TimeSpan Bucket)? _computed;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public string? Unit { get; set; }

    [Parameter]
    public ChartFact Fact { get; set; }

    [Parameter]
    public NumberFormat Format { get; set; }

    [Parameter]
    public AxisRule Axis { get; set; } = AxisRule.Rate;

    /// <summary>Reads what the chart shows, oldest first; asked for only when <see cref="End"/> or the span changes.</summary>
    [Parameter, EditorRequired]
    public Func<IEnumerable<ChartPoint>> Past { get; set; } = static () => [];

    /// <summary>The chart ends with the bucket that holds this moment.</summary>
    [Parameter, EditorRequired]
    public DateTimeOffset End { get; set; }

    [Parameter]
    public TimeSpan Span { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How much time one drawn point stands for.</summary>
    [Parameter]
    public TimeSpan Bucket { get; set; } = TimeSpan.FromMinutes(10);

    [Parameter]
    public BucketValue BucketValue { get; set; }

    /// <summary>The number above the line.</summary>
    [Parameter]
    public double? Now { get; set; }

    /// <summary>Charts of the same group mark the same moment under the pointer. Must be unique to one open page.</summary>
    [Parameter]
    public string? Group { get; set; }

    [Parameter]
    public string? TestId { get; set; }

    protected override void OnParametersSet()
    {
        if (_computed == (End, Span, Bucket))
            return;
        _computed = (End, Span, Bucket);
        var buckets = Buckets.Of(Past(), End, Bucket, (int)(Span / Bucket), BucketValue);
        _data = new TrendData
        {
            Title = Title,
            Unit = Unit,
            Group = Group,
            Format = Format,
            Bucket = Bucket,
            Buckets = buckets,
            Parts = [.. Buckets.Unbroken(buckets).Select(part => TrendReading.Part(part, Bucket))],
            Scale = AxisScale.For(Axis, buckets.Max(p => p.Value) ?? 0),
        };
    }

    private IEnumerable<ChartPoint> NewestFirst() => _data.Buckets.Reverse();
}
