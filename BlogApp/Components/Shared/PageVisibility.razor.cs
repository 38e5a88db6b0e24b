using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BlogApp.Components.Shared;

/// <summary>Notifies its page when the tab is hidden or shown.</summary>
public sealed partial class PageVisibility : IAsyncDisposable
{
    private DotNetObjectReference<PageVisibility>? _self;
    private IJSObjectReference? _watch;
    private bool _disposed;

    /// <summary>Called with true when the page has become visible.</summary>
    [Parameter, EditorRequired]
    public EventCallback<bool> Changed { get; set; }

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [JSInvokable]
    public Task SetVisible(bool visible) => Changed.InvokeAsync(visible);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        try
        {
            _self = DotNetObjectReference.Create(this);
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Components/Shared/PageVisibility.razor.js"]);
            _watch = await module.InvokeAsync<IJSObjectReference>("watch", _self);
        }
        catch (Exception gone) when (gone is OperationCanceledException or JSException or JSDisconnectedException || _disposed)
        {
            // The page then counts as visible.
        }
        if (_disposed)
            await DropAsync();
    }

    protected override bool ShouldRender() => false;

    public async ValueTask DisposeAsync()
    {
        _disposed = true;
        await DropAsync();
    }

    private async Task DropAsync()
    {
        _self?.Dispose();
        if (_watch is not { } watch)
            return;
        _watch = null;
        await watch.EndAsync("dispose");
    }
}
