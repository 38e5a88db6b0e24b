using BlogApp.Data;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Articles.Queries;

/// <summary>Where the whole paths of an earlier site lead, through the cache. Only what was claimed leads on.</summary>
internal sealed class FormerPaths(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, TimeProvider clock)
{
    /// <summary>The key under which the settings keep the target of a path that belongs to no article.</summary>
    public const string Key = "FormerPath:";

    private static readonly HybridCacheEntryOptions Lasting = new() { Expiration = TimeSpan.FromMinutes(5) };

    /// <summary>Middleware before the page cache: the home page ignores queries, so <c>/?p=12</c> would be the home page.</summary>
    public async Task LeadOnAsync(HttpContext context, RequestDelegate next)
    {
        if (await PresentAsync(context.Request, context.RequestAborted) is { } present)
            context.Response.Redirect(present, permanent: true);
        else
            await next(context);
    }

    private async ValueTask<string?> PresentAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.QueryString.HasValue || request.Path != "/" || !HttpMethods.IsGet(request.Method))
            return null;
        try
        {
            return await FindAsync("/", request.QueryString.Value, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // The home page comes from its cache; it is better than an error.
            return null;
        }
    }

    /// <summary>The current address, from the root; null when nobody claimed this one.</summary>
    /// <param name="path">As requested, unescaped.</param>
    /// <param name="query">As requested.</param>
    public async ValueTask<string?> FindAsync(string path, string? query, CancellationToken cancellationToken)
    {
        if (FormerPath.Normalize(path, query) is not { } former)
            return null;
        // All of them are in one cache entry: wrong addresses, of which there are many, take no memory.
        var known = await cache.GetOrCreateAsync(CacheRegion.Article + ":former-paths", LoadAsync, Lasting, [CacheTag.Lists], cancellationToken);
        return known.GetValueOrDefault(former) ?? (FormerPath.Normalize(path, null) is { } plain ? known.GetValueOrDefault(plain) : null);
    }

    private async ValueTask<Dictionary<string, string>> LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var paths = (await context.Settings.Where(s => s.Key.StartsWith(Key)).ToListAsync(cancellationToken)).ToDictionary(s => s.Key[Key.Length..], s => s.Value, StringComparer.Ordinal);
        foreach (var (former, present) in await FormerTargets.ReadAsync(context.FormerSlugs.Where(f => EF.Functions.Like(f.Slug, "/%")), context.Articles.Reachable(clock), cancellationToken))
            paths[former] = present;
        return paths;
    }
}
