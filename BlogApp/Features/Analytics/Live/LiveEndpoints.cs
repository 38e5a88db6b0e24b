using BlogApp.Data;
using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.Live.Feed;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Live.Stream;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Live;

internal static class LiveEndpoints
{
    public static void MapLive(this WebApplication app)
    {
        app.MapGet("/api/live", (ILiveFeed feed) => feed.Current is var now
            ? TypedResults.Ok(new LiveJson(now.At, now.Online, now.ViewsToday, now.ViewsTotal, now.ViewsPerSecond, now.ViewsLastMinute,
                now.HitRate, now.Waiting, now.LastPersist, now.Store, now.Degraded)) : null);
        app.MapGet("/api/live/stream", StreamLive.RunAsync);
        app.MapGet("/api/online", (ILiveFeed feed, IOptions<AnalyticsSettings> settings) =>
            TypedResults.Ok(new OnlineJson(feed.Current.Online, settings.Value.OnlineWindowSeconds)));
        app.MapGet("/api/articles/{slug}/stats", StatsAsync);
        app.MapPost("/api/articles/{slug}/opened", ReportOpened.RunAsync);
    }

    private static async Task<IResult> StatsAsync(string slug, HttpContext context, ArticleSlugs slugs, LiveFeed feed, LiveStores stores,
        VisitorIdentity visitors, IDbContextFactory<BlogDbContext> contexts, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await slugs.IdOfAsync(slug, context.User, cancellationToken) is not { } article)
            return ArticleSlugs.NoSuchArticle();
        // SQL is read first: views persisted in between then still count as waiting, and the persisted count never exceeds the total.
        var persisted = await PersistedAsync(contexts, article, cancellationToken);
        var numbers = await feed.FreshNumbersOfAsync(article, cancellationToken);
        var now = clock.GetUtcNow();
        var reads = await ReadsAsync(stores, article, visitors.Of(context, now).Id, now, cancellationToken);
        var views = Math.Max(numbers.Views, persisted);
        return TypedResults.Ok(new StatsJson(views, numbers.Readers, reads, numbers.ReadingNow, numbers.Views24h, persisted, views - persisted));
    }

    private static async Task<long> PersistedAsync(IDbContextFactory<BlogDbContext> contexts, long article, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Articles.Where(a => a.Id == article).Select(a => a.Views).FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<long> ReadsAsync(LiveStores stores, long article, long visitor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await stores.Current.ReadsOfAsync(article, visitor, now, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // Redis failed in this second; the next request finds the store that took over.
            return 0;
        }
    }

    internal sealed record LiveJson(DateTimeOffset At, int Online, long ViewsToday, long ViewsTotal, double ViewsPerSecond, long ViewsLastMinute,
        double? HitRate, long Waiting, DateTimeOffset? LastPersist, string Store, bool Degraded);

    internal sealed record OnlineJson(int Online, int WindowSeconds);

    private sealed record StatsJson(long Views, long Readers, long YourReads, int ReadingNow, long Views24h, long PersistedViews, long PendingViews);
}
