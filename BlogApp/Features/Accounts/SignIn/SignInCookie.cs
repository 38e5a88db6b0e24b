using BlogApp.Features.Accounts.Sessions;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Accounts.SignIn;

internal static class SignInCookie
{
    /// <summary>Cookie authentication, and the antiforgery cookie.</summary>
    public static void AddSignInCookie(this IServiceCollection services)
    {
        // Signing out covers all of Identity's schemes, so all are registered, although only one is used.
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<AccountCookies>(static (options, cookies) =>
        {
            options.Cookie.Name = cookies.Name;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.Path = cookies.Path;
            options.Cookie.SecurePolicy = cookies.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = UserSessions.Lifetime;
            options.SlidingExpiration = true;
            options.LoginPath = "/account/login";
            options.ReturnUrlParameter = "returnUrl";
            // Addresses inside have no folder.
            var redirect = options.Events.OnRedirectToLogin;
            options.Events.OnRedirectToLogin = leaving =>
            {
                if (leaving.Request.PathBase.Value is { Length: > 0 } folder)
                    leaving.RedirectUri = leaving.RedirectUri.Replace($"{options.ReturnUrlParameter}={Uri.EscapeDataString(folder + "/")}", options.ReturnUrlParameter + "=%2F", StringComparison.Ordinal);
                return redirect(leaving);
            };
            options.Events.OnSigningIn = SessionCookie.BeginAsync;
            options.Events.OnValidatePrincipal = SessionCookie.ValidateAsync;
            options.Events.OnSigningOut = static leaving => SessionCookie.EndAsync(leaving.HttpContext);
            options.Events.OnRedirectToAccessDenied = static redirect => PageAnswer.WithAsync<Pages.DeniedPage>(redirect.HttpContext);
        });
        // A locked account or a changed password ends all of the user's sessions within a minute.
        services.Configure<SecurityStampValidatorOptions>(static options =>
        {
            options.ValidationInterval = TimeSpan.FromMinutes(1);
            options.OnRefreshingPrincipal = SessionCookie.KeepAsync;
        });
        services.AddOptions<AntiforgeryOptions>().Configure<AccountCookies>(static (options, cookies) =>
        {
            options.Cookie = new FormsCookie(cookies.Secure)
            {
                Name = cookies.FormsName,
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = cookies.Path,
                IsEssential = true,
            };
        });
    }

    /// <summary>
    /// Always Secure, like <see cref="CookieSecurePolicy.Always"/>, but without the exception that this policy throws
    /// when TLS ends at a proxy and the request arrives on plain http.
    /// </summary>
    private sealed class FormsCookie(bool secure) : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = secure || context.Request.IsHttps;
            return options;
        }
    }
}
