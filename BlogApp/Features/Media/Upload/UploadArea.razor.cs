using BlogApp.Components.Shared;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace BlogApp.Features.Media.Upload;

/// <summary>
/// Accepts files while it is on the page: through its file input (<c>data-files</c>), by drag and drop, and by pasting.
/// Shows the progress of each.
/// </summary>
public sealed partial class UploadArea : IAsyncDisposable
{
    private readonly List<FileUnderWay> _files = [];
    private readonly List<UploadedFile> _came = [];
    private ElementReference _root;
    private IJSObjectReference? _uploads;
    private DotNetObjectReference<UploadArea>? _self;
    private bool _gone;

    [Parameter, EditorRequired] public RenderFragment ChildContent { get; set; } = null!;

    /// <summary>Called after each upload.</summary>
    [Parameter] public EventCallback<UploadedFile> OnUploaded { get; set; }

    /// <summary>Called when no upload is in progress any more.</summary>
    [Parameter] public EventCallback<FinishedUploads> OnFinished { get; set; }

    [Parameter(CaptureUnmatchedValues = true)] public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [Inject] private IJSRuntime Script { get; set; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        try
        {
            _self = DotNetObjectReference.Create(this);
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/upload-area.js"]);
            // The component may have been closed before its script was loaded.
            if (_gone)
                return;
            _uploads = await module.InvokeAsync<IJSObjectReference>("begin", _root, _self);
            if (_gone)
                await EndAsync();
        }
        catch (JSDisconnectedException)
        {
            // The page was closed.
        }
    }

    /// <summary>The script has accepted a file, which may have to wait for others.</summary>
    [JSInvokable]
    public void Begun(int key, string name)
    {
        _files.Add(new(key, name));
        StateHasChanged();
    }

    /// <param name="part">0 to 1. At 1 the server has received everything and is storing it.</param>
    [JSInvokable]
    public void Progressed(int key, double part) => Change(key, file => file.Part = Math.Clamp(part, 0, 1));

    /// <param name="words">The reason, for the uploader.</param>
    [JSInvokable]
    public void Failed(int key, string words) => Change(key, file => file.Problem = words);

    /// <summary>The upload was canceled.</summary>
    [JSInvokable]
    public void Stopped(int key) => Drop(key);

    /// <summary>The script has uploaded a file.</summary>
    [JSInvokable]
    public Task UploadedAsync(int key, long id, bool existing)
    {
        Drop(key);
        var file = new UploadedFile(id, existing);
        _came.Add(file);
        return OnUploaded.InvokeAsync(file);
    }

    [JSInvokable]
    public Task FinishedAsync()
    {
        FinishedUploads finished = new([.. _came], Complete: _files.TrueForAll(file => file.Problem is null));
        _came.Clear();
        return OnFinished.InvokeAsync(finished);
    }

    // It is removed from the list once it has really been stopped.
    private Task StopAsync(FileUnderWay file) => _uploads is { } uploads ? uploads.InvokeVoidAsync("stop", file.Key).AsTask() : Task.CompletedTask;

    private void Change(int key, Action<FileUnderWay> change)
    {
        if (_files.Find(file => file.Key == key) is not { } file)
            return;
        change(file);
        StateHasChanged();
    }

    private void Drop(int key)
    {
        if (_files.RemoveAll(file => file.Key == key) > 0)
            StateHasChanged();
    }

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

    private sealed class FileUnderWay(int key, string name)
    {
        public int Key => key;

        public string Name => name;

        /// <summary>0 to 1.</summary>
        public double Part { get; set; }

        public string? Problem { get; set; }
    }
}

/// <summary>An uploaded file.</summary>
/// <param name="Existing">Whether the library already had the same content.</param>
public readonly record struct UploadedFile(long Id, bool Existing);

/// <param name="Files">The files uploaded since the last call, in order.</param>
/// <param name="Complete">Whether none was refused.</param>
public readonly record struct FinishedUploads(IReadOnlyList<UploadedFile> Files, bool Complete);
