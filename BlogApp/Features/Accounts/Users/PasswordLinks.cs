using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Sessions;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Accounts.Users;

/// <summary>
/// One-time links to set a new password. Nothing of them is stored: a link is encrypted together with the account's
/// security stamp. So it becomes invalid with its first use, with any other password change, when the account is signed
/// out everywhere, and after its hours.
/// </summary>
internal sealed class PasswordLinks(
    UserManager<BlogUser> users, IPasswordHasher<BlogUser> hasher, UserSessions sessions, BlogDbContext database,
    IDataProtectionProvider protection, IOptionsMonitor<AccountSettings> settings, TimeProvider clock)
{
    public const string Address = "/account/reset";

    private const int LongestToken = 1000;
    private readonly IDataProtector _protector = protection.CreateProtector("BlogApp.Accounts.PasswordLink");

    /// <summary>Hours that a link lasts.</summary>
    public int Hours => settings.CurrentValue.ResetLinkHours;

    /// <summary>A link for the account, from the root.</summary>
    /// <param name="by">The admin who hands it over; null on the server's console.</param>
    /// <returns>Null when the account is gone, locked, or has no e-mail address to sign in with.</returns>
    public async Task<string?> IssueAsync(long userId, long? by, CancellationToken cancellationToken)
    {
        if (await users.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) is not { Email: not null } user || IsLocked(user))
            return null;
        if (by is not null)
        {
            database.Audit(clock.GetUtcNow().UtcDateTime, by, "user.reset-link", user.Email);
            await database.SaveChangesAsync(cancellationToken);
        }
        var ends = clock.GetUtcNow().AddHours(Hours).ToUnixTimeSeconds();
        var sealedWords = _protector.Protect(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{user.Id}|{ends}|{user.SecurityStamp}")));
        return $"{Address}?token={Base64Url.EncodeToString(sealedWords)}";
    }

    /// <summary>The account whose password the token can set now; null if the token is invalid.</summary>
    public async Task<BlogUser?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (Open(token) is not { } opened || opened.Ends <= clock.GetUtcNow().ToUnixTimeSeconds())
            return null;
        return await users.Users.SingleOrDefaultAsync(u => u.Id == opened.UserId, cancellationToken) is { } user && user.SecurityStamp == opened.Stamp && !IsLocked(user) ? user : null;
    }

    /// <summary>Sets the password and ends all sessions of the account. Of two uses at once one succeeds.</summary>
    /// <param name="user">As <see cref="FindAsync"/> gave it.</param>
    /// <returns>Errors in words, about the password; nothing was changed then.</returns>
    public async Task<IdentityResult> UseAsync(BlogUser user, string password)
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } refusal)
                return refusal;
        }
        user.PasswordHash = hasher.HashPassword(user, password);
        user.PasswordIsDue = false;
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        database.Audit(clock.GetUtcNow().UtcDateTime, user.Id, "user.reset", user.Email!);
        var saved = await users.UpdateSecurityStampAsync(user);
        if (saved.Succeeded)
            await sessions.EndAllAsync(user.Id);
        return saved;
    }

    private bool IsLocked(BlogUser user) => UserStates.IsLocked(user.LockoutEnd, clock.GetUtcNow());

    private (long UserId, long Ends, string Stamp)? Open(string? token)
    {
        if (token is not { Length: > 0 and < LongestToken } || !Base64Url.IsValid(token))
            return null;
        try
        {
            var parts = Encoding.UTF8.GetString(_protector.Unprotect(Base64Url.DecodeFromChars(token))).Split('|');
            return (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture), parts[2]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
