using BlogApp.Data.Accounts;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Identity;

namespace BlogApp.Features.Accounts.Users;

/// <summary>Length makes a password strong. Composition rules only make it hard to remember.</summary>
internal static class PasswordRules
{
    public const int MinLength = 12;

    /// <summary>Far more than a person types, but not megabytes to hash.</summary>
    public const int MaxLength = 200;

    /// <summary>English text, the key of its translation.</summary>
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
        // The user name is the e-mail address, which is not limited to a list of characters.
        options.User.AllowedUserNameCharacters = "";
    }
}
