using BlogApp.Features.Jobs;
using BlogApp.Features.Site.Redirects.Csv;
using BlogApp.Features.Site.Redirects.Missing;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Site.Redirects;

internal static class RedirectsRegistration
{
    internal static IServiceCollection AddRedirects(this IServiceCollection services)
    {
        services.AddSettings<RedirectSettings>("Redirects");
        services.AddSingleton<RedirectHits>();
        services.AddSingleton<MissingAddresses>();
        services.AddSingleton<RedirectLookup>();
        services.AddSingleton<RedirectListQuery>();
        services.AddSingleton<RedirectCommands>();
        services.AddSingleton<RedirectCsvImport>();
        services.AddHostedService<SaveRedirectHitsAtStop>();
        services.AddScheduledJob<SaveRedirectHits>(SaveRedirectHits.JobName, Phrase.Key("Save the hits of redirects"), Phrase.Key("Writes how often redirects were followed and which addresses were missed; both wait in memory until then"), "45 */5 * * * ?");
        return services.AddScheduledJob<ForgetMissing>(ForgetMissing.JobName, Phrase.Key("Forget missing addresses"), Phrase.Key("Lets go of addresses without a page that nobody asked for in a long time"), "0 20 3 * * ?");
    }

    /// <summary>Before the page cache.</summary>
    public static void UseRedirects(this WebApplication app) => app.Use(app.Services.GetRequiredService<RedirectLookup>().LeadOnAsync);

    internal static void MapRedirects(this WebApplication app) => RedirectCsvEndpoint.Map(app);
}
