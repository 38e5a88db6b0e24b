using BlogApp.Data;
using BlogApp.Features.Site.Redirects.Targets;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace BlogApp.Features.Site.Redirects;

/// <summary>
/// Where an address leads that nothing else answers, through the cache. All redirects are in one entry: wrong addresses, of
/// which there are many, take no memory and cause no query.
/// </summary>
internal sealed class RedirectLookup(IDbContextFactory<BlogDbContext> contexts, HybridCache cache, IBlogAddresses addresses, RedirectHits hits)
{
    private static readonly HybridCacheEntryOptions Lasting = new() { Expiration = TimeSpan.FromMinutes(5) };

    /// <summary>Middleware before the page cache: the home page ignores queries, so <c>/?p=12</c> would be the home page.</summary>
    public async Task LeadOnAsync(HttpContext context, RequestDelegate next)
    {
        if (await FromHomeAsync(context.Request, context.RequestAborted) is { } rule)
            context.Response.Redirect(rule.Address, permanent: !rule.Temporary);
        else
            await next(context);
    }

    /// <summary>Finds the redirect of an address and counts the hit; null when the address has none.</summary>
    /// <param name="path">As requested, unescaped.</param>
    /// <param name="query">As requested.</param>
    public async ValueTask<RedirectRule?> FollowAsync(string path, string? query, CancellationToken cancellationToken)
    {
        var rule = await FindAsync(path, query, cancellationToken);
        if (rule is not null)
            hits.Note(rule.Id);
        return rule;
    }

    /// <summary>The same without counting.</summary>
    public async ValueTask<RedirectRule?> FindAsync(string path, string? query, CancellationToken cancellationToken)
    {
        if (RedirectPath.Normalize(path, query) is not { } from)
            return null;
        var known = await cache.GetOrCreateAsync(CacheRegion.Redirect + ":all", LoadAsync, Lasting, [CacheTag.Redirects, CacheTag.Lists, CacheTag.Authors], cancellationToken);
        return known.GetValueOrDefault(from) ?? (RedirectPath.Normalize(path, null) is { } plain ? known.GetValueOrDefault(plain) : null);
    }

    private async ValueTask<RedirectRule?> FromHomeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.QueryString.HasValue || request.Path != "/" || !HttpMethods.IsGet(request.Method))
            return null;
        try
        {
            return await FollowAsync("/", request.QueryString.Value, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // The home page comes from its cache; it is better than an error.
            return null;
        }
    }

    private async ValueTask<Dictionary<string, RedirectRule>> LoadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var open = await addresses.OpenAsync(context, cancellationToken);
        var rules = new Dictionary<string, RedirectRule>(StringComparer.Ordinal);
        var inside = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var row in await context.Redirects.AsNoTracking().ToListAsync(cancellationToken))
        {
            var target = RedirectTarget.Of(row);
            var to = target.Kind is RedirectTargetKind.Address ? LocationAddress.Of(row.Address) : open.TryGetValue(target, out var present) ? present + row.Address : null;
            if (to is null)
                continue;
            rules[row.Path] = new(row.Id, to, row.Temporary);
            inside[row.Path] = to.StartsWith('/') ? RedirectPath.Of(to) : null;
        }
        // The form refuses circles; a file or a later change of names may still make one. A reader gets the plain 404 then.
        foreach (var from in inside.Keys.Where(from => RedirectRules.ComesBack(from, inside[from], inside.GetValueOrDefault)).ToList())
            rules.Remove(from);
        return rules;
    }
}

/// <param name="Address">As it is sent: a path from the root or an address elsewhere, escaped.</param>
internal sealed record RedirectRule(long Id, string Address, bool Temporary);
