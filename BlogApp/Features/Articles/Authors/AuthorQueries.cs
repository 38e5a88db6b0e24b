using BlogApp.Data;
using BlogApp.Data.Media;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Media;
using BlogApp.Features.Media.Library;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Articles.Authors;

/// <summary>Authors as readers see them, through the cache. Accounts without published articles are left out.</summary>
internal sealed class AuthorQueries(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, ArticleMarkdown markdown, TimeProvider clock)
{
    private const string Prefix = "authors/";

    private static readonly HybridCacheEntryOptions Lasting = new() { Expiration = TimeSpan.FromMinutes(5) };

    // Anyone can request any author, and memory evicts entries that are not used again.
    private static readonly HybridCacheEntryOptions InMemory = new() { Expiration = TimeSpan.FromMinutes(5), Flags = HybridCacheEntryFlags.DisableDistributedCache };

    /// <summary>The author with the address, or null.</summary>
    public async ValueTask<AuthorView?> FindAsync(string slug, CancellationToken cancellationToken) => !SlugRules.IsValid(slug) ? null :
        await cache.GetOrCreateAsync($"{CacheRegion.List}:author:{slug}", token => LoadAsync(slug, token), InMemory, [CacheTag.Authors, CacheTag.Lists], cancellationToken);

    /// <summary>The present address of a page or feed that an author had before; null if there is none.</summary>
    /// <param name="path">As it was asked for, unescaped: <c>/authors/old</c>, <c>/authors/old/feed.xml</c>.</param>
    public async ValueTask<string?> FindFormerAsync(string path, CancellationToken cancellationToken)
    {
        path = path.Trim('/');
        if (!path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
            return null;
        var (slug, rest) = path[Prefix.Length..].Split('/', 2) is [var first, var last] ? (first, "/" + last) : (path[Prefix.Length..], "");
        if (!SlugRules.IsValid(slug))
            return null;
        // All in one entry, as with articles, so that wrong addresses do not fill the memory.
        var known = await cache.GetOrCreateAsync(CacheRegion.List + ":former-authors", LoadFormerAsync, Lasting, [CacheTag.Authors, CacheTag.Lists], cancellationToken);
        return known.TryGetValue(slug, out var present) ? ReaderAddress.Author(present) + rest : null;
    }

    private async ValueTask<AuthorView?> LoadAsync(string slug, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var visible = context.Articles.Visible(clock);
        var user = await context.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Slug == slug && visible.Any(a => a.AuthorId == u.Id), cancellationToken);
        if (user is null)
            return null;
        var picture = user.PictureId is { } id ? await context.MediaFiles.AsNoTracking().Include(m => m.Variants).SingleOrDefaultAsync(m => m.Id == id, cancellationToken) : null;
        return new(user.Id, slug, user.DisplayName, user.Biography.Length > 0 ? markdown.Render(user.Biography, forFeed: true).Html : "", ArticleMarkdown.Excerpt(user.Biography),
            Shown(picture), AuthorLinks.Places(user.Links));
    }

    private async ValueTask<IReadOnlyDictionary<string, string>> LoadFormerAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var visible = context.Articles.Visible(clock);
        return await context.FormerAuthorSlugs.Where(f => f.User!.Slug != null && f.User.Slug != f.Slug && visible.Any(a => a.AuthorId == f.UserId))
            .Select(f => new { f.Slug, Present = f.User!.Slug! }).ToDictionaryAsync(f => f.Slug, f => f.Present, StringComparer.Ordinal, cancellationToken);
    }

    private static AuthorPicture? Shown(MediaFile? picture) =>
        picture is { Width: { } width, Height: { } height } ? new(MediaAddress.ForName(picture.Name), width, height, MediaRow.From(picture).Thumbnail) : null;
}
