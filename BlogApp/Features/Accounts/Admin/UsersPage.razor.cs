using BlogApp.Components.Shared;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Users;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace BlogApp.Features.Accounts.Admin;

/// <summary>Who may sign in: list, add, lock, unlock.</summary>
public sealed partial class UsersPage
{
    private const int PageSize = 50;

    private UserList? _list;
    private long _me;
    private bool _adding, _busy;

    [SupplyParameterFromQuery(Name = "page")] private string? PageText { get; set; }

    [CascadingParameter] private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject] private UserDirectory Users { get; set; } = null!;

    [Inject] private IDialogService Dialogs { get; set; } = null!;

    [Inject] private ISnackbar Toasts { get; set; } = null!;

    private int Page => Components.Shared.TablePager.Parse(PageText);

    protected override async Task OnParametersSetAsync()
    {
        _me = (await Authentication).User.UserId() ?? 0;
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

    private async Task ChangeLockAsync(UserRow user)
    {
        var locking = !Locked(user.State);
        if (locking && !await Dialogs.ConfirmAsync(Words["Lock {0} ({1})?", user.Name, user.Email], Words["Signs the user out everywhere within a minute and keeps them out until you unlock the account. Articles stay as they are."],
                Words["Lock this account"], Words["Cancel"], danger: true))
            return;
        _busy = true;
        try
        {
            await Users.SetLockedAsync(user.Id, locking, _me);
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
