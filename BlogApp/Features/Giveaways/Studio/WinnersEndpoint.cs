using System.Security.Claims;
using BlogApp.Data.Accounts;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Giveaways.Authoring;
using BlogApp.Features.Site.Redirects.Csv;

namespace BlogApp.Features.Giveaways.Studio;

/// <summary><c>GET /studio/giveaways/{id}/winners.csv</c>.</summary>
internal static class WinnersEndpoint
{
    public static void MapWinners(this WebApplication app) =>
        app.MapGet("/studio/giveaways/{id:long}/winners.csv", GetAsync).RequireAuthorization(policy => policy.RequireRole(Role.Author, Role.Admin));

    private static async Task<IResult> GetAsync(long id, GiveawayQueries queries, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(id, Actor.FromUser(user), cancellationToken) is not { } giveaway)
            return Results.NotFound();
        var csv = WinnersCsv.Create(giveaway, await queries.WinnersAsync(id, cancellationToken));
        return Results.File(CsvText.File(csv), "text/csv; charset=utf-8", $"giveaway-{id}-winners.csv");
    }
}
