using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BlogApp.Components.Dialogs;

internal static class SnackbarExtensions
{
    /// <summary>A notification that disappears by itself.</summary>
    /// <param name="duration">Milliseconds.</param>
    public static void Notify(this ISnackbar snackbar, Severity severity, string title, string? detail = null, int duration = 4000) =>
        snackbar.Add(Content(title, "div", detail), severity, notice => notice.VisibleStateDuration = duration);

    /// <summary>Reports what was done, with a button to undo it, shown long enough to read and reach.</summary>
    /// <param name="action">The button's label.</param>
    /// <param name="key">The key with the same effect on the page, if any.</param>
    /// <param name="duration">Milliseconds.</param>
    /// <returns>The notification, to be removed if the action is undone another way.</returns>
    public static Snackbar? Offer(this ISnackbar snackbar, string title, string action, string? key, Func<Task> act, int duration = 12_000) =>
        snackbar.Add(Content(title, "kbd", key), Severity.Success, notice =>
        {
            notice.VisibleStateDuration = duration;
            notice.Action = action;
            notice.ActionVariant = Variant.Outlined;
            notice.ActionColor = Color.Inherit;
            notice.OnClick = _ => act();
        });

    /// <param name="element">The element that holds the content after the title.</param>
    private static RenderFragment Content(string title, string element, string? behind) => builder =>
    {
        builder.OpenElement(0, "strong");
        builder.AddContent(1, title);
        builder.CloseElement();
        if (string.IsNullOrEmpty(behind))
            return;
        builder.AddMarkupContent(2, " ");
        builder.OpenElement(3, element);
        builder.AddContent(4, behind);
        builder.CloseElement();
    };
}
