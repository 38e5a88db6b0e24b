using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Setup;
using BlogApp.Features.Accounts.SignIn;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace BlogApp.Features.Accounts;

internal static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<BlogUser>(PasswordRules.Apply)
            .AddRoles<IdentityRole<long>>()
            .AddEntityFrameworkStores<BlogDbContext>()
            .AddPasswordValidator<PasswordLimits>()
            .AddClaimsPrincipalFactory<BlogPrincipalFactory>()
            .AddErrorDescriber<AccountErrors>()
            .AddSignInManager();
        services.AddSettings<AccountSettings>("Accounts");
        services.AddSignInCookie();
        services.AddSignInLimit();
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddSingleton<SetupLink>();
        services.AddHostedService<FirstAdmin>();
        services.AddScoped<SignInAttempt>();
        services.AddScoped<NewAccount>();
        services.AddSingleton<UserDirectory>();
        return services;
    }

    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    public static void MapAccounts(this WebApplication app) => app.MapSignOut();
}
