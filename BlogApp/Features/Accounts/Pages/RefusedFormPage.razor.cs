using BlogApp.Features.Accounts.Forms;
using BlogApp.Platform.Security;
using Microsoft.AspNetCore.Components;

namespace BlogApp.Features.Accounts.Pages;

public sealed partial class RefusedFormPage
{
    private RefusedForm? _refused;
    private bool _ownMachine;
    private string _page = "/";

    [CascadingParameter] private HttpContext Context { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; set; } = null!;

    protected override void OnInitialized()
    {
        _refused = Context.Features.Get<RefusedForm>();
        if (_refused is null)
        {
            Navigation.NotFound();
            return;
        }
        Context.Response.StatusCode = StatusCodes.Status400BadRequest;
        _ownMachine = !Context.Request.IsHttps && SecureCookies.IsOwnMachine(Context.Request.Host.Host);
        // Where only a form is answered, there is no page to open.
        _page = Context.Request.Path == "/account/logout" ? "/studio" : Context.Request.Path + Context.Request.QueryString;
    }
}
