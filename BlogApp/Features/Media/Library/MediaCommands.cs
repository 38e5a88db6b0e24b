using BlogApp.Data;
using BlogApp.Data.Site;
using BlogApp.Features.Caching;
using BlogApp.Features.Media.Storing;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Media.Library;

/// <summary>Changes what is said of a file, and deletes it unless something shows it.</summary>
internal sealed class MediaCommands(MediaLibrary library, MediaUses uses, MediaQueries queries, IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator cache, TimeProvider clock)
{
    /// <summary>Changes the description. Articles keep the words they were written with; covers and the banner show the new ones.</summary>
    /// <returns>What is wrong with it, in words; null when it is saved.</returns>
    public async Task<string?> DescribeAsync(long id, string alt, CancellationToken cancellationToken)
    {
        if (await queries.DescribeAsync(id, alt, cancellationToken) is { } problem)
            return problem;
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        if (await context.Articles.AnyAsync(a => a.CoverId == id, CancellationToken.None) || await context.BannerSlides.AnyAsync(b => b.PictureId == id, CancellationToken.None))
            await cache.InvalidateAsync([CacheTag.Everything], CancellationToken.None);
        return null;
    }

    /// <param name="alsoFromThePast">Also when an earlier revision shows it.</param>
    /// <returns>What keeps it; empty when it is gone.</returns>
    public async Task<IReadOnlyList<MediaUse>> DeleteAsync(long id, bool alsoFromThePast, long userId, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(id, cancellationToken) is not { } file)
            return [];
        var found = await uses.FindAsync(id, file.Name, cancellationToken);
        if (found.Any(use => !use.Past || !alsoFromThePast))
            return found;
        await library.DeleteAsync(id, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        context.AuditEntries.Add(new AuditEntry { At = clock.GetUtcNow().UtcDateTime, UserId = userId, Action = "media.delete", Subject = file.Name, Detail = file.OriginalName });
        await context.SaveChangesAsync(CancellationToken.None);
        // A text saved in this very moment may have been rendered with the picture's size.
        await cache.InvalidateAsync([CacheTag.Lists], CancellationToken.None);
        return [];
    }
}
