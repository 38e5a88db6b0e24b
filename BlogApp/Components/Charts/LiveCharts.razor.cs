using BlogApp.Components.Charts.Scales;
using BlogApp.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BlogApp.Components.Charts;

/// <summary>
/// Holds the <see cref="LiveChart"/>s of a page and moves them with one small message a second. The lines are drawn in
/// the browser: 900 points in each of three charts, rendered and compared on the server every second, would cost more
/// than the whole rest of the page.
/// </summary>
public sealed partial class LiveCharts : IAsyncDisposable
{
    /// <summary>A browser that has not answered by then has lost the message, and gets everything anew.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<LiveChart> _charts = [];
    private ElementReference _root;
    private IJSObjectReference? _drawing;
    private DateTimeOffset _lastTick;
    private bool _sending, _reset = true, _undrawable, _disposed;

    /// <summary>How far back the charts look.</summary>
    [Parameter]
    public TimeSpan Span { get; set; } = TimeSpan.FromMinutes(15);

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private ILogger<LiveCharts> Logger { get; set; } = default!;

    internal void Join(LiveChart chart) => _charts.Add(chart);

    /// <summary>Something was dropped: the next message is to hold everything.</summary>
    internal void StartOver() => _reset = true;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_sending || _undrawable || _disposed)
            return;
        _sending = true;
        try
        {
            _drawing ??= await BeginAsync();
            while (!_disposed && Frame() is { } frame)
            {
                using var patience = new CancellationTokenSource(Patience);
                await _drawing.InvokeVoidAsync("push", patience.Token, frame.ToJson());
            }
        }
        catch (Exception lost) when (lost is OperationCanceledException or JSDisconnectedException || _disposed)
        {
            // The page was left, or the connection is gone or stuck. If the page comes back, it is drawn from the feed again.
            _reset = true;
        }
        catch (JSException error)
        {
            // The numbers and the tables live on without the lines.
            _undrawable = true;
            Log.NotDrawn(Logger, error);
        }
        finally
        {
            _sending = false;
        }
        if (_disposed)
            await DropAsync();
    }

    private async Task<IJSObjectReference> BeginAsync()
    {
        await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Components/Charts/LiveChart.razor.js"]);
        var facts = new LiveFacts(Span.TotalSeconds, [.. _charts.Select(chart => new LiveFact(chart.Title, chart.Unit, chart.Format, chart.Fact.Class()))]);
        return await module.InvokeAsync<IJSObjectReference>("create", _root, facts.ToJson());
    }

    /// <returns>What the browser does not have yet; null when it has everything.</returns>
    private LiveFrame? Frame()
    {
        if (_reset)
            _charts.ForEach(chart => chart.Restart());
        var waiting = _charts.Where(chart => chart.Pending.Count > 0).ToList();
        if (waiting.Count == 0)
            return null;
        var from = waiting.Min(chart => chart.Pending[0].At).ToUnixTimeSeconds();
        var frame = new LiveFrame(_reset, from, [.. _charts.Select(chart => chart.TakePending(from))], Ticks());
        _reset = false;
        return frame;
    }

    private IReadOnlyList<AxisLabel>? Ticks()
    {
        var newest = _charts.Max(chart => chart.UpTo) ?? default;
        var ticks = TimeTicks.Between(newest - Span, newest, most: 3);
        if (ticks.Count == 0 || (!_reset && ticks[^1].At == _lastTick))
            return null;
        _lastTick = ticks[^1].At;
        return AxisLabel.Of(ticks);
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        // While a message is under way, its sender does it.
        if (!_sending)
            await DropAsync();
    }

    private async Task DropAsync()
    {
        if (_drawing is not { } drawing)
            return;
        _drawing = null;
        await drawing.EndAsync("dispose");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The live charts could not be drawn in a browser")]
        public static partial void NotDrawn(ILogger log, Exception error);
    }
}
