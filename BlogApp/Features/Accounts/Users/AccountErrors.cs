using BlogApp.Data.Accounts;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Identity;

namespace BlogApp.Features.Accounts.Users;

/// <summary>
/// Identity's errors as shown below a field. In English, because the settings report uses them as well; <see
/// cref="FieldRefusal"/> translates them.
/// </summary>
internal sealed class AccountErrors : IdentityErrorDescriber
{
    public override IdentityError PasswordTooShort(int length) => new()
    {
        Code = nameof(PasswordTooShort),
        Description = Phrase.Format("Needs at least {0} characters.", length).ToString(),
    };

    public override IdentityError DuplicateEmail(string email) => new() { Code = nameof(DuplicateEmail), Description = Phrase.Key("There is an account with this address already.") };

    /// <summary>The user name is the e-mail address, so this is the same error.</summary>
    public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

    public override IdentityError InvalidEmail(string? email) => new() { Code = nameof(InvalidEmail), Description = Phrase.Key("Is not an e-mail address.") };

    public override IdentityError PasswordMismatch() => new() { Code = nameof(PasswordMismatch), Description = Phrase.Key("Is not your password.") };
}
