using BlogApp.Data.Accounts;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Identity;

namespace BlogApp.Features.Accounts.Users;

/// <summary>Checks besides the minimum length: not the e-mail address itself, and not too long.</summary>
internal sealed class PasswordLimits : IPasswordValidator<BlogUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<BlogUser> manager, BlogUser user, string? password)
    {
        if (password?.Length > PasswordRules.MaxLength)
            return Failed("PasswordTooLong", Phrase.Format("Accepts at most {0} characters.", PasswordRules.MaxLength));
        if (string.Equals(password?.Trim(), user.Email?.Trim(), StringComparison.OrdinalIgnoreCase))
            return Failed("PasswordIsEmail", Phrase.Format("Must not be the e-mail address."));
        return Task.FromResult(IdentityResult.Success);
    }

    private static Task<IdentityResult> Failed(string code, Phrase description) =>
        Task.FromResult(IdentityResult.Failed(new IdentityError { Code = code, Description = description.ToString() }));
}
