using BlogApp.Components.Moments;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace BlogApp.Features.Jobs.Pages.Pausing;

/// <summary>Asks for the reason and the end of a pause, and stays open until the pause is made.</summary>
public sealed partial class PauseDialog
{
    private ElementReference _first;
    private string _reason = "";
    private MomentEntry _until;
    private string? _problem;
    private bool _busy;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    /// <summary>Makes the pause; returns why it could not be made.</summary>
    [Parameter, EditorRequired] public Func<string?, DateTimeOffset?, Task<string?>> Pause { get; set; } = null!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
            await _first.FocusAsync();
    }

    private async Task PauseAsync()
    {
        _problem = _until.Unclear ? Words["Enter the end with date and time, or leave both empty."].Value : null;
        if (_problem is not null || _busy)
            return;
        _busy = true;
        _problem = await Pause(_reason, _until.Utc is { } utc ? new DateTimeOffset(utc, TimeSpan.Zero) : null);
        _busy = false;
        if (_problem is null)
            Dialog.Close();
    }
}
