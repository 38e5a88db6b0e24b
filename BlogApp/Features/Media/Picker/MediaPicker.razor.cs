using BlogApp.Features.Media.Library;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BlogApp.Features.Media.Picker;

/// <summary>A form field for choosing a picture from the library, or uploading one.</summary>
public sealed partial class MediaPicker
{
    [Parameter] public MediaRow? Chosen { get; set; }

    /// <summary>Called with null when the picture is removed.</summary>
    [Parameter] public EventCallback<MediaRow?> OnChosen { get; set; }

    /// <summary>The text shown while nothing is chosen.</summary>
    [Parameter] public string? None { get; set; }

    [Parameter] public string? TestId { get; set; }

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    private async Task ChooseAsync()
    {
        if (await Dialogs.ChoosePicturesAsync(Words["Choose a picture"], Chosen?.Id) is [var row, ..])
            await OnChosen.InvokeAsync(row);
    }
}
