using BlogApp.Features.Media.Library;
using BlogApp.Features.Media.Upload;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Media.Picker;

/// <summary>Lets someone choose a picture of the library in a form, or upload one.</summary>
public sealed partial class MediaPicker
{
    private bool _open;
    private string _query = "";
    private MediaPage? _list;

    [Parameter] public MediaRow? Chosen { get; set; }

    /// <summary>Null: the picture is taken away.</summary>
    [Parameter] public EventCallback<MediaRow?> OnChosen { get; set; }

    /// <summary>What stands there while nothing is chosen.</summary>
    [Parameter] public string? None { get; set; }

    [Parameter] public string? TestId { get; set; }

    [Inject] private MediaQueries Queries { get; set; } = null!;

    private async Task ToggleAsync()
    {
        _open = !_open;
        if (_open)
            await SearchAsync("");
    }

    private async Task UploadedAsync(UploadedFile uploaded)
    {
        if (uploaded.Last && await Queries.FindAsync(uploaded.Id, CancellationToken.None) is { IsPicture: true } file)
            await TakeAsync(file);
    }

    private async Task SearchAsync(string? text)
    {
        _query = (text ?? "").Trim();
        _list = await Queries.ListAsync(new MediaFilter(_query, MediaShow.Pictures, 1), CancellationToken.None);
    }

    private Task TakeAsync(MediaRow row)
    {
        _open = false;
        return OnChosen.InvokeAsync(row);
    }
}
