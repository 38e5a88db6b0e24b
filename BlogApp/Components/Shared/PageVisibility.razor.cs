using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BlogApp.Components.Shared;

/// <summary>Tells its page when the tab goes out of sight and comes back.</summary>
public sealed partial class PageVisibility : IAsyncDisposable
{
    private DotNetObjectReference<PageVisibility>? _self;
    private IJSObjectReference? _watch;
    private bool _disposed;

    /// <summary>True when the page has come into sight.</summary>
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
            // Then the page is taken to be in sight.
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
