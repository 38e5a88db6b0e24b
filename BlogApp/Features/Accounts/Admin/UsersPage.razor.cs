using BlogApp.Components.Dialogs;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Sessions;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Options;
using MudBlazor;

namespace BlogApp.Features.Accounts.Admin;

/// <summary>The accounts: list, add, rename, change the role, lock, reset the password, delete.</summary>
public sealed partial class UsersPage
{
    private const int PageSize = 50;
    private static readonly DialogOptions s_options = new() { CloseOnEscapeKey = true, MaxWidth = MaxWidth.Small, FullWidth = true };

    private UserList? _list;
    private long _me;
    private string? _session;
    private bool _adding, _busy;

    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject] private UserDirectory Users { get; set; } = null!;

    [Inject] private UserChanges Changes { get; set; } = null!;

    [Inject] private IServiceScopeFactory Scopes { get; set; } = null!;

    [Inject] private IOptionsMonitor<SiteSettings> Site { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Toasts { get; set; } = null!;

    private int Page => Components.Shared.TablePager.Parse(PageText);

    protected override async Task OnParametersSetAsync()
    {
        var user = (await Authentication).User;
        (_me, _session) = (user.UserId() ?? 0, user.SessionId());
        await LoadAsync();
    }

    private async Task LoadAsync() => _list = await Users.ListAsync(Page, PageSize, CancellationToken.None);

    private async Task AddedAsync(string? email)
    {
        _adding = false;
        if (email is null)
            return;
        Toasts.Notify(Severity.Success, Words["User added"], email);
        await LoadAsync();
    }

    private Task EditAsync(UserRow user) =>
        AskAsync<EditUserDialog>(Words["Name and role of {0}", user.Name], new() { { dialog => dialog.User, user }, { dialog => dialog.By, _me } }, Words["Account changed"]);

    private Task GiveAsync(UserRow user, bool claims) => AskAsync<GiveDialog>(claims ? Words["Is {0} one person with an account?", user.Name] : Words["Delete {0}?", user.Name],
        new() { { dialog => dialog.User, user }, { dialog => dialog.By, _me }, { dialog => dialog.Claims, claims } }, claims ? Words["Author and account are one"] : Words["Account deleted"]);

    private Task ShowSessionsAsync(UserRow user) =>
        AskAsync<SessionsDialog>(Words["Where {0} is signed in", user.Name], new() { { dialog => dialog.UserId, user.Id }, { dialog => dialog.By, _me }, { dialog => dialog.Current, _session } }, "");

    private async Task MakeLinkAsync(UserRow user)
    {
        if (!await Dialogs.ConfirmAsync(Words["Make a link to set the password of {0}?", user.Name], Words["Whoever opens it can set the password of {0} and sign in. You hand it over yourself.", user.Email],
                Words["Make the link"], Words["Cancel"]))
            return;
        await using var scope = Scopes.CreateAsyncScope();
        var links = scope.ServiceProvider.GetRequiredService<PasswordLinks>();
        if (await links.IssueAsync(user.Id, _me, CancellationToken.None) is not { } link)
        {
            await LoadAsync();
            return;
        }
        await AskAsync<LinkDialog>(Words["A link for {0}", user.Name], new() { { dialog => dialog.Link, Site.CurrentValue.Absolute(link, Navigation.BaseUri) }, { dialog => dialog.Hours, links.Hours } }, "");
    }

    /// <summary>Shows a dialog. If it was not cancelled, reports success and reloads the list.</summary>
    private async Task AskAsync<TDialog>(string title, DialogParameters<TDialog> parameters, string done) where TDialog : Microsoft.AspNetCore.Components.IComponent
    {
        var shown = await Dialogs.ShowAsync<TDialog>(title, parameters, s_options);
        if (await shown.Result is not { Canceled: false })
            return;
        Toasts.Notify(Severity.Success, done);
        await LoadAsync();
    }

    private async Task ChangeLockAsync(UserRow user)
    {
        var locking = !Locked(user.State);
        if (locking && !await Dialogs.ConfirmAsync(Words["Lock {0} ({1})?", user.Name, user.Email], Words["Signs the user out everywhere at once and keeps them out until you unlock the account. Articles stay as they are."],
                Words["Lock this account"], Words["Cancel"], danger: true))
            return;
        _busy = true;
        try
        {
            var problem = await Changes.SetLockedAsync(user.Id, locking, _me, CancellationToken.None);
            if (problem is not null)
                Toasts.Notify(Severity.Error, problem.In(Words));
            else
                Toasts.Notify(Severity.Success, locking ? Words["Account locked"] : Words["Account unlocked"], user.Email);
            await LoadAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    private static bool Locked(UserState state) => state is UserState.Locked or UserState.LockedForAWhile;

    private string RoleName(string role) => role == Role.Admin ? Words["Administrator"] : role == Role.Author ? Words["Author"] : role;

    private string InWords(UserState state) => state switch
    {
        UserState.Active => Words["Active"],
        UserState.LockedForAWhile => Words["Locked for ten minutes"],
        UserState.Locked => Words["Locked"],
        _ => Words["Cannot sign in"],
    };

    private static string Tone(UserState state) => state switch
    {
        UserState.Active => "good",
        UserState.NoPassword => "quiet",
        _ => "bad",
    };
}
