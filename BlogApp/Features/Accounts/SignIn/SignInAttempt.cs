using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Identity;

namespace BlogApp.Features.Accounts.SignIn;

/// <summary>
/// One sign-in attempt. Neither the answer nor its time reveals whether an account exists: every failure includes
/// hashing a password and takes the same time.
/// </summary>
internal sealed partial class SignInAttempt(
    UserManager<BlogUser> users, SignInManager<BlogUser> signIn, IPasswordHasher<BlogUser> hasher,
    BlogDbContext database, TimeProvider clock, ILogger<SignInAttempt> log)
{
    /// <summary>Longer than hashing (about 80 ms) and recording a failure.</summary>
    private static readonly TimeSpan FailureTime = TimeSpan.FromMilliseconds(400);

    /// <summary>The hash of a password that nobody can know.</summary>
    private static string? s_decoy;

    /// <returns>Whether the user is now signed in.</returns>
    public async Task<bool> TryAsync(string email, string password, bool keep, CancellationToken cancellationToken)
    {
        var start = clock.GetTimestamp();
        if (await CheckAsync(email, password) is { } user)
        {
            await signIn.SignInAsync(user, keep);
            return true;
        }
        if (FailureTime - clock.GetElapsedTime(start) is { Ticks: > 0 } rest)
            await Task.Delay(rest, clock, cancellationToken);
        return false;
    }

    private async Task<BlogUser?> CheckAsync(string email, string password)
    {
        var user = await users.FindByEmailAsync(email);
        if (user?.PasswordHash is null || await users.IsLockedOutAsync(user))
        {
            hasher.VerifyHashedPassword(user ?? new BlogUser(), Decoy(), password);
            return null;
        }
        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (result.IsLockedOut)
            await NoteLockoutAsync(user);
        return result.Succeeded ? user : null;
    }

    private async Task NoteLockoutAsync(BlogUser user)
    {
        Log.LockedOut(log, user.Id);
        database.Audit(clock.GetUtcNow().UtcDateTime, by: null, "user.lockout", user.Email!,
            Phrase.Format("{0:N0} wrong passwords", users.Options.Lockout.MaxFailedAccessAttempts).ToString());
        await database.SaveChangesAsync();
    }

    private string Decoy() => s_decoy ??= hasher.HashPassword(new BlogUser(), Guid.NewGuid().ToString());

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Account {UserId} is locked for a while after too many wrong passwords")]
        public static partial void LockedOut(ILogger logger, long userId);
    }
}
