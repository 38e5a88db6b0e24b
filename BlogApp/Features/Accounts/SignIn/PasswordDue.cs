using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;

namespace BlogApp.Features.Accounts.SignIn;

/// <summary>
/// Users who signed in with a password that someone else chose must change it first: pages that need an account
/// redirect to the password page, and all others treat them as anonymous.
/// </summary>
internal static class PasswordDue
{
    public const string ClaimType = "password_due";

    public const string Address = "/account/password";

    public static bool PasswordIsDue(this ClaimsPrincipal user) => user.HasClaim(static claim => claim.Type == ClaimType);

    /// <summary>Comes after authentication and routing, before authorization.</summary>
    public static void UsePasswordDue(this WebApplication app) => app.Use(static (context, next) =>
    {
        if (!context.User.PasswordIsDue() || context.GetEndpoint() is not { } endpoint || IsOpen(context, endpoint))
            return next(context);
        if (endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null)
        {
            var target = HttpMethods.IsGet(context.Request.Method) ? QueryString.Create("returnUrl", context.Request.Path + context.Request.QueryString) : QueryString.Empty;
            context.Response.Redirect(Address + target.ToUriComponent());
            return Task.CompletedTask;
        }
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        return next(context);
    });

    private static bool IsOpen(HttpContext context, Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type == typeof(Pages.PasswordPage) || context.Request.Path.Equals(SignOut.Address, StringComparison.OrdinalIgnoreCase);
}
