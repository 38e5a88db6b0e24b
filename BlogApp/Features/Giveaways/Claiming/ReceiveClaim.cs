using BlogApp.Data.Giveaways;
using BlogApp.Features.Accounts.Forms;
using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Giveaways.Deciding;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Security;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Giveaways.Claiming;

/// <param name="Ticket">Null when it was refused.</param>
/// <param name="Wait">With a refusal that passes: how long.</param>
internal readonly record struct Received(string? Ticket, ClaimRefused Why = default, TimeSpan? Wait = null);

/// <summary>Accepts or refuses a claim. Everything it needs is in memory, so it never waits for a database.</summary>
internal sealed class ReceiveClaim(
    GiveawayCatalog catalog, ClaimBook book, ClaimLimit limit, ClaimWork work, VisitorIdentity visitors, DailySalts salts,
    IOptions<GiveawaysSettings> settings, TimeProvider clock)
{
    private static readonly TimeSpan Shortly = TimeSpan.FromSeconds(2);

    /// <param name="token">The page's token.</param>
    /// <param name="number">The solved puzzle, if one is asked for.</param>
    /// <param name="held">The ticket that the browser holds, if any.</param>
    public Received Receive(HttpContext context, long id, string? token, string? number, string? held)
    {
        var now = clock.GetUtcNow();
        if (catalog.Find(id) is not { } giveaway || !giveaway.IsFor(context.User.Identity is { IsAuthenticated: true }, now))
            return new(null, ClaimRefused.Missing);
        if (FormRefusalRules.OtherSite(context.Request) is not null)
            return new(null, ClaimRefused.OtherSite);
        if (!GiveawayKeys.IsToken(token, id, giveaway.Secret, now))
            return new(null, ClaimRefused.Token);
        var visitor = visitors.Of(context, now);
        if (limit.TryTake(visitor.Id, context.Connection.RemoteIpAddress) is { } wait)
            return new(null, ClaimRefused.TooMany, wait);
        if (giveaway.Who is GiveawayWho.Account && context.User.UserId() is null)
            return new(null, ClaimRefused.SignIn);
        var (claimant, before) = ClaimantOf(context, giveaway, visitor, now);
        var ticket = GiveawayKeys.Ticket(id, giveaway.Secret, claimant);
        // Also after the closing: who has a ticket keeps it.
        if (KnownTicket(giveaway, ticket, before, held) is { } known)
            return new(known);
        return giveaway.PhaseAt(now) switch
        {
            GiveawayPhase.Upcoming => new(null, ClaimRefused.NotOpen, giveaway.OpensAt - now.UtcDateTime),
            GiveawayPhase.Closed => new(null, ClaimRefused.Closed),
            _ when !work.Accepts(token!, number) => new(null, ClaimRefused.Work),
            _ => book.Accept(new Claim(id, ticket, claimant, before, now.ToUnixTimeMilliseconds()), settings.Value.MostWaiting) is Acceptance.Accepted or Acceptance.Known
                ? new(ticket) : new(null, ClaimRefused.Busy, Shortly),
        };
    }

    /// <summary>The claimant, and the same visitor under yesterday's salt if the giveaway was open then.</summary>
    private (long Claimant, long Before) ClaimantOf(HttpContext context, GiveawayFacts giveaway, in Visitor visitor, DateTimeOffset now)
    {
        var today = UnixTime.Day(now.ToUnixTimeSeconds());
        if (visitor.Id < 0 || new DateTimeOffset(giveaway.OpensAt).ToUnixTimeSeconds() >= today || context.Connection.RemoteIpAddress is not { } address)
            return (visitor.Id, 0);
        return (visitor.Id, VisitorHash.Compute(salts.Of(today - UnixTime.DaySeconds), address, context.Request.Headers.UserAgent.ToString()));
    }

    private string? KnownTicket(GiveawayFacts giveaway, string ticket, long before, string? held)
    {
        if (book.Knows(giveaway.Id, ticket))
            return ticket;
        if (before != 0 && GiveawayKeys.Ticket(giveaway.Id, giveaway.Secret, before) is var yesterdays && book.Knows(giveaway.Id, yesterdays))
            return yesterdays;
        // Two people may use one browser, each with an account.
        return giveaway.Who is GiveawayWho.Visitor && held is not null && GiveawayKeys.IsGenuine(held, giveaway.Id, giveaway.Secret) && book.Knows(giveaway.Id, held) ? held : null;
    }
}
