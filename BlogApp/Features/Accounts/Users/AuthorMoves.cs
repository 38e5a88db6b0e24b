using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Storage;
using BlogApp.Features.Accounts.Sessions;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Accounts.Users;

/// <summary>
/// Removes an account and gives its content to another one, in one transaction. Each method returns the reason if it was
/// refused, else null; then every page shows the change.
/// </summary>
internal sealed class AuthorMoves(IDbContextFactory<BlogDbContext> contexts, IDatabaseWriter writer, SessionEnds ends, ICacheInvalidator cache, TimeProvider clock)
{
    /// <summary>
    /// Deletes the account. The heir gets its articles and files. Its comments keep their name, and its revisions stay
    /// without an account.
    /// </summary>
    /// <param name="heir">Null only if the account has no articles.</param>
    public Task<Phrase?> DeleteAsync(long id, long? heir, long by, CancellationToken cancellationToken) => TakeAsync(id, heir, by, "user.delete", null, cancellationToken);

    /// <summary>
    /// Merges an author who cannot sign in into an account, which gets the articles, revisions, comments and files. Later
    /// imports of the same content assign them to the account too.
    /// </summary>
    public Task<Phrase?> ClaimAsync(long author, long account, long by, CancellationToken cancellationToken) => TakeAsync(author, account, by, "user.claim", async (context, user) =>
    {
        if (user.PasswordHash is not null)
            return Phrase.Format("Whoever can sign in is an account of their own.");
        await context.ArticleRevisions.Where(r => r.UserId == author).ExecuteUpdateAsync(r => r.SetProperty(row => row.UserId, account), cancellationToken);
        await context.Comments.Where(c => c.UserId == author).ExecuteUpdateAsync(c => c.SetProperty(row => row.UserId, account), cancellationToken);
        await context.ImportedItems.Where(i => i.Table == "User" && i.RowId == author).ExecuteUpdateAsync(i => i.SetProperty(row => row.RowId, account), cancellationToken);
        return null;
    }, cancellationToken);

    private async Task<Phrase?> TakeAsync(long id, long? heir, long by, string action, Func<BlogDbContext, BlogUser, Task<Phrase?>>? before, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> ended = [];
        var problem = await writer.InTransactionAsync(contexts, async context =>
        {
            var now = clock.GetUtcNow();
            if (await AdminRules.ProblemAsync(context, id, by, takes: true, now, cancellationToken) is { } refused)
                return refused;
            if (await context.Users.SingleOrDefaultAsync(u => u.Id == id, cancellationToken) is not { } user)
                return Phrase.Format("This account is gone.");
            var after = heir is { } other ? await context.Users.SingleOrDefaultAsync(u => u.Id == other && u.Id != id, cancellationToken) : null;
            if (after is null && (heir is not null || await context.Articles.AnyAsync(a => a.AuthorId == id, cancellationToken)))
                return Phrase.Format("Choose whose the articles become.");
            if (before is not null && await before(context, user) is { } not)
                return not;
            if (after is not null)
                await GiveAsync(context, user, after, cancellationToken);
            ended = await context.UserSessions.Where(s => s.UserId == id).Select(s => s.Id).ToListAsync(cancellationToken);
            context.Users.Remove(user);
            context.Audit(now.UtcDateTime, by, action, user.Email ?? user.DisplayName, after is null ? null : AuditLog.Changes(("Articles and files", user.DisplayName, after.Email ?? after.DisplayName)));
            await context.SaveChangesAsync(cancellationToken);
            return (Phrase?)null;
        }, cancellationToken);
        if (problem is not null)
            return problem;
        ends.Tell(ended);
        // Articles, lists, feeds, comments: everything that named the author.
        await cache.InvalidateAsync([CacheTag.Everything], CancellationToken.None);
        return null;
    }

    private static async Task GiveAsync(BlogDbContext context, BlogUser from, BlogUser to, CancellationToken cancellationToken)
    {
        await context.Articles.Where(a => a.AuthorId == from.Id).ExecuteUpdateAsync(a => a.SetProperty(row => row.AuthorId, to.Id), cancellationToken);
        await context.MediaFiles.Where(m => m.UploadedById == from.Id).ExecuteUpdateAsync(m => m.SetProperty(row => row.UploadedById, to.Id), cancellationToken);
        await context.FormerAuthorSlugs.Where(f => f.UserId == from.Id).ExecuteUpdateAsync(f => f.SetProperty(row => row.UserId, to.Id), cancellationToken);
        await context.Redirects.Where(r => r.UserId == from.Id).ExecuteUpdateAsync(r => r.SetProperty(row => row.UserId, to.Id), cancellationToken);
        if (from.Slug is { } slug)
            context.FormerAuthorSlugs.Add(new() { Slug = slug, UserId = to.Id });
    }
}
