using BlogApp.Data.Accounts;
using BlogApp.Features.Languages;
using Microsoft.AspNetCore.Identity;

namespace BlogApp.Features.Accounts.Users;

/// <summary>Length is what makes a password strong; rules of composition only make it hard to remember.</summary>
internal static class PasswordRules
{
    public const int MinLength = 12;

    /// <summary>Far above what a person types; hashing is not to be fed megabytes.</summary>
    public const int MaxLength = 200;

    /// <summary>A key of words.</summary>
    public static string Help { get; } = Phrase.Key("At least 12 characters. A few unrelated words make a good one.");

    public static void Apply(IdentityOptions options)
    {
        options.Password.RequiredLength = MinLength;
        options.Password.RequiredUniqueChars = 1;
        options.Password.RequireDigit = false;
        options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = false;
        options.Password.RequireNonAlphanumeric = false;
        options.Lockout.MaxFailedAccessAttempts = 5;
        options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(10);
        options.User.RequireUniqueEmail = true;
        // The user name is the e-mail address, which knows no such list.
        options.User.AllowedUserNameCharacters = "";
    }
}

/// <summary>What length alone does not say: not the e-mail address itself, and not endless.</summary>
internal sealed class PasswordLimits : IPasswordValidator<BlogUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<BlogUser> manager, BlogUser user, string? password)
    {
        if (password?.Length > PasswordRules.MaxLength)
            return Failed("PasswordTooLong", Phrase.Of("Accepts at most {0} characters.", PasswordRules.MaxLength));
        if (string.Equals(password?.Trim(), user.Email?.Trim(), StringComparison.OrdinalIgnoreCase))
            return Failed("PasswordIsEmail", Phrase.Of("Must not be the e-mail address."));
        return Task.FromResult(IdentityResult.Success);
    }

    private static Task<IdentityResult> Failed(string code, Phrase description) =>
        Task.FromResult(IdentityResult.Failed(new IdentityError { Code = code, Description = description.ToString() }));
}

/// <summary>Identity's refusals as they stand under a field: in English, for the settings' report too; <see cref="FieldRefusal"/> says them in the reader's language.</summary>
internal sealed class AccountErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => new()
    {
        Code = nameof(PasswordTooShort),
        Description = Phrase.Of("Needs at least {0} characters.", length).ToString(),
    };

    public override IdentityError DuplicateEmail(string email) => new() { Code = nameof(DuplicateEmail), Description = Phrase.Key("There is an account with this address already.") };

    /// <summary>The user name is the e-mail address, so this says nothing new.</summary>
    public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

    public override IdentityError InvalidEmail(string? email) => new() { Code = nameof(InvalidEmail), Description = Phrase.Key("Is not an e-mail address.") };

    public override IdentityError PasswordMismatch() => new() { Code = nameof(PasswordMismatch), Description = Phrase.Key("Is not your password.") };
}
