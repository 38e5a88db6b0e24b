using Microsoft.AspNetCore.Antiforgery;

namespace BlogApp.Features.Accounts.Forms;

internal static class FormsRegistration
{
    public static void AddForms(this IServiceCollection services)
    {
        services.AddSingleton<AccountCookies>();
        services.AddSingleton<FormGuard>();
    }

    /// <summary>Refuses forged forms before any endpoint does, each of which would say it in its own way: most with nothing at all.</summary>
    public static void UseForms(this WebApplication app)
    {
        app.UseAntiforgery();
        app.Use(static (context, next) => context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
            ? context.RequestServices.GetRequiredService<FormGuard>().RefuseAsync(context)
            : next(context));
    }
}
