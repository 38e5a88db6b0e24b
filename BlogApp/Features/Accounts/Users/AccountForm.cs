using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;

namespace BlogApp.Features.Accounts.Users;

/// <summary>The fields needed to create an account.</summary>
internal class AccountForm
{
    [Required(ErrorMessage = "Please enter a name."), StringLength(100, ErrorMessage = "Accepts at most 100 characters.")]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Please enter an e-mail address."), StringLength(254, ErrorMessage = "Accepts at most 254 characters.")]
    [RegularExpression(@"\s*[^\s@]+@[^\s@]+\s*", ErrorMessage = "Is not an e-mail address.")]
    public string Email { get; set; } = "";

    [Required(ErrorMessage = "Please enter a password."), StringLength(PasswordRules.MaxLength, MinimumLength = PasswordRules.MinLength, ErrorMessage = "Needs at least 12 characters, and at most 200.")]
    public string Password { get; set; } = "";

    /// <summary>Shows an error below its field.</summary>
    public void Show(IdentityResult refusal, ValidationMessageStore messages)
    {
        foreach (var error in refusal.Errors.DistinctBy(e => e.Description))
            messages.Add(new FieldIdentifier(this, error.Code.StartsWith("Password", StringComparison.Ordinal) ? nameof(Password) : nameof(Email)), error.Description);
    }
}
