using System.Globalization;
using BlogApp.Components.Charts.Series;
using BlogApp.Components.LiveNumbers;
using BlogApp.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BlogApp.Components.Charts;

/// <summary>Contains the <see cref="TimeChart"/>s of a page. Its script reads them without calling the server.</summary>
public sealed partial class TimeCharts : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _reader;
    private bool _disposed;

    /// <summary>One of the charts; all share the same axis.</summary>
    [Parameter, EditorRequired]
    public ChartLine Line { get; set; } = null!;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private ILogger<TimeCharts> Logger { get; set; } = default!;

    private TimeAxis Axis => Line.Axis;

    private string Labels => string.Join('|', Axis.Labels().Select(static label => string.Create(CultureInfo.InvariantCulture, $"{label.At:0.#####} {label.Text}")));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        try
        {
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Components/Charts/TimeCharts.razor.js"]);
            _reader = await module.InvokeAsync<IJSObjectReference>("read", _root);
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSDisconnectedException || _disposed)
        {
            // The page was closed meanwhile.
        }
        catch (JSException error)
        {
            // Lines and tables work without it.
            Log.NotReadable(Logger, error);
        }
        if (_disposed)
            await DropAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        await DropAsync();
    }

    private async Task DropAsync()
    {
        if (_reader is not { } reader)
            return;
        _reader = null;
        await reader.EndAsync("dispose");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Charts cannot be read by pointer or keyboard in a browser")]
        public static partial void NotReadable(ILogger log, Exception error);
    }
}
