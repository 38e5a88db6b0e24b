using System.Text.Json;
using BlogApp.Features.Giveaways.Authoring;
using BlogApp.Features.Giveaways.Model;

namespace BlogApp.Features.Giveaways.Commands;

/// <summary>What the commands print with <c>--json</c>.</summary>
internal static class GiveawayJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Of(GiveawayFacts giveaway, DateTimeOffset now) => JsonSerializer.Serialize(Shape(giveaway, now), Options);

    public static string Of(IEnumerable<GiveawayFacts> giveaways, DateTimeOffset now) => JsonSerializer.Serialize(giveaways.Select(g => Shape(g, now)), Options);

    public static string Winners(GiveawayFacts giveaway, IEnumerable<ClaimRow> winners) => JsonSerializer.Serialize(winners.Select(w => new
    {
        w.Number,
        w.Account,
        w.Place,
        Code = ProofCode.Create(giveaway.Id, w.Place ?? 0, w.Ticket, giveaway.Secret),
        w.ArrivedAt,
        Substitute = w.DrawnAt is not null,
    }), Options);

    public static string Proof(CheckedProof proof) => JsonSerializer.Serialize(new
    {
        Verdict = proof.Verdict switch { ProofVerdict.Valid => "valid", ProofVerdict.GaveUp => "gaveUp", _ => "unknown" },
        Giveaway = proof.Giveaway?.Id,
        proof.Giveaway?.Item,
        Number = proof.Number,
    }, Options);

    private static object Shape(GiveawayFacts g, DateTimeOffset now) => new
    {
        g.Id,
        Article = g.Slug,
        g.Item,
        g.Stock,
        Left = g.Stock - g.Won,
        g.Won,
        Claims = g.Places,
        g.OpensAt,
        g.ClosesAt,
        Who = g.Who.ToString().ToLowerInvariant(),
        Phase = g.PhaseAt(now).ToString().ToLowerInvariant(),
    };
}
