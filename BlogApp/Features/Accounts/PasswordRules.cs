using BlogApp.Data.Accounts;
using Microsoft.AspNetCore.Identity;

namespace BlogApp.Features.Accounts;

/// <summary>Length is what makes a password strong; rules of composition only make it hard to remember.</summary>
internal static class PasswordRules
{
    public const int MinLength = 12;

    /// <summary>Far above what a person types; hashing is not to be fed megabytes.</summary>
    public const int MaxLength = 200;

    public const string Help = "At least 12 characters. A few unrelated words make a good one.";

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

internal sealed class PasswordIsNotTheEmail : IPasswordValidator<BlogUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<BlogUser> manager, BlogUser user, string? password) =>
        Task.FromResult(string.Equals(password?.Trim(), user.Email?.Trim(), StringComparison.OrdinalIgnoreCase)
            ? IdentityResult.Failed(new IdentityError { Code = "PasswordIsEmail", Description = "The password must not be the e-mail address." })
            : IdentityResult.Success);
}
