using MudBlazor;

namespace BlogApp.Features.Jobs.Pages.Pausing;

internal static class PauseDialogs
{
    private static readonly DialogOptions Options = new() { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true };

    /// <param name="pause">Makes the pause; returns why it could not be made.</param>
    /// <returns>Whether it was made.</returns>
    public static async Task<bool> PauseAsync(this IDialogService dialogs, string title, Func<string?, DateTimeOffset?, Task<string?>> pause)
    {
        var shown = await dialogs.ShowAsync<PauseDialog>(title, new DialogParameters<PauseDialog> { { dialog => dialog.Pause, pause } }, Options);
        return await shown.Result is { Canceled: false };
    }
}
