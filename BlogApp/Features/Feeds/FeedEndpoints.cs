using System.Globalization;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Caching;
using BlogApp.Features.Caching.Pages;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace BlogApp.Features.Feeds;

/// <summary>The documents for programs: feed, sitemap, robots.txt. Answers 304 to those who have the present one.</summary>
internal sealed class FeedEndpoints(HybridCache cache, FeedQueries queries, IOptionsMonitor<SiteSettings> settings)
{
    // The whole documents differ by the address the site was asked under. Anyone can make up addresses: memory evicts
    // them, Redis would only fill up.
    private static readonly HybridCacheEntryOptions InMemory = new() { Flags = HybridCacheEntryFlags.DisableDistributedCache };
    private static readonly string[] Tags = [CacheTag.Lists];

    private SiteSettings Site => settings.CurrentValue;

    public Task<IResult> RssAsync(HttpContext context, string? tag = null) => FeedAsync(context, tag, "rss", "feed.xml", "application/rss+xml; charset=utf-8", RssDocument.Write);

    public Task<IResult> AtomAsync(HttpContext context, string? tag = null) => FeedAsync(context, tag, "atom", "atom.xml", "application/atom+xml; charset=utf-8", AtomDocument.Write);

    public Task<IResult> JsonAsync(HttpContext context, string? tag = null) => FeedAsync(context, tag, "json", "feed.json", "application/feed+json; charset=utf-8", JsonFeedDocument.Write);

    private Task<IResult> FeedAsync(HttpContext context, string? tag, string name, string file, string contentType, Func<FeedHead, IReadOnlyList<FeedItem>, byte[]> write) =>
        SendAsync(context, tag is null ? name : $"{name}:{tag}", contentType, async (address, cancelled) =>
        {
            var items = tag is null ? await queries.NewestAsync(cancelled) : await queries.TaggedAsync(tag, cancelled);
            if (tag is not null && items.Count == 0)
                return null;
            var site = Site;
            var head = tag is null
                ? new FeedHead(site.Title, site.Description, address, "/", "/" + file, site.Language)
                : new FeedHead($"{tag} · {site.Title}", site.Description, address, ReaderAddress.Tag(tag), $"{ReaderAddress.Tag(tag)}/{file}", site.Language);
            return write(head, items);
        });

    public Task<IResult> SitemapAsync(HttpContext context) => SendAsync(context, "sitemap", "application/xml; charset=utf-8",
        async (site, cancelled) => SitemapDocument.Write(site, await queries.PagesAsync(cancelled)));

    public IResult Robots(HttpContext context)
    {
        const string Rules = "User-agent: *\nDisallow: /studio\nDisallow: /admin\nDisallow: /account/\nDisallow: /setup\nDisallow: /api/\n";
        return Results.Text(FeedAddress.BaseOf(context.Request, Site) is { } site ? $"{Rules}\nSitemap: {site}/sitemap.xml\n" : Rules);
    }

    private async Task<IResult> SendAsync(HttpContext context, string name, string contentType, Func<string, CancellationToken, ValueTask<byte[]?>> write)
    {
        if (FeedAddress.BaseOf(context.Request, Site) is not { } site)
            return Results.Problem("The request's Host header names no host.", statusCode: StatusCodes.Status400BadRequest);
        var encoding = PageEncoding.Choose(context.Request.Headers.AcceptEncoding);
        var key = string.Create(CultureInfo.InvariantCulture, $"{CacheRegion.Feed}:{name}:{encoding}:{site}");
        var file = await cache.GetOrCreateAsync(key, (site, write, encoding),
            static async (from, cancelled) => await from.write(from.site, cancelled) is { } document ? FeedFile.Of(document, from.encoding) : null, InMemory, Tags, context.RequestAborted);
        if (file is null)
            return Results.NotFound();
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        // Kept, but asked about each time: what was published shows at once.
        headers.CacheControl = "no-cache";
        if (PageEncoding.Name(encoding) is { } encoded)
            headers.ContentEncoding = encoded;
        // By its tag alone: no date tells that an article was taken back.
        return Results.Bytes(file.Body, contentType, entityTag: new EntityTagHeaderValue($"\"{file.Tag}\""));
    }
}
