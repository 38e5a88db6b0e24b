using BlogApp.Features.Media.Library;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BlogApp.Features.Media.Picker;

/// <summary>Lets someone choose a picture of the library in a form, or upload one.</summary>
public sealed partial class MediaPicker : IAsyncDisposable
{
    private bool _open, _begin;
    private string _query = "";
    private MediaPage? _list;
    private ElementReference _drop;
    private IJSObjectReference? _module, _uploads;
    private DotNetObjectReference<MediaPicker>? _self;

    [Parameter] public MediaRow? Chosen { get; set; }

    /// <summary>Null: the picture is taken away.</summary>
    [Parameter] public EventCallback<MediaRow?> OnChosen { get; set; }

    /// <summary>What stands there while nothing is chosen.</summary>
    [Parameter] public string? None { get; set; }

    [Parameter] public string? TestId { get; set; }

    [Inject] private MediaQueries Queries { get; set; } = null!;
    [Inject] private IJSRuntime Script { get; set; } = null!;

    private async Task ToggleAsync()
    {
        _open = !_open;
        _begin = _open;
        if (_open)
            await SearchAsync("");
        else
            await EndAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_begin)
            return;
        _begin = false;
        try
        {
            _self ??= DotNetObjectReference.Create(this);
            _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/media-page.js"]);
            _uploads = await _module.InvokeAsync<IJSObjectReference>("begin", _drop, _self);
        }
        catch (JSDisconnectedException)
        {
            // The page was left.
        }
    }

    /// <summary>The script has brought a file in.</summary>
    [JSInvokable]
    public async Task UploadedAsync(long id, bool existing, bool last)
    {
        _ = existing;
        if (last && await Queries.FindAsync(id, CancellationToken.None) is { IsPicture: true } file)
            await TakeAsync(file);
        StateHasChanged();
    }

    private async Task SearchAsync(string? text)
    {
        _query = (text ?? "").Trim();
        _list = await Queries.ListAsync(new MediaFilter(_query, MediaShow.Pictures, 1), CancellationToken.None);
    }

    private async Task TakeAsync(MediaRow row)
    {
        _open = false;
        await EndAsync();
        await OnChosen.InvokeAsync(row);
    }

    private async Task EndAsync()
    {
        try
        {
            if (_uploads is { } uploads)
            {
                _uploads = null;
                await uploads.InvokeVoidAsync("end");
                await uploads.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its script with it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _self?.Dispose();
        try
        {
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // As above.
        }
    }
}
