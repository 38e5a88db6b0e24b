using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Giveaways;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Giveaways.Model;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Giveaways.Authoring;

/// <summary>A decided claim, as the author sees it.</summary>
/// <param name="Account">The name of the account; null for a visitor.</param>
internal sealed record ClaimRow(
    int? Place, ClaimOutcome Outcome, int? Number, string? Account, string Ticket, DateTime ArrivedAt, DateTime DecidedAt, DateTime? GaveUpAt, DateTime? DrawnAt, ClaimRefusal? Refusal);

internal sealed record ClaimPage(IReadOnlyList<ClaimRow> Rows, int Total);

/// <summary>What authors read about their giveaways, and admins about all.</summary>
internal sealed class GiveawayQueries(IDbContextFactory<BlogDbContext> contexts, GiveawayCatalog catalog)
{
    public const int PageSize = 50;

    /// <summary>Newest first.</summary>
    public async Task<IReadOnlyList<GiveawayFacts>> ListAsync(Actor by, CancellationToken cancellationToken)
    {
        await catalog.RefreshAsync(cancellationToken);
        return [.. catalog.All.Where(g => by.MayChange(g.AuthorId)).OrderByDescending(g => g.Id)];
    }

    /// <summary>Null when there is none, or it is someone else's.</summary>
    public async Task<GiveawayFacts?> FindAsync(long id, Actor by, CancellationToken cancellationToken)
    {
        await catalog.EnsureAsync(cancellationToken);
        return catalog.Find(id) is { } found && by.MayChange(found.AuthorId) ? found : null;
    }

    /// <summary>By an id or the slug of its article, as typed: the article's newest.</summary>
    public async Task<GiveawayFacts?> FindAsync(string typed, CancellationToken cancellationToken)
    {
        await catalog.RefreshAsync(cancellationToken);
        return long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && catalog.Find(id) is { } byId ? byId
            : catalog.All.Where(g => g.Slug == typed).MaxBy(g => g.Id);
    }

    /// <summary>The claims, newest first.</summary>
    public async Task<ClaimPage> ClaimsAsync(long giveawayId, bool winnersOnly, int page, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var all = context.GiveawayClaims.AsNoTracking().Where(c => c.GiveawayId == giveawayId && (!winnersOnly || c.Outcome == ClaimOutcome.Won));
        var total = await all.CountAsync(cancellationToken);
        return new(await Rows(context, all.OrderByDescending(c => c.Id).Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(cancellationToken), total);
    }

    /// <summary>Who has an item, by its number.</summary>
    public async Task<IReadOnlyList<ClaimRow>> WinnersAsync(long giveawayId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Rows(context, context.GiveawayClaims.AsNoTracking().Where(c => c.GiveawayId == giveawayId && c.Number != null).OrderBy(c => c.Number)).ToListAsync(cancellationToken);
    }

    /// <summary>Claims by second, for a curve.</summary>
    public async Task<IReadOnlyList<(DateTimeOffset At, int Claims)>> ArrivalsAsync(long giveawayId, DateTime since, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var times = await context.GiveawayClaims.Where(c => c.GiveawayId == giveawayId && c.ArrivedAt >= since).Select(c => c.ArrivedAt).ToListAsync(cancellationToken);
        return [.. times.GroupBy(t => new DateTimeOffset(t).ToUnixTimeSeconds()).OrderBy(g => g.Key).Select(g => (DateTimeOffset.FromUnixTimeSeconds(g.Key), g.Count()))];
    }

    private static IQueryable<ClaimRow> Rows(BlogDbContext context, IQueryable<GiveawayClaim> claims) => claims.Select(c => new ClaimRow(
        c.Place, c.Outcome, c.Number, c.Claimant < 0 ? context.Users.Where(u => u.Id == -c.Claimant).Select(u => u.DisplayName).FirstOrDefault() : null,
        c.Ticket, c.ArrivedAt, c.DecidedAt, c.GaveUpAt, c.DrawnAt, c.Refusal));
}
