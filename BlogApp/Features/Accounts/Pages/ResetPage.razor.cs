using System.ComponentModel.DataAnnotations;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Users;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace BlogApp.Features.Accounts.Pages;

public sealed partial class ResetPage
{
    private bool _done;
    private BlogUser? _user;
    private EditContext _edit = null!;

    [SupplyParameterFromForm] private ResetForm Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "token")] private string? Token { get; set; }

    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [Inject] private PasswordLinks Links { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new ResetForm();
        _edit = new EditContext(Form);
        _user = await Links.FindAsync(Token, Context.RequestAborted);
        if (_user is null)
            Context.Response.StatusCode = StatusCodes.Status410Gone;
    }

    private async Task SetAsync()
    {
        // Another use came first: the page says that the link is over.
        if (_user is not { } user)
            return;
        var result = await Links.UseAsync(user, Form.Password);
        if (result.Succeeded)
        {
            _done = true;
            return;
        }
        var messages = new ValidationMessageStore(_edit);
        foreach (var error in result.Errors)
            messages.Add(_edit.Field(nameof(Form.Password)), error.Description);
        ForgetPasswords();
    }

    /// <summary>A password is never sent back into the page.</summary>
    private void ForgetPasswords() => Form.Password = Form.Again = "";

    private sealed class ResetForm
    {
        [Required(ErrorMessage = "Please enter a new password.")]
        [StringLength(PasswordRules.MaxLength, MinimumLength = PasswordRules.MinLength, ErrorMessage = "Needs at least 12 characters, and at most 200.")]
        public string Password { get; set; } = "";

        [Required(ErrorMessage = "Please enter the new password again."), Compare(nameof(Password), ErrorMessage = "Is not the same as above.")]
        public string Again { get; set; } = "";
    }
}
