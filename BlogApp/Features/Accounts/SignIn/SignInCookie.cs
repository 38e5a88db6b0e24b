using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Accounts.SignIn;

internal static class SignInCookie
{
    /// <summary>Signing in by cookie, and the cookie that guards forms against forged requests.</summary>
    public static void AddSignInCookie(this IServiceCollection services)
    {
        // Ending a session signs out of all of Identity's schemes, so all are there, though only one is in use.
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<IHostEnvironment>(static (options, environment) =>
        {
            options.Cookie.Name = AccountCookies.Name(environment);
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.Path = "/";
            options.Cookie.SecurePolicy = environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
            options.SlidingExpiration = true;
            options.LoginPath = "/account/login";
            options.ReturnUrlParameter = "returnUrl";
            options.Events.OnValidatePrincipal = ValidateAsync;
            options.Events.OnRedirectToAccessDenied = static redirect => PageAnswer.WithAsync<Pages.DeniedPage>(redirect.HttpContext);
        });
        // A locked account or a changed password ends every session of that user within a minute.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        services.AddOptions<AntiforgeryOptions>().Configure<IHostEnvironment>(static (options, environment) =>
        {
            options.Cookie = new FormsCookie(secure: !environment.IsDevelopment())
            {
                Name = AccountCookies.FormsName(environment),
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                IsEssential = true,
            };
        });
    }

    /// <summary>While the database is away nobody can be asked: whoever was signed in stays so until it is back.</summary>
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        try
        {
            await SecurityStampValidator.ValidatePrincipalAsync(context);
        }
        catch (StoreAwayException)
        {
            // Else the page that says so could not be shown either.
        }
    }

    /// <summary>
    /// Always Secure, like <see cref="CookieSecurePolicy.Always"/>, but without the exception that policy throws when
    /// TLS ends at a proxy and the request itself arrives on plain http.
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
