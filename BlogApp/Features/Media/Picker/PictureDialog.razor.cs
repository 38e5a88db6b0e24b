using BlogApp.Components.Shared;
using BlogApp.Features.Media.Library;
using BlogApp.Features.Media.Upload;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace BlogApp.Features.Media.Picker;

/// <summary>Returns the chosen or uploaded pictures.</summary>
public sealed partial class PictureDialog : IAsyncDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private List<MediaRow> _rows = [];
    private ElementReference _search, _found;
    private string _query = "";
    private int? _total;
    private int _page, _searches;
    private bool _focused;
    private IJSObjectReference? _arrows;

    /// <summary>The current picture.</summary>
    [Parameter] public long? Chosen { get; set; }

    /// <summary>Whether several pictures may be uploaded at once.</summary>
    [Parameter] public bool Several { get; set; }

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject] private MediaQueries Queries { get; set; } = null!;

    [Inject] private IJSRuntime Script { get; set; } = null!;

    protected override Task OnInitializedAsync() => SearchAsync("");

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The dialog renders its content some time after this component.
        if (_focused || _search.Context is null)
            return;
        _focused = true;
        // Renders what was found before the dialog had rendered its content.
        StateHasChanged();
        try
        {
            await _search.FocusAsync();
            await using var module = await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/tile-keys.js"]);
            _arrows = await module.InvokeAsync<IJSObjectReference>("arrows", _found);
        }
        catch (JSDisconnectedException)
        {
            // The page was closed.
        }
    }

    private async Task SearchAsync(string? text)
    {
        _query = (text ?? "").Trim();
        var search = ++_searches;
        var found = await ListAsync(1);
        // Another letter has been typed meanwhile.
        if (search != _searches)
            return;
        (_rows, _total, _page) = ([.. found.Rows], found.Total, 1);
        StateHasChanged();
    }

    private async Task MoreAsync()
    {
        var search = _searches;
        var found = await ListAsync(_page + 1);
        if (search != _searches)
            return;
        _page++;
        // Uploads have shifted the pages meanwhile.
        _rows = [.. _rows.Concat(found.Rows).DistinctBy(row => row.Id)];
        _total = found.Rows.Count == 0 ? _rows.Count : found.Total;
    }

    private Task<MediaPage> ListAsync(int page) => Queries.ListAsync(new MediaFilter(_query, MediaShow.Pictures, page), _gone.Token);

    // If a file was refused, the dialog stays open to show why; the others can be chosen in it.
    private async Task FinishedAsync(FinishedUploads uploads)
    {
        var pictures = new List<MediaRow>();
        foreach (var uploaded in uploads.Files)
        {
            if (await Queries.FindAsync(uploaded.Id, _gone.Token) is { IsPicture: true } picture)
                pictures.Add(picture);
        }
        if (uploads.Complete && pictures.Count > 0)
            Take([.. pictures]);
        else
            await SearchAsync(_query);
    }

    private void Take(params IReadOnlyList<MediaRow> rows) => Dialog.Close(DialogResult.Ok(rows));

    public async ValueTask DisposeAsync()
    {
        await _gone.CancelAsync();
        _gone.Dispose();
        if (_arrows is { } arrows)
            await arrows.EndAsync("end");
    }
}
