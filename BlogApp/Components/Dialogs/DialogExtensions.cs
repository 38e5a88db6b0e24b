using MudBlazor;

namespace BlogApp.Components.Dialogs;

internal static class DialogExtensions
{
    private static readonly DialogOptions Options = new() { CloseOnEscapeKey = true, MaxWidth = MaxWidth.ExtraSmall, FullWidth = true };

    /// <summary>Asks before something is lost. Closing the dialog in any other way means no.</summary>
    /// <param name="title">The question, including the name of the thing.</param>
    /// <param name="text">The consequences of a yes.</param>
    /// <param name="confirm">The button's label, a verb.</param>
    /// <param name="danger">Whether the yes destroys something.</param>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string confirm, string cancel, bool danger = false)
    {
        var parameters = new DialogParameters<ConfirmDialog>
        {
            { dialog => dialog.Text, text },
            { dialog => dialog.Confirm, confirm },
            { dialog => dialog.Cancel, cancel },
            { dialog => dialog.Danger, danger },
        };
        var shown = await dialogs.ShowAsync<ConfirmDialog>(title, parameters, Options);
        return await shown.Result is { Canceled: false };
    }
}
