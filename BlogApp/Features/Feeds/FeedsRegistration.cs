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
        app.MapMethods("/sitemap.xml", Reading, (HttpContext context, FeedEndpoints feeds) => feeds.SitemapAsync(context));
        app.MapMethods("/robots.txt", Reading, (HttpContext context, FeedEndpoints feeds) => feeds.Robots(context));
    }
}
