using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Platform.Caching;
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
    public static async Task LeadOnAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.QueryString.HasValue && context.Request.Path == "/" && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            && await context.RequestServices.GetRequiredService<FormerPaths>().FindAsync("/", context.Request.QueryString.Value, context.RequestAborted) is { } present)
            context.Response.Redirect(present, permanent: true);
        else
            await next(context);
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
        // As with former slugs: what is for members must not be told to others.
        var articles = await context.FormerSlugs.Where(f => EF.Functions.Like(f.Slug, "/%"))
            .Join(context.Articles.Reachable(clock).Where(a => a.Visibility != ArticleVisibility.Members), f => f.ArticleId, a => a.Id, (f, a) => new { f.Slug, a.Kind, Present = a.Slug })
            .ToListAsync(cancellationToken);
        foreach (var article in articles)
            paths[article.Slug] = article.Kind is ArticleKind.Page ? "/" + Uri.EscapeDataString(article.Present) : ReaderAddress.Article(article.Present);
        return paths;
    }
}
