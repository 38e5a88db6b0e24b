using BlogApp.Features.Media.Types;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using Microsoft.JSInterop;
using Radzen;

namespace BlogApp.Features.Media.Library;

/// <summary>The library: what was uploaded, newest first. Search, kind, page and the chosen file stand in the address.</summary>
public sealed partial class MediaLibraryPage : IAsyncDisposable
{
    private static readonly string Accept = string.Join(',', MediaType.All.Select(t => t.ContentType));

    private MediaFilter _filter = MediaFilter.From(null, null, null);
    private MediaPage? _list;
    private MediaRow? _chosen;
    private ElementReference _drop;
    private IJSObjectReference? _module, _uploads;
    private DotNetObjectReference<MediaLibraryPage>? _self;
    private CancellationTokenSource? _typing;

    [SupplyParameterFromQuery(Name = "q")] private string? QueryText { get; set; }
    [SupplyParameterFromQuery(Name = "show")] private string? ShowText { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }
    [SupplyParameterFromQuery(Name = "id")] private long? ChosenId { get; set; }

    [Inject] private MediaQueries Queries { get; set; } = null!;
    [Inject] private IOptions<MediaSettings> Limits { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private NotificationService Toasts { get; set; } = null!;
    [Inject] private IJSRuntime Script { get; set; } = null!;
    [Inject] private TimeProvider Clock { get; set; } = null!;

    private string Nothing => _filter switch
    {
        { Query.Length: > 0 } => Words["Nothing has “{0}” in its description or name.", _filter.Query],
        { Show: MediaShow.Unnamed } => Words["Every picture has a description."],
        { Show: MediaShow.All } => Words["Nothing has been uploaded yet. Pictures that you drop or paste into an article come here, too."],
        _ => Words["There are none of this kind."],
    };

    protected override Task OnParametersSetAsync() => ReadAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        try
        {
            _self = DotNetObjectReference.Create(this);
            _module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/media-page.js"]);
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
        if (existing)
            Toasts.Notify(NotificationSeverity.Info, Words["Already in the library"], Words["The same content is kept once."]);
        if (last && await Queries.FindAsync(id, CancellationToken.None) is { } file)
        {
            // The first thing to do with a new picture is to say what it shows.
            Navigation.NavigateTo(AddressOf(file.Id)!);
            return;
        }
        await ReadAsync();
        StateHasChanged();
    }

    private async Task ReadAsync()
    {
        _filter = MediaFilter.From(QueryText, ShowText, PageText);
        _list = await Queries.ListAsync(_filter, CancellationToken.None);
        _chosen = ChosenId is { } id ? await Queries.FindAsync(id, CancellationToken.None) : null;
    }

    private void DeletedAsync()
    {
        Toasts.Notify(NotificationSeverity.Success, Words["File deleted"]);
        Navigation.NavigateTo(AddressOf(null));
    }

    private string AddressOf(long? id) => Navigation.GetUriWithQueryParameter("id", id);

    /// <summary>Searches when the typing pauses, so that the list does not run after every letter.</summary>
    private async Task SearchAsync(string? text)
    {
        _typing?.Cancel();
        _typing?.Dispose();
        var typing = _typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(TimeSpan.FromMilliseconds(250), Clock, typing.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        var query = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        Navigation.NavigateTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["q"] = query, ["page"] = null, ["id"] = null }), replace: true);
    }

    public async ValueTask DisposeAsync()
    {
        _typing?.Cancel();
        _typing?.Dispose();
        _self?.Dispose();
        try
        {
            if (_uploads is not null)
                await _uploads.InvokeVoidAsync("end");
            if (_uploads is not null)
                await _uploads.DisposeAsync();
            if (_module is not null)
                await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has gone, and its script with it.
        }
    }
}
