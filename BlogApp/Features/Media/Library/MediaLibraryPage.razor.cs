using BlogApp.Components.Shared;
using BlogApp.Features.Media.Types;
using BlogApp.Features.Media.Upload;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace BlogApp.Features.Media.Library;

/// <summary>The library: what was uploaded, newest first. Search, kind, page and the chosen file stand in the address.</summary>
public sealed partial class MediaLibraryPage : IDisposable
{
    private static readonly string Accept = string.Join(',', MediaType.All.Select(t => t.ContentType));

    private MediaFilter _filter = MediaFilter.From(null, null, null);
    private MediaPage? _list;
    private MediaRow? _chosen;
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

    private async Task UploadedAsync(UploadedFile uploaded)
    {
        if (uploaded.Existing)
            Toasts.Notify(Severity.Info, Words["Already in the library"], Words["The same content is kept once."]);
        if (uploaded.Last && await Queries.FindAsync(uploaded.Id, CancellationToken.None) is { } file)
        {
            // The first thing to do with a new picture is to say what it shows.
            Navigation.NavigateTo(AddressOf(file.Id)!);
            return;
        }
        await ReadAsync();
    }

    private async Task ReadAsync()
    {
        _filter = MediaFilter.From(QueryText, ShowText, PageText);
        _list = await Queries.ListAsync(_filter, CancellationToken.None);
        _chosen = ChosenId is { } id ? await Queries.FindAsync(id, CancellationToken.None) : null;
    }

    private void DeletedAsync()
    {
        Toasts.Notify(Severity.Success, Words["File deleted"]);
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

    public void Dispose()
    {
        _typing?.Cancel();
        _typing?.Dispose();
    }
}
