using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace BlogApp.Features.Jobs.Pages.Details;

/// <summary>The details of one job, beside the list. Shown as long as the address names a job.</summary>
public sealed partial class JobDrawer
{
    private ElementReference _panel;
    private string? _shown;

    [Parameter, EditorRequired] public JobState State { get; set; } = null!;

    /// <summary>The open panel; null: the overview.</summary>
    [Parameter] public string? Show { get; set; }

    [Parameter] public EventCallback OnClose { get; set; }
    [Parameter] public RenderFragment? ChildContent { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender && _shown == Show)
            return;
        _shown = Show;
        // What had the focus is gone with the former panel. The schedule's form moves it to its field.
        if (Show != JobsPage.EditPanel)
            await _panel.FocusAsync();
    }

    private Task KeyAsync(KeyboardEventArgs key) => key.Key == "Escape" ? OnClose.InvokeAsync() : Task.CompletedTask;
}
