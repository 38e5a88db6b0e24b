using BlogApp.Features.Giveaways.Model;
using MudBlazor;

namespace BlogApp.Features.Giveaways.Editing;

internal static class GiveawayDialogs
{
    private static readonly DialogOptions Options = new() { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true };

    /// <summary>Lets an author enter a giveaway, and saves it.</summary>
    /// <param name="giveaway">Null for a new one.</param>
    /// <returns>Whether it was saved.</returns>
    public static async Task<bool> EditGiveawayAsync(this IDialogService dialogs, string title, long articleId, GiveawayFacts? giveaway)
    {
        var parameters = new DialogParameters<GiveawayDialog> { { dialog => dialog.ArticleId, articleId }, { dialog => dialog.Giveaway, giveaway } };
        var shown = await dialogs.ShowAsync<GiveawayDialog>(title, parameters, Options);
        return await shown.Result is { Canceled: false };
    }
}
