using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.SignIn;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Radzen;

namespace BlogApp.Features.Accounts;

internal static class AccountsRegistration
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<BlogUser>(PasswordRules.Apply)
            .AddRoles<IdentityRole<long>>()
            .AddEntityFrameworkStores<BlogDbContext>()
            .AddPasswordValidator<PasswordIsNotTheEmail>()
            .AddClaimsPrincipalFactory<BlogPrincipalFactory>()
            .AddSignInManager();
        services.AddSignInCookie();
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddHostedService<FirstAdmin>();
        services.AddScoped<SignInAttempt>();
        services.AddScoped<NewAccount>();
        services.AddRadzenComponents();
        return services;
    }

    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapAccounts(this WebApplication app) => app.MapSignOut();
}
