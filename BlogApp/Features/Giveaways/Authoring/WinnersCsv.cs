using BlogApp.Features.Giveaways.Model;
using BlogApp.Features.Site.Redirects.Csv;
using BlogApp.Platform.Times;

namespace BlogApp.Features.Giveaways.Authoring;

/// <summary>The winners as CSV (RFC 4180). No cell is a formula to a spreadsheet. Pure.</summary>
internal static class WinnersCsv
{
    public static string Create(GiveawayFacts giveaway, IEnumerable<ClaimRow> winners) =>
        CsvText.Write("number", "item", "account", "place", "code", "arrivedAt", "substitute") + string.Concat(winners.Select(winner => CsvText.Write(
            $"{winner.Number}", giveaway.Item, winner.Account ?? "", $"{winner.Place}",
            ProofCode.Create(giveaway.Id, winner.Place ?? 0, winner.Ticket, giveaway.Secret), TimeText.Iso(winner.ArrivedAt), winner.DrawnAt is null ? "no" : "yes")));
}
