using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Storage;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Authors;

/// <summary>Reads and saves the profiles that author pages show.</summary>
internal sealed class AuthorProfiles(IDbContextFactory<BlogDbContext> contexts, IDatabaseWriter writer, ICacheInvalidator cache, TimeProvider clock)
{
    public async Task<BlogUser?> FindAsync(long userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == userId, cancellationToken);
    }

    /// <summary>Saves the profile. When this returns, readers see it.</summary>
    /// <returns>What is wrong, by field of <see cref="ProfileEdit"/>; nothing was saved then.</returns>
    public async Task<IReadOnlyDictionary<string, Phrase>> SaveAsync(long userId, ProfileEdit edit, CancellationToken cancellationToken)
    {
        if (edit.Check() is { Count: > 0 } problems)
            return problems;
        var refused = await writer.InTransactionAsync(contexts, async context =>
        {
            if (await context.Users.SingleOrDefaultAsync(u => u.Id == userId, cancellationToken) is not { } user)
                return Refuse(nameof(edit.Name), Phrase.Format("This account is gone."));
            var before = (user.DisplayName, user.Slug, user.Biography, user.Links, user.PictureId);
            if (user.Slug == edit.Slug)
            {
                await AuthorSlugs.RenameAsync(context, user, edit.Name.Trim(), cancellationToken);
            }
            else if (await AuthorSlugs.TakenAsync(context, edit.Slug, userId, cancellationToken))
            {
                return Refuse(nameof(edit.Slug), Phrase.Format("Another author has this address, or had it before."));
            }
            else
            {
                await AuthorSlugs.ChangeAsync(context, user, edit.Slug, cancellationToken);
                user.DisplayName = edit.Name.Trim();
            }
            (user.Biography, user.PictureId, user.Links) = (edit.Biography.Trim(), edit.PictureId, string.Join('\n', AuthorLinks.Lines(edit.Links)));
            user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
            if (AuditLog.Changes(("Name", before.DisplayName, user.DisplayName), ("Address", before.Slug, user.Slug), ("Biography", before.Biography, user.Biography),
                ("Links", before.Links, user.Links), ("Picture", Picture(before.PictureId), Picture(user.PictureId))) is { } changes)
                context.Audit(clock.GetUtcNow().UtcDateTime, userId, "user.profile", user.Email ?? user.DisplayName, changes);
            await context.SaveChangesAsync(cancellationToken);
            return new Dictionary<string, Phrase>(StringComparer.Ordinal);
        }, cancellationToken);
        if (refused.Count == 0)
            await cache.InvalidateAsync([CacheTag.Authors, CacheTag.Lists, CacheTag.Search], CancellationToken.None);
        return refused;
    }

    private static string? Picture(long? id) => id is { } number ? FormattableString.Invariant($"#{number}") : null;

    private static Dictionary<string, Phrase> Refuse(string field, Phrase problem) => new(StringComparer.Ordinal) { [field] = problem };
}
