using BlogApp.Components.Charts.Scales;
using BlogApp.Components.Charts.Series;
using BlogApp.Features.Languages;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace BlogApp.Components.Charts;

/// <summary>
/// A line that moves every second, with its past, inside <see cref="LiveCharts"/>. Give it a new <see cref="Newest"/>
/// with each sample; it keeps no history of its own.
/// </summary>
public sealed partial class LiveChart
{
    /// <summary>Points further apart than this: something was missed, and the past is read again.</summary>
    private static readonly TimeSpan Missed = TimeSpan.FromSeconds(1.5);

    /// <summary>More waiting than this: the browser does not take them, so it gets everything anew when it does.</summary>
    private const int MostPending = 120;

    private readonly List<ChartPoint> _pending = [];
    private LiveSeries _series = default!;
    private AxisScale? _sentScale;
    private double? _now;

    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    [Parameter]
    public string? Unit { get; set; }

    /// <summary>A few words beside the newest value, such as what it is the mean of.</summary>
    [Parameter]
    public string? Note { get; set; }

    [Parameter]
    public ChartFact Fact { get; set; }

    [Parameter]
    public NumberFormat Format { get; set; }

    [Parameter]
    public AxisRule Axis { get; set; } = AxisRule.Rate;

    /// <summary>Each point is drawn as the mean of this stretch before it; zero draws the readings themselves.</summary>
    [Parameter]
    public TimeSpan Smoothing { get; set; }

    /// <summary>How a minute's readings become one row of the table.</summary>
    [Parameter]
    public BucketValue TableValue { get; set; }

    /// <summary>Reads what the chart shows from the beginning, oldest first.</summary>
    [Parameter, EditorRequired]
    public Func<IEnumerable<ChartPoint>> Past { get; set; } = static () => [];

    /// <summary>The latest reading; null before the first, and when there is none to add.</summary>
    [Parameter]
    public ChartPoint? Newest { get; set; }

    [Parameter]
    public string? TestId { get; set; }

    [Inject]
    private IStringLocalizer<Words> Words { get; set; } = default!;

    [CascadingParameter]
    private LiveCharts Charts { get; set; } = default!;

    /// <summary>Drawn points that have not been sent yet.</summary>
    internal IReadOnlyList<ChartPoint> Pending => _pending;

    internal DateTimeOffset? UpTo => _series.UpTo;

    private string Explanation => Words["{0}, the past {1:0} minutes. Arrow keys read it second by second, the table button shows it as numbers.", Title, Charts.Span.TotalMinutes];

    protected override void OnInitialized()
    {
        Charts.Join(this);
        Restart();
    }

    protected override void OnParametersSet()
    {
        if (Newest is not { } newest)
            return;
        if (newest.At < UpTo)
        {
            // The clock was set back: what is drawn lies in the future.
            Charts.StartOver();
            Restart();
            return;
        }
        if (_pending.Count > MostPending)
        {
            _pending.Clear();
            Charts.StartOver();
        }
        if (newest.At - UpTo > Missed)
            _series.Add(Past(), _pending);
        _series.Add([newest], _pending);
        _now = _series.Latest;
    }

    /// <summary>Begins anew from the past.</summary>
    internal void Restart()
    {
        _series = new(Charts.Span, Smoothing);
        _sentScale = null;
        _pending.Clear();
        _series.Add(Past(), _pending);
        if (Newest is { } newest)
            _series.Add([newest], _pending);
        _now = _series.Latest;
    }

    /// <summary>Hands over what is to be sent.</summary>
    /// <param name="from">Unix seconds that the times are relative to.</param>
    internal LiveLine TakePending(long from)
    {
        var points = new double?[_pending.Count * 2];
        for (var i = 0; i < _pending.Count; i++)
        {
            points[2 * i] = Math.Round((_pending[i].At - DateTimeOffset.FromUnixTimeSeconds(from)).TotalSeconds, 1);
            // Four digits are finer than a pixel and keep the message short.
            points[2 * i + 1] = _pending[i].Value is { } value ? Math.Round(value, 4) : null;
        }
        _pending.Clear();
        // After the past it is a point or two a second: give the room back.
        if (_pending.Capacity > MostPending)
            _pending.TrimExcess();
        var scale = AxisScale.For(Axis, _series.Maximum);
        if (scale == _sentScale)
            return new(points, null);
        _sentScale = scale;
        return new(points, AxisLabel.Of(scale, Format));
    }

    private IEnumerable<ChartPoint> Minutes()
    {
        var minutes = (int)Charts.Span.TotalMinutes;
        return UpTo is { } newest ? Buckets.Of(Past(), newest, TimeSpan.FromMinutes(1), minutes, TableValue).Reverse() : [];
    }
}
