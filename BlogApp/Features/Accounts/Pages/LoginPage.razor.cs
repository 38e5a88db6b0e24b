using System.ComponentModel.DataAnnotations;
using BlogApp.Components.Shared;
using BlogApp.Features.Accounts.SignIn;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Accounts.Pages;

public sealed partial class LoginPage
{
    private bool _failed;

    [SupplyParameterFromForm] private LoginForm Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "returnUrl")] private string? Target { get; set; }

    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [Inject] private SignInAttempt Attempt { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override void OnInitialized()
    {
        Form ??= new LoginForm();
        if (HttpMethods.IsGet(Context.Request.Method) && Context.User.Identity?.IsAuthenticated == true)
            Navigation.GoTo(ReturnUrl.Local(Target));
    }

    private async Task SignInAsync()
    {
        _failed = !await Attempt.TryAsync(Form.Email.Trim(), Form.Password, Form.Keep, Context.RequestAborted);
        if (_failed)
            ForgetPassword();
        else
            Navigation.GoTo(ReturnUrl.Local(Target));
    }

    /// <summary>A password is never sent back into the page.</summary>
    private void ForgetPassword() => Form.Password = "";

    private sealed class LoginForm
    {
        [Required(ErrorMessage = "Please enter your e-mail address."), StringLength(254, ErrorMessage = "An e-mail address has at most 254 characters.")]
        public string Email { get; set; } = "";

        [Required(ErrorMessage = "Please enter your password."), StringLength(PasswordRules.MaxLength, ErrorMessage = "A password has at most 200 characters.")]
        public string Password { get; set; } = "";

        public bool Keep { get; set; }
    }
}
