namespace BlogApp.Features.Giveaways.Model;

/// <summary>A claim as the journal holds it.</summary>
/// <param name="Claimant">Minus the account's number, or the visitor's hash of the day.</param>
/// <param name="Before">The visitor's hash of the day before, while that still counts; otherwise 0.</param>
/// <param name="ArrivedAt">Unix milliseconds.</param>
internal readonly record struct Claim(long GiveawayId, string Ticket, long Claimant, long Before, long ArrivedAt);
