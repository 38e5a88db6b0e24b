using BlogApp.Data;
using BlogApp.Features.Media.Storing;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Media.Library;

/// <summary>Changes a file's description, and deletes files that nothing uses.</summary>
internal sealed class MediaCommands(MediaLibrary library, MediaUses uses, MediaQueries queries, IDbContextFactory<BlogDbContext> contexts, ICacheInvalidator cache, TimeProvider clock)
{
    /// <summary>Changes the description. Articles keep the text they were written with; covers and the banner show the new one.</summary>
    /// <returns>The problem in words; null when it was saved.</returns>
    public async Task<string?> DescribeAsync(long id, string alt, long userId, CancellationToken cancellationToken)
    {
        if (await queries.DescribeAsync(id, alt, userId, clock.GetUtcNow().UtcDateTime, cancellationToken) is { } problem)
            return problem;
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        if (await context.Articles.AnyAsync(a => a.CoverId == id, CancellationToken.None) || await context.BannerSlides.AnyAsync(b => b.PictureId == id, CancellationToken.None))
            await cache.InvalidateAsync([CacheTag.Everything], CancellationToken.None);
        return null;
    }

    /// <param name="alsoFromThePast">Whether to delete it even if an earlier revision uses it.</param>
    /// <returns>The uses that prevent deletion; empty when it was deleted.</returns>
    public async Task<IReadOnlyList<MediaUse>> DeleteAsync(long id, bool alsoFromThePast, long userId, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(id, cancellationToken) is not { } file)
            return [];
        var found = await uses.FindAsync(id, file.Name, cancellationToken);
        if (found.Any(use => !use.Past || !alsoFromThePast))
            return found;
        await library.DeleteAsync(id, cancellationToken);
        await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
        context.Audit(clock.GetUtcNow().UtcDateTime, userId, "media.delete", file.OriginalName, file.Name);
        await context.SaveChangesAsync(CancellationToken.None);
        // A text saved at this very moment may have been rendered with the picture's size.
        await cache.InvalidateAsync([CacheTag.Lists], CancellationToken.None);
        return [];
    }
}
