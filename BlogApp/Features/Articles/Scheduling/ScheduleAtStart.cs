using BlogApp.Platform.Caching;
using BlogApp.Platform.Stores;
using BlogApp.Platform.Supervision;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Articles.Scheduling;

/// <summary>
/// Completes what the previous server may have left unfinished, because it may have ended at any moment. First, caches
/// that outlived it drop the latest changes, before the first page is requested. Then every scheduled article gets its
/// trigger, and overdue ones are published at once.
/// </summary>
internal sealed partial class ScheduleAtStart(
    RawSql sql, ICacheInvalidator cache, IOptions<CachingSettings> caching, IPublishingTriggers triggers,
    IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<ScheduleAtStart> logger) : BackgroundService
{
    // More changes than this came from an import: everything may be invalidated.
    private const int MostTags = 200;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await ForgetAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The scheduler's store knows the job only after everything has started.
        await lifetime.StartedAsync(stoppingToken);
        try
        {
            await triggers.FollowAllAsync(TimeSpan.Zero, stoppingToken);
        }
        catch (Exception) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The scheduler may already have stopped; the next start does this again.
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.NoTriggers(logger, error);
            await PublishAsync(stoppingToken);
        }
    }

    /// <summary>
    /// A change may have been committed without its invalidation being sent. Whatever the shared cache may still hold
    /// of it is invalidated again.
    /// </summary>
    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        try
        {
            var held = TimeSpan.FromSeconds(caching.Value.DefaultSeconds + caching.Value.StaleSeconds);
            var since = (clock.GetUtcNow() - held).UtcDateTime;
            var changed = sql.Read(q => q.ArticlesChangedSince(since, MostTags + 1));
            if (changed.Count > 0)
                await cache.InvalidateAsync(changed.Count > MostTags ? [CacheTag.Everything] : [CacheTag.Lists, .. changed.Select(CacheTag.Article)], cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.NotForgotten(logger, error);
        }
    }

    private async Task PublishAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<PublishScheduled>().RunAsync(cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (!lifetime.ApplicationStopping.IsCancellationRequested)
                Log.NotPublished(logger, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The triggers of the scheduled articles could not be set at start; what is due is published without them")]
        public static partial void NoTriggers(ILogger logger, Exception error);

        [LoggerMessage(Level = LogLevel.Error, Message = "What was due could not be published at start; publish-scheduled tries again within minutes")]
        public static partial void NotPublished(ILogger logger, Exception error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "What the caches hold of recently changed articles could not be dropped at start; it expires by itself")]
        public static partial void NotForgotten(ILogger logger, Exception error);
    }
}
