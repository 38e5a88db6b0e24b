using System.ComponentModel.DataAnnotations;
using BlogApp.Components.Shared;
using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Site;
using BlogApp.Features.Accounts.Sessions;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Accounts.Pages;

public sealed partial class PasswordPage
{
    private bool _changed;
    private EditContext _edit = null!;

    [SupplyParameterFromForm] private PasswordForm Form { get; set; } = null!;

    /// <summary>Where someone was going whose password is due.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")] private string? Target { get; set; }

    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [Inject] private SignInManager<BlogUser> SignIn { get; set; } = null!;

    [Inject] private UserSessions Sessions { get; set; } = null!;

    [Inject] private BlogDbContext Database { get; set; } = null!;

    [Inject] private TimeProvider Clock { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override void OnInitialized()
    {
        Form ??= new PasswordForm();
        _edit = new EditContext(Form);
    }

    private async Task ChangeAsync()
    {
        if (await SignIn.UserManager.GetUserAsync(Context.User) is not { } user)
        {
            Navigation.GoTo("/account/login");
            return;
        }
        // The account is saved by this context, and the entry with it.
        Database.Audit(Clock.GetUtcNow().UtcDateTime, user.Id, "user.password", user.Email ?? user.DisplayName);
        var result = await SignIn.UserManager.ChangePasswordAsync(user, Form.Current, Form.Password);
        if (result.Succeeded)
        {
            if (user.PasswordIsDue)
            {
                user.PasswordIsDue = false;
                await SignIn.UserManager.UpdateAsync(user);
            }
            // Nothing goes on from before: this browser begins a session too.
            var before = await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
            await Sessions.EndAllAsync(user.Id);
            await SignIn.SignInAsync(user, before.Properties?.IsPersistent == true);
            _changed = true;
            return;
        }
        foreach (var entry in Database.ChangeTracker.Entries<AuditEntry>().ToList())
            entry.State = EntityState.Detached;
        var messages = new ValidationMessageStore(_edit);
        foreach (var error in result.Errors)
            messages.Add(_edit.Field(error.Code == nameof(AccountErrors.PasswordMismatch) ? nameof(Form.Current) : nameof(Form.Password)), error.Description);
        ForgetPasswords();
    }

    /// <summary>A password is never sent back into the page.</summary>
    private void ForgetPasswords() => Form.Current = Form.Password = Form.Again = "";

    private sealed class PasswordForm
    {
        [Required(ErrorMessage = "Please enter your present password."), StringLength(PasswordRules.MaxLength, ErrorMessage = "Is not your password.")]
        public string Current { get; set; } = "";

        [Required(ErrorMessage = "Please enter a new password.")]
        [StringLength(PasswordRules.MaxLength, MinimumLength = PasswordRules.MinLength, ErrorMessage = "Needs at least 12 characters, and at most 200.")]
        public string Password { get; set; } = "";

        [Required(ErrorMessage = "Please enter the new password again."), Compare(nameof(Password), ErrorMessage = "Is not the same as above.")]
        public string Again { get; set; } = "";
    }
}
