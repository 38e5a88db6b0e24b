using BlogApp.Data.Accounts;

namespace BlogApp.Features.Accounts.Users;

public enum UserState
{
    Active,

    /// <summary>After wrong passwords; it ends by itself.</summary>
    LockedForAWhile,

    /// <summary>By an admin.</summary>
    Locked,

    /// <summary>Someone who is named as an author but cannot sign in.</summary>
    NoPassword,
}

internal static class UserStates
{
    public static UserState Of(BlogUser user, DateTimeOffset now) => user switch
    {
        { LockoutEnd: var end } when IsLocked(end, now) => UserState.Locked,
        { LockoutEnd: { } end } when end > now => UserState.LockedForAWhile,
        { PasswordHash: null } => UserState.NoPassword,
        _ => UserState.Active,
    };

    /// <summary>Whether an admin locked the account: until someone unlocks it.</summary>
    public static bool IsLocked(DateTimeOffset? lockoutEnd, DateTimeOffset now) => lockoutEnd is { } end && end > now.AddYears(10);
}
