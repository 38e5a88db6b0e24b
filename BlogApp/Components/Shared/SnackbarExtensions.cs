using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BlogApp.Components.Shared;

internal static class SnackbarExtensions
{
    /// <summary>A notice that goes by itself.</summary>
    /// <param name="duration">Milliseconds.</param>
    public static void Notify(this ISnackbar snackbar, Severity severity, string title, string? detail = null, int duration = 4000) =>
        snackbar.Add(Content(title, detail), severity, notice => notice.VisibleStateDuration = duration);

    private static RenderFragment Content(string title, string? detail) => builder =>
    {
        builder.OpenElement(0, "strong");
        builder.AddContent(1, title);
        builder.CloseElement();
        if (string.IsNullOrEmpty(detail))
            return;
        builder.OpenElement(2, "div");
        builder.AddContent(3, detail);
        builder.CloseElement();
    };
}
