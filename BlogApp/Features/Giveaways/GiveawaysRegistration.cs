using BlogApp.Components.Layout;
using BlogApp.Components.Slots;
using BlogApp.Features.Giveaways.Authoring;
using BlogApp.Features.Giveaways.Claiming;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Features.Giveaways.Editing;
using BlogApp.Features.Giveaways.Journal;
using BlogApp.Features.Giveaways.Live;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Features.Giveaways.Pages;
using BlogApp.Features.Giveaways.Studio;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Giveaways;

internal static class GiveawaysRegistration
{
    public static IServiceCollection AddGiveaways(this IServiceCollection services)
    {
        services.AddSettings<GiveawaysSettings>("Giveaways");
        services.AddSingleton<GiveawayCatalog>();
        services.AddSlotContent<GiveawayPart>(SlotPlace.ArticlePart);
        services.AddSlotContent<EditorGiveaway>(SlotPlace.EditorPart);
        services.AddSingleton(new StudioEntry(StudioSection.Authors, 60, "/studio/giveaways", Phrase.Key("Giveaways"), 'v', """<path d="M4 11h16v9H4zM3 7h18v4H3zM12 7v13M12 7c-2-4-6-4-6-1.5S9 7 12 7zm0 0c2-4 6-4 6-1.5S15 7 12 7z"/>"""));
        services.AddDeciding();
        services.AddClaiming();
        services.AddAuthoring();
        return services;
    }

    public static void MapGiveaways(this WebApplication app)
    {
        app.MapClaims();
        app.MapWinners();
    }

    private static void AddDeciding(this IServiceCollection services)
    {
        services.AddSingleton<ClaimJournal>();
        services.AddSingleton<ClaimBook>();
        services.AddSingleton<ClaimLiveStores>();
        services.AddSingleton<ClaimPump>();
        services.AddHostedService<GiveawayService>();
        services.AddHealthChecks().AddCheck<ClaimJournalHealthCheck>("claims");
    }

    private static void AddClaiming(this IServiceCollection services)
    {
        services.Configure<RouteOptions>(routes => routes.SetParameterPolicy<TicketConstraint>(TicketConstraint.Name));
        services.AddSingleton<ClaimLimit>();
        services.AddSingleton<ClaimWork>();
        services.AddSingleton<ReceiveClaim>();
        services.AddSingleton<ClaimStates>();
    }

    private static void AddAuthoring(this IServiceCollection services)
    {
        services.AddSingleton<GiveawayCommands>();
        services.AddSingleton<Substitutes>();
        services.AddSingleton<GiveawayQueries>();
        services.AddSingleton<ProofCheck>();
    }
}
