using BlogApp.Features.Media.Library;
using MudBlazor;

namespace BlogApp.Features.Media.Picker;

internal static class PictureDialogs
{
    private static readonly DialogOptions s_options = new() { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Medium, FullWidth = true };

    /// <summary>Asks for pictures from the library or for new ones. Empty when none was chosen.</summary>
    /// <param name="title">The dialog's title.</param>
    /// <param name="chosen">The current picture.</param>
    /// <param name="several">Whether several pictures may be uploaded at once.</param>
    public static async Task<IReadOnlyList<MediaRow>> ChoosePicturesAsync(this IDialogService dialogs, string title, long? chosen = null, bool several = false)
    {
        var parameters = new DialogParameters<PictureDialog> { { dialog => dialog.Chosen, chosen }, { dialog => dialog.Several, several } };
        var shown = await dialogs.ShowAsync<PictureDialog>(title, parameters, s_options);
        return await shown.Result is { Canceled: false, Data: IReadOnlyList<MediaRow> rows } ? rows : [];
    }
}
