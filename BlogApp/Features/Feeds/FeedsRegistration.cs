namespace BlogApp.Features.Feeds;

internal static class FeedsRegistration
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) => services
        .AddSingleton<FeedQueries>()
        .AddSingleton<FeedEndpoints>();

    public static void MapFeeds(this WebApplication app)
    {
        app.MapGet("/feed.xml", (HttpContext context, FeedEndpoints feeds) => feeds.RssAsync(context));
        app.MapGet("/atom.xml", (HttpContext context, FeedEndpoints feeds) => feeds.AtomAsync(context));
        app.MapGet("/feed.json", (HttpContext context, FeedEndpoints feeds) => feeds.JsonAsync(context));
        app.MapGet("/tags/{tag}/feed.xml", (HttpContext context, FeedEndpoints feeds, string tag) => feeds.RssAsync(context, new(Tag: tag)));
        app.MapGet("/tags/{tag}/atom.xml", (HttpContext context, FeedEndpoints feeds, string tag) => feeds.AtomAsync(context, new(Tag: tag)));
        app.MapGet("/tags/{tag}/feed.json", (HttpContext context, FeedEndpoints feeds, string tag) => feeds.JsonAsync(context, new(Tag: tag)));
        app.MapGet("/authors/{author}/feed.xml", (HttpContext context, FeedEndpoints feeds, string author) => feeds.RssAsync(context, new(Author: author)));
        app.MapGet("/authors/{author}/atom.xml", (HttpContext context, FeedEndpoints feeds, string author) => feeds.AtomAsync(context, new(Author: author)));
        app.MapGet("/authors/{author}/feed.json", (HttpContext context, FeedEndpoints feeds, string author) => feeds.JsonAsync(context, new(Author: author)));
        app.MapGet("/sitemap.xml", (HttpContext context, FeedEndpoints feeds) => feeds.SitemapAsync(context));
        app.MapGet("/robots.txt", (HttpContext context, FeedEndpoints feeds) => feeds.Robots(context));
    }
}
