using System.Globalization;
using System.Security.Cryptography;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Data.Giveaways;
using BlogApp.Data.Storage;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Giveaways.Model;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Times;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Giveaways.Authoring;

/// <param name="Id">The giveaway; 0 when nothing was saved.</param>
/// <param name="Errors">By field; the empty name means the whole.</param>
internal sealed record GiveawaySaved(long Id, IReadOnlyDictionary<string, Phrase> Errors)
{
    public static GiveawaySaved Refused(Phrase why) => new(0, new Dictionary<string, Phrase> { [GiveawayDraft.WholeForm] = why });

    public static GiveawaySaved Done(long id) => new(id, new Dictionary<string, Phrase>());
}

/// <summary>Creates, changes and closes giveaways: authors on their own articles, admins on all. Each is one transaction, alongside the claims.</summary>
internal sealed class GiveawayCommands(IDatabaseWriter writer, IDbContextFactory<BlogDbContext> contexts, GiveawayCatalog catalog, TimeProvider clock)
{
    private static readonly Phrase Missing = Phrase.Format("There is no such giveaway.");

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<GiveawaySaved> CreateAsync(long articleId, GiveawayDraft draft, Actor by, CancellationToken cancellationToken) => RunAsync(async context =>
    {
        var article = await context.Articles.SingleOrDefaultAsync(a => a.Id == articleId && a.Kind == ArticleKind.Article, cancellationToken);
        if (article is null || !by.MayChange(article.AuthorId))
            return GiveawaySaved.Refused(article is null ? Phrase.Format("There is no such article.") : Phrase.Format("Only the article's author and admins may change it."));
        var now = Now;
        if (GiveawayRules.Check(draft, won: 0, closedBefore: null, now) is { Count: > 0 } errors)
            return new(0, errors);
        if (await context.Giveaways.AnyAsync(g => g.ArticleId == articleId && (g.ClosesAt == null || g.ClosesAt > now), cancellationToken))
            return GiveawaySaved.Refused(Phrase.Format("The article has a giveaway that is not closed yet. Change that one, or close it first."));
        var giveaway = new Giveaway
        {
            ArticleId = articleId,
            Item = draft.Item.Trim(),
            Stock = draft.Stock!.Value,
            OpensAt = draft.OpensAt ?? now,
            ClosesAt = draft.ClosesAt,
            Who = draft.Who,
            Secret = RandomNumberGenerator.GetBytes(GiveawayKeys.SecretBytes),
            CreatedAt = now,
        };
        context.Giveaways.Add(giveaway);
        Audit(context, by, "giveaway.create", giveaway.Item, article.Slug, [], Facts(giveaway));
        await context.SaveChangesAsync(cancellationToken);
        return GiveawaySaved.Done(giveaway.Id);
    }, cancellationToken);

    public Task<GiveawaySaved> ChangeAsync(long id, GiveawayDraft draft, Actor by, CancellationToken cancellationToken) => RunAsync(async context =>
    {
        if (await FindAsync(context, id, by, cancellationToken) is not { } giveaway)
            return GiveawaySaved.Refused(Missing);
        var now = Now;
        if (GiveawayRules.Check(draft with { OpensAt = draft.OpensAt ?? giveaway.OpensAt }, giveaway.Won, giveaway.ClosesAt, now) is { Count: > 0 } errors)
            return new(0, errors);
        if (draft.Who != giveaway.Who && giveaway.Places > 0)
            return GiveawaySaved.Refused(Phrase.Format("Who may claim stays, because somebody has claimed already."));
        var before = Facts(giveaway);
        giveaway.Item = draft.Item.Trim();
        giveaway.Stock = draft.Stock!.Value;
        giveaway.OpensAt = draft.OpensAt ?? giveaway.OpensAt;
        giveaway.ClosesAt = draft.ClosesAt;
        giveaway.Who = draft.Who;
        Audit(context, by, "giveaway.change", giveaway.Item, giveaway.Article!.Slug, before, Facts(giveaway));
        await context.SaveChangesAsync(cancellationToken);
        return GiveawaySaved.Done(id);
    }, cancellationToken);

    /// <summary>Closes it now. Claims that have arrived are still decided.</summary>
    public Task<GiveawaySaved> CloseAsync(long id, Actor by, CancellationToken cancellationToken) => RunAsync(async context =>
    {
        if (await FindAsync(context, id, by, cancellationToken) is not { } giveaway)
            return GiveawaySaved.Refused(Missing);
        var now = Now;
        if (giveaway.ClosesAt <= now)
            return GiveawaySaved.Refused(Phrase.Format("It is closed already."));
        var before = Facts(giveaway);
        // Closed before it opened: it never was open.
        if (giveaway.OpensAt > now)
            giveaway.OpensAt = now;
        giveaway.ClosesAt = now;
        Audit(context, by, "giveaway.close", giveaway.Item, giveaway.Article!.Slug, before, Facts(giveaway));
        await context.SaveChangesAsync(cancellationToken);
        return GiveawaySaved.Done(id);
    }, cancellationToken);

    private async Task<GiveawaySaved> RunAsync(Func<BlogDbContext, Task<GiveawaySaved>> work, CancellationToken cancellationToken)
    {
        var saved = await writer.InTransactionAsync(contexts, work, cancellationToken);
        if (saved.Id > 0)
            await catalog.RefreshAsync(cancellationToken);
        return saved;
    }

    private static async Task<Giveaway?> FindAsync(BlogDbContext context, long id, Actor by, CancellationToken cancellationToken) =>
        await context.Giveaways.Include(g => g.Article).SingleOrDefaultAsync(g => g.Id == id, cancellationToken) is { } found && by.MayChange(found.Article!.AuthorId) ? found : null;

    private void Audit(BlogDbContext context, Actor by, string action, string item, string slug, string[] before, string[] after) =>
        context.Audit(Now, by.UserId, action, $"{item} (/articles/{slug})", AuditLog.Changes(s_facts.Select((name, i) => (name, before.ElementAtOrDefault(i), (string?)after[i]))));

    private static readonly string[] s_facts = ["Item", "Stock", "Opens", "Closes", "Who may claim"];

    private static string[] Facts(Giveaway giveaway) =>
        [giveaway.Item, giveaway.Stock.ToString(CultureInfo.InvariantCulture), TimeText.Iso(giveaway.OpensAt), giveaway.ClosesAt is { } at ? TimeText.Iso(at) : "", $"{giveaway.Who}"];
}
