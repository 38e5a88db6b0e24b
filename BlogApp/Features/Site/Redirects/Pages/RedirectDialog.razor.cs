using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace BlogApp.Features.Site.Redirects.Pages;

/// <summary>One redirect in a form. What is doubtful is saved when it is asked for again.</summary>
public sealed partial class RedirectDialog
{
    private string _from = "", _to = "";
    private bool _temporary, _busy;
    private IReadOnlyDictionary<string, Phrase> _errors = new Dictionary<string, Phrase>();
    private IReadOnlyList<Phrase> _warnings = [];
    private Phrase? _problem;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [CascadingParameter] private Task<AuthenticationState> SignedIn { get; set; } = null!;

    /// <summary>As it was when the form was opened.</summary>
    [Parameter, EditorRequired] public RedirectForm Opened { get; set; } = null!;

    [Inject] private RedirectCommands Commands { get; set; } = null!;

    protected override void OnInitialized() => (_from, _to, _temporary) = (Opened.From, Opened.To, Opened.Temporary);

    // What was asked is asked anew.
    private void Changed() => _warnings = [];

    private async Task SaveAsync()
    {
        if (_busy)
            return;
        _busy = true;
        try
        {
            var saved = await Commands.SaveAsync(Opened with { From = _from, To = _to, Temporary = _temporary }, (await SignedIn).User.UserId(), despite: _warnings.Count > 0, CancellationToken.None);
            (_errors, _warnings, _problem) = (saved.Errors, saved.Warnings, null);
            switch (saved.Result)
            {
                case RedirectResult.Saved: Dialog.Close(DialogResult.Ok(true)); break;
                case RedirectResult.Missing: _problem = Phrase.Format("This redirect is no longer there."); break;
                case RedirectResult.ChangedMeanwhile: _problem = Phrase.Format("Someone else has changed this redirect meanwhile. Look at it and try again."); break;
            }
        }
        finally
        {
            _busy = false;
        }
    }
}
