using BlogApp.Components.Layout;
using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Forms;
using BlogApp.Features.Accounts.Sessions;
using BlogApp.Features.Accounts.Setup;
using BlogApp.Features.Accounts.SignIn;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
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
        services.AddSingleton(new StudioEntry(StudioSection.Admins, 50, "/admin/users", Phrase.Key("Users"), 'u', """<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c.6-4 3.2-6 6.5-6s5.9 2 6.5 6M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.5c2 .8 3.2 2.600 3.5 5.5"/>"""));
        services.AddSettings<AccountSettings>("Accounts");
        services.AddForms();
        services.AddSignInCookie();
        services.AddSignInLimit();
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitAuthentication>();
        services.AddSingleton<SetupLink>();
        services.AddHostedService<FirstAdmin>();
        services.AddHostedService<MissingSlugs>();
        services.AddScoped<SignInAttempt>();
        services.AddScoped<NewAccount>();
        services.AddScoped<PasswordLinks>();
        services.AddSingleton<UserDirectory>();
        services.AddSingleton<UserChanges>();
        services.AddSingleton<AuthorMoves>();
        services.AddSingleton<SessionEnds>();
        services.AddSingleton<UserSessions>();
        services.AddScoped<CircuitHandler, EndedCircuits>();
        return services;
    }

    public static void UseAccounts(this WebApplication app)
    {
        app.UseAuthentication();
        app.UsePasswordDue();
        app.UseRateLimiter();
        app.UseAuthorization();
    }

    public static void MapAccounts(this WebApplication app) => app.MapSignOut();
}
