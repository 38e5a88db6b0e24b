using BlogApp.Components.Dialogs;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Sessions;
using BlogApp.Features.Media.Library;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;

namespace BlogApp.Features.Articles.Authors;

/// <summary>One's own: name, biography, picture, links, and sessions.</summary>
public sealed partial class ProfilePage
{
    private static readonly IReadOnlyDictionary<string, Phrase> s_fine = new Dictionary<string, Phrase>();

    private BlogUser? _user;
    private ProfileEdit? _saved;
    private MediaRow? _picture;
    private IReadOnlyList<UserSession>? _sessions;
    private IReadOnlyDictionary<string, Phrase> _problems = s_fine;
    private string _name = "", _slug = "", _biography = "", _links = "";
    private string? _shown, _session;
    private bool _busy;

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject] private AuthorProfiles Profiles { get; set; } = null!;

    [Inject] private AuthorQueries Authors { get; set; } = null!;

    [Inject] private MediaQueries Media { get; set; } = null!;

    [Inject] private UserSessions Sessions { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Toasts { get; set; } = null!;

    private ProfileEdit Edit => new(_name, _slug.Trim(), _biography, _picture?.Id, _links);

    private bool Dirty => _user is not null && Edit != _saved;

    protected override async Task OnInitializedAsync()
    {
        var me = (await Authentication).User;
        _session = me.SessionId();
        if (me.UserId() is not { } id)
            return;
        await ReadAsync(id);
        _sessions = await Sessions.ListAsync(id, CancellationToken.None);
    }

    private async Task ReadAsync(long id)
    {
        if (await Profiles.FindAsync(id, CancellationToken.None) is not { } user)
            return;
        _picture = user.PictureId is { } picture ? await Media.FindAsync(picture, CancellationToken.None) : null;
        (_name, _slug, _biography, _links) = (user.DisplayName, user.Slug ?? "", user.Biography, user.Links);
        _shown = user.Slug is { } slug && await Authors.FindAsync(slug, CancellationToken.None) is not null ? slug : null;
        (_user, _saved) = (user, Edit);
    }

    private void Choose(MediaRow? picture) => _picture = picture;

    private async Task SaveAsync()
    {
        if (_busy || _user is not { } user)
            return;
        _busy = true;
        try
        {
            _problems = await Profiles.SaveAsync(user.Id, Edit, CancellationToken.None);
            if (_problems.Count > 0)
                return;
            await ReadAsync(user.Id);
            Toasts.Notify(Severity.Success, Words["Profile saved"]);
        }
        finally
        {
            _busy = false;
        }
    }

    private Task EndAsync(string id) => EndingAsync(user => Sessions.EndOwnAsync(user, id));

    private Task EndOthersAsync() => EndingAsync(user => Sessions.EndOwnAsync(user, id: null, except: _session));

    private async Task EndingAsync(Func<long, Task> end)
    {
        if (_user is not { } user)
            return;
        _busy = true;
        try
        {
            await end(user.Id);
            _sessions = await Sessions.ListAsync(user.Id, CancellationToken.None);
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task AskBeforeLeavingAsync(LocationChangingContext leaving)
    {
        if (Dirty && !await Dialogs.ConfirmAsync(Words["Leave without saving?"], Words["What you changed in your profile is lost."], Words["Leave"], Words["Stay"], danger: true))
            leaving.PreventNavigation();
    }

    private string? Problem(string field) => _problems.TryGetValue(field, out var problem) ? problem.In(Words) : null;

    private string? Invalid(string field) => _problems.ContainsKey(field) ? "true" : null;

    private static string Text(ChangeEventArgs e) => e.Value as string ?? "";
}
