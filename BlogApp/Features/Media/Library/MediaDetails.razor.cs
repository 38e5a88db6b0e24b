using BlogApp.Components.Dialogs;
using BlogApp.Components.Shared;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using MudBlazor;

namespace BlogApp.Features.Media.Library;

/// <summary>One file: its description, its uses, its Markdown.</summary>
public sealed partial class MediaDetails
{
    private ElementReference _input, _title;
    private string _alt = "";
    private string? _problem;
    private bool _busy, _copied;
    private IReadOnlyList<MediaUse>? _uses;

    [Parameter, EditorRequired] public MediaRow File { get; set; } = null!;

    /// <summary>The address to go to when closing.</summary>
    [Parameter, EditorRequired] public string CloseAddress { get; set; } = "";

    /// <summary>Whether it was opened by a choice, and so takes the focus.</summary>
    [Parameter] public bool Focused { get; set; }

    [Parameter] public EventCallback OnChanged { get; set; }
    [Parameter] public EventCallback OnDeleted { get; set; }

    [Inject] private MediaCommands Commands { get; set; } = null!;
    [Inject] private MediaUses Uses { get; set; } = null!;
    [Inject] private IDialogService Dialogs { get; set; } = null!;
    [Inject] private ISnackbar Toasts { get; set; } = null!;
    [Inject] private AuthenticationStateProvider Authentication { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;
    [Inject] private IJSRuntime Script { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _alt = File.Alt;
        _uses = await Uses.FindAsync(File.Id, File.Name, CancellationToken.None);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        if (File.IsPicture && File.Alt.Length == 0)
            await _input.FocusAsync(preventScroll: !Focused);
        else if (Focused)
            await _title.FocusAsync();
    }

    // Unsaved input is not discarded by a single key.
    private void CloseOnEscape(KeyboardEventArgs e)
    {
        if (e.Key is "Escape" && _alt.Trim() == File.Alt)
            Navigation.GoTo(CloseAddress);
    }

    private async Task SaveAsync()
    {
        _busy = true;
        _problem = await Commands.DescribeAsync(File.Id, _alt, await MeAsync(), CancellationToken.None);
        _busy = false;
        if (_problem is not null)
            return;
        Toasts.Notify(Severity.Success, Words["Description saved"], Words["Articles keep the words they were written with."]);
        await OnChanged.InvokeAsync();
    }

    private async Task<long> MeAsync() =>
        (await Authentication.GetAuthenticationStateAsync()).User.UserId() ?? throw new InvalidOperationException("Nobody is signed in.");

    private async Task CopyAsync()
    {
        try
        {
            await Script.InvokeVoidAsync("navigator.clipboard.writeText", File.Markdown);
            _copied = true;
        }
        catch (JSException)
        {
            Toasts.Notify(Severity.Warning, Words["The browser did not allow copying"], Words["Select the text and copy it."]);
        }
    }

    private async Task DeleteAsync()
    {
        var past = _uses?.Count > 0;
        if (!await Dialogs.ConfirmAsync(Words["Delete {0}?", File.OriginalName], past ? Words["Earlier revisions show it: restoring one of them will leave a gap. The file cannot be brought back."] : Words["The file cannot be brought back."],
                Words["Delete this file"], Words["Cancel"], danger: true))
            return;
        _busy = true;
        try
        {
            _uses = await Commands.DeleteAsync(File.Id, alsoFromThePast: past, await MeAsync(), CancellationToken.None);
        }
        finally
        {
            _busy = false;
        }
        if (_uses.Count == 0)
            await OnDeleted.InvokeAsync();
        else
            Toasts.Notify(Severity.Warning, Words["Not deleted"], Words["It has come into use meanwhile."]);
    }
}
