using System.Globalization;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Http;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Features.Feeds;

/// <summary>The documents for programs: feed, sitemap, robots.txt. Answers 304 to those who have the present one.</summary>
internal sealed class FeedEndpoints(HybridCache cache, FeedQueries queries, IOptionsMonitor<SiteSettings> settings)
{
    // The documents depend on the address under which the site was requested. Anyone can invent addresses: memory evicts them, Redis would only fill
    // up.
    private static readonly HybridCacheEntryOptions InMemory = new() { Flags = HybridCacheEntryFlags.DisableDistributedCache };
    private static readonly string[] Unlisted = ["/studio", "/admin", "/account/", "/setup", "/api/"];
    private static readonly string[] Tags = [CacheTag.Lists, CacheTag.Authors];

    private SiteSettings Site => settings.CurrentValue;

    public Task<IResult> RssAsync(HttpContext context, FeedOf of = default) => FeedAsync(context, of, "rss", "feed.xml", "application/rss+xml; charset=utf-8", RssDocument.Write);

    public Task<IResult> AtomAsync(HttpContext context, FeedOf of = default) => FeedAsync(context, of, "atom", "atom.xml", "application/atom+xml; charset=utf-8", AtomDocument.Write);

    public Task<IResult> JsonAsync(HttpContext context, FeedOf of = default) => FeedAsync(context, of, "json", "feed.json", "application/feed+json; charset=utf-8", JsonFeedDocument.Write);

    private Task<IResult> FeedAsync(HttpContext context, FeedOf of, string name, string file, string contentType, Func<FeedHead, IReadOnlyList<FeedItem>, byte[]> write) =>
        SendAsync(context, $"{name}:{of.Key}", contentType, async (address, cancelled) =>
        {
            if (await queries.ListAsync(of, cancelled) is not { } list)
                return null;
            var site = Site;
            return write(new(list.Title is { } title ? $"{title} · {site.Title}" : site.Title, list.Description ?? site.Description, address, list.Page, $"{list.Page.TrimEnd('/')}/{file}", site.Language), list.Items);
        });

    public Task<IResult> SitemapAsync(HttpContext context) => SendAsync(context, "sitemap", "application/xml; charset=utf-8",
        async (site, cancelled) => SitemapDocument.Write(site, await queries.PagesAsync(cancelled)));

    public IResult Robots(HttpContext context)
    {
        var rules = "User-agent: *\n" + string.Concat(Unlisted.Select(path => $"Disallow: {context.Request.PathBase}{path}\n"));
        return Results.Text(FeedAddress.BaseOf(context.Request, Site) is { } site ? $"{rules}\nSitemap: {site}/sitemap.xml\n" : rules);
    }

    private async Task<IResult> SendAsync(HttpContext context, string name, string contentType, Func<string, CancellationToken, ValueTask<byte[]?>> write)
    {
        if (FeedAddress.BaseOf(context.Request, Site) is not { } site)
            return Results.Problem("The request's Host header names no host.", statusCode: StatusCodes.Status400BadRequest);
        var encoding = PageEncoding.Choose(context.Request.Headers.AcceptEncoding);
        var key = string.Create(CultureInfo.InvariantCulture, $"{CacheRegion.Feed}:{name}:{encoding}:{site}");
        var file = await cache.GetOrCreateAsync(key, (site, write, encoding),
            static async (from, cancelled) => await from.write(from.site, cancelled) is { } document ? FeedFile.Create(document, from.encoding) : null, InMemory, Tags, context.RequestAborted);
        if (file is null)
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        // Clients may cache it but must revalidate, so that new articles show up at once.
        headers.CacheControl = "no-cache";
        if (PageEncoding.Name(encoding) is { } encoded)
            headers.ContentEncoding = encoded;
        // Only by its tag: no date reflects that an article was unpublished.
        return Results.Bytes(file.Body, contentType, entityTag: new EntityTagHeaderValue($"\"{file.Tag}\""));
    }
}
