using System.ComponentModel.DataAnnotations;
using BlogApp.Components.Shared;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Setup;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Setup;

public sealed partial class SetupPage
{
    private bool _open;
    private EditContext _edit = null!;

    [SupplyParameterFromForm] private SetupForm Form { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "token")] private string? Token { get; set; }

    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [Inject] private SetupLink Link { get; set; } = null!;

    [Inject] private NewAccount Accounts { get; set; } = null!;

    [Inject] private RawSql Sql { get; set; } = null!;

    [Inject] private SignInManager<BlogUser> SignIn { get; set; } = null!;

    [Inject] private IOptions<BootstrapSettings> Bootstrap { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override void OnInitialized()
    {
        Form ??= new SetupForm { Email = Bootstrap.Value.AdminEmail };
        _edit = new EditContext(Form);
        _open = Link.Fits(Token) && !NewAccount.AnyAdmin(Sql);
        if (_open)
            return;
        // The account is there and its link is used up: whoever has just made it, and comes back or reloads, goes on.
        if (Context.User.IsAdmin())
            Navigation.GoTo(SetupStep.Site.Address);
        else
            Navigation.NotFound();
    }

    private async Task CreateAsync()
    {
        BlogUser? created = null;
        var fitted = await Link.UseAsync(Token, async () => (created = await MakeAdminAsync()) is not null, Context.RequestAborted);
        if (!fitted)
            Navigation.NotFound();
        if (created is null)
        {
            ForgetPasswords();
            return;
        }
        await SignIn.SignInAsync(created, isPersistent: false);
        Navigation.GoTo(SetupStep.Site.Address);
    }

    private async Task<BlogUser?> MakeAdminAsync()
    {
        if (NewAccount.AnyAdmin(Sql))
            return null;
        var result = await Accounts.CreateAsync(Form.Email.Trim(), Form.Name.Trim(), Form.Password, [Role.Author, Role.Admin], by: null);
        if (result.Succeeded)
            return await SignIn.UserManager.FindByEmailAsync(Form.Email.Trim());
        Form.Show(result, new ValidationMessageStore(_edit));
        return null;
    }

    /// <summary>A password is never sent back into the page.</summary>
    private void ForgetPasswords() => Form.Password = Form.Again = "";

    private sealed class SetupForm : AccountForm
    {
        [Required(ErrorMessage = "Please enter the password again."), Compare(nameof(Password), ErrorMessage = "Is not the same as above.")]
        public string Again { get; set; } = "";
    }
}
