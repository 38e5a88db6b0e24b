using BlogApp.Components.Dialogs;
using BlogApp.Components.Shared;
using BlogApp.Features.Media.Types;
using BlogApp.Features.Media.Upload;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace BlogApp.Features.Media.Library;

/// <summary>The uploaded files, newest first. Search, kind, page and the chosen file are in the address.</summary>
public sealed partial class MediaLibraryPage : IDisposable
{
    private static readonly string Accept = string.Join(',', MediaType.All.Select(t => t.ContentType));

    private MediaFilter _filter = MediaFilter.From(null, null, null);
    private MediaPage? _list;
    private MediaRow? _chosen;
    private MediaGrid? _grid;
    private bool _chosenHere;
    private long? _focusNext;
    private CancellationTokenSource? _typing;

    [SupplyParameterFromQuery(Name = "q")] private string? QueryText { get; set; }
    [SupplyParameterFromQuery(Name = "show")] private string? ShowText { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }
    [SupplyParameterFromQuery(Name = "id")] private long? ChosenId { get; set; }

    [Inject] private MediaQueries Queries { get; set; } = null!;
    [Inject] private IOptions<MediaSettings> Limits { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private ISnackbar Toasts { get; set; } = null!;
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
        if (_focusNext is not { } id || _grid is not { } grid)
            return;
        _focusNext = null;
        await grid.FocusAsync(id);
    }

    private async Task UploadedAsync(UploadedFile uploaded)
    {
        if (uploaded.Existing)
            Toasts.Notify(Severity.Info, Words["Already in the library"], Words["The same content is kept once."]);
        await ReadAsync();
    }

    // The first thing to do with a new picture is to describe it.
    private void OnFinished(FinishedUploads uploads)
    {
        if (uploads is { Complete: true, Files: [.., var last] })
            Navigation.GoTo(AddressOf(last.Id)!);
    }

    private async Task ReadAsync()
    {
        // The focus moves to the details on a choice, and back to the file when they are closed. It stays where it is when the page opens with a
        // chosen file.
        _chosenHere = _list is not null;
        var before = _chosen;
        _filter = MediaFilter.From(QueryText, ShowText, PageText);
        _list = await Queries.ListAsync(_filter, CancellationToken.None);
        _chosen = ChosenId is { } id ? await Queries.FindAsync(id, CancellationToken.None) : null;
        _focusNext = _chosen is null ? before?.Id : null;
    }

    private void DeletedAsync()
    {
        Toasts.Notify(Severity.Success, Words["File deleted"]);
        Navigation.GoTo(AddressOf(null));
    }

    private string AddressOf(long? id) => Navigation.GetUriWithQueryParameter("id", id);

    /// <summary>Searches when typing pauses, so that the list does not reload for every letter.</summary>
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
        Navigation.GoTo(Navigation.GetUriWithQueryParameters(new Dictionary<string, object?> { ["q"] = query, ["page"] = null, ["id"] = null }), replace: true);
    }

    public void Dispose()
    {
        _typing?.Cancel();
        _typing?.Dispose();
    }
}
