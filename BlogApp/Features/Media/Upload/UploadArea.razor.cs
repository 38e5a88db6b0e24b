using BlogApp.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BlogApp.Features.Media.Upload;

/// <summary>
/// Takes files while it is on the page: by the file input inside it (<c>data-files</c>), by dropping on the page, by
/// pasting. Shows each one's progress.
/// </summary>
public sealed partial class UploadArea : IAsyncDisposable
{
    private ElementReference _root;
    private IJSObjectReference? _uploads;
    private DotNetObjectReference<UploadArea>? _self;
    private bool _gone;

    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = null!;

    /// <summary>A file has come in.</summary>
    [Parameter] public EventCallback<UploadedFile> OnUploaded { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [Inject] private IJSRuntime Script { get; set; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        try
        {
            _self = DotNetObjectReference.Create(this);
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "/" + Assets["js/upload-area.js"]);
            // A list may have been closed before its script came.
            if (_gone)
                return;
            _uploads = await module.InvokeAsync<IJSObjectReference>("begin", _root, _self);
            if (_gone)
                await EndAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page was left.
        }
    }

    /// <summary>The script has brought a file in.</summary>
    [JSInvokable]
    public Task UploadedAsync(long id, bool existing, bool last) => OnUploaded.InvokeAsync(new UploadedFile(id, existing, last));

    public async ValueTask DisposeAsync()
    {
        _gone = true;
        _self?.Dispose();
        await EndAsync();
    }

    private async Task EndAsync()
    {
        if (_uploads is not { } uploads)
            return;
        _uploads = null;
        await uploads.EndAsync("end");
    }
}

/// <summary>A file that has come in.</summary>
/// <param name="Existing">The library had the same content already.</param>
/// <param name="Last">No other file waits to be sent.</param>
public readonly record struct UploadedFile(long Id, bool Existing, bool Last);
