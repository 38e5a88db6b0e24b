namespace BlogApp.Features.Feeds;

internal static class FeedsRegistration
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IServiceCollection AddFeeds(this IServiceCollection services) => services
        .AddSingleton<FeedQueries>()
        .AddSingleton<FeedEndpoints>();

    public static void MapFeeds(this WebApplication app)
    {
        app.MapMethods("/feed.xml", Reading, (HttpContext context, FeedEndpoints feeds) => feeds.RssAsync(context));
        app.MapMethods("/atom.xml", Reading, (HttpContext context, FeedEndpoints feeds) => feeds.AtomAsync(context));
        app.MapMethods("/feed.json", Reading, (HttpContext context, FeedEndpoints feeds) => feeds.JsonAsync(context));
        app.MapMethods("/tags/{tag}/feed.xml", Reading, (HttpContext context, FeedEndpoints feeds, string tag) => feeds.RssAsync(context, new(Tag: tag)));
        app.MapMethods("/tags/{tag}/atom.xml", Reading, (HttpContext context, FeedEndpoints feeds, string tag) => feeds.AtomAsync(context, new(Tag: tag)));
        app.MapMethods("/tags/{tag}/feed.json", Reading, (HttpContext context, FeedEndpoints feeds, string tag) => feeds.JsonAsync(context, new(Tag: tag)));
        app.MapMethods("/authors/{author}/feed.xml", Reading, (HttpContext context, FeedEndpoints feeds, string author) => feeds.RssAsync(context, new(Author: author)));
        app.MapMethods("/authors/{author}/atom.xml", Reading, (HttpContext context, FeedEndpoints feeds, string author) => feeds.AtomAsync(context, new(Author: author)));
        app.MapMethods("/authors/{author}/feed.json", Reading, (HttpContext context, FeedEndpoints feeds, string author) => feeds.JsonAsync(context, new(Author: author)));
        app.MapMethods("/sitemap.xml", Reading, (HttpContext context, FeedEndpoints feeds) => feeds.SitemapAsync(context));
        app.MapMethods("/robots.txt", Reading, (HttpContext context, FeedEndpoints feeds) => feeds.Robots(context));
    }
}
