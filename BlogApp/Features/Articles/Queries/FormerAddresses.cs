using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Platform.Addresses;
using BlogApp.Platform.Caching;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Articles.Queries;

/// <summary>Where an address leads that an article, a page or a tag had before, through the cache.</summary>
internal sealed class FormerAddresses(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, TimeProvider clock)
{
    private const string Tags = "/tags/";

    private static readonly HybridCacheEntryOptions Lasting = new() { Expiration = TimeSpan.FromMinutes(5) };

    /// <summary>The current address, from the root; null when no visible article ever had this one.</summary>
    /// <param name="path">As requested, unescaped: <c>/articles/old</c>, <c>/old</c>.</param>
    public async ValueTask<string?> FindAsync(string path, CancellationToken cancellationToken)
    {
        if (path.StartsWith(Tags, StringComparison.OrdinalIgnoreCase))
            return await FindTagAsync(path[Tags.Length..], cancellationToken);
        var slug = path.Trim('/') is var name && name.StartsWith("articles/", StringComparison.OrdinalIgnoreCase) ? name["articles/".Length..] : name;
        if (!SlugRules.IsValid(slug))
            return null;
        // All of them are in one cache entry: there are few, and wrong addresses, of which there are many, take no memory.
        var known = await cache.GetOrCreateAsync(CacheRegion.Article + ":former", LoadAsync, Lasting, [CacheTag.Lists], cancellationToken);
        return known.TryGetValue(slug, out var address) ? address : null;
    }

    /// <param name="rest">The name, and behind it perhaps a feed.</param>
    private async ValueTask<string?> FindTagAsync(string rest, CancellationToken cancellationToken)
    {
        var end = rest.IndexOf('/', StringComparison.Ordinal);
        var (name, feed) = end < 0 ? (rest, "") : (rest[..end], rest[end..].TrimEnd('/'));
        if (!TagName.IsValid(name) || feed is not ("" or "/feed.xml" or "/atom.xml" or "/feed.json"))
            return null;
        var known = await cache.GetOrCreateAsync(CacheRegion.Tag + ":former", LoadTagsAsync, Lasting, [CacheTag.Lists], cancellationToken);
        return known.TryGetValue(name, out var present) ? ReaderAddress.Tag(present) + feed : null;
    }

    private async ValueTask<IReadOnlyDictionary<string, string>> LoadTagsAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var visible = context.Articles.Visible(clock);
        return await context.FormerTags.Where(f => visible.Any(a => a.Tags.Any(t => t.Id == f.TagId)))
            .Select(f => new { f.Name, Present = f.Tag!.Name }).ToDictionaryAsync(f => f.Name, f => f.Present, StringComparer.Ordinal, cancellationToken);
    }

    private async ValueTask<Dictionary<string, string>> LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // Whoever knows an address of something unlisted was given it; of what is for members it would tell the rest.
        var targets = await context.FormerSlugs
            .Join(context.Articles.Reachable(clock).Where(a => a.Visibility != ArticleVisibility.Members), f => f.ArticleId, a => a.Id, (f, a) => new { f.Slug, a.Kind, Present = a.Slug })
            .Where(f => f.Present != f.Slug).ToListAsync(cancellationToken);
        return targets.ToDictionary(f => f.Slug, f => ReaderAddress.Of(f.Kind, f.Present), StringComparer.Ordinal);
    }
}
