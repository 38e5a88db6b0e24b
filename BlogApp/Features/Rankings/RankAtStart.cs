using BlogApp.Data;
using BlogApp.Platform.Supervision;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Rankings;

/// <summary>Computes the rankings after the server has started, if they are missing or older than their period.</summary>
internal sealed partial class RankAtStart(
    IServiceScopeFactory scopes, IDbContextFactory<BlogDbContext> contexts, IHostApplicationLifetime lifetime, TimeProvider time,
    ILogger<RankAtStart> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Waits until everything has started, because the first articles may only just have been loaded.
        await lifetime.AfterFirstReadersAsync(stoppingToken);
        try
        {
            if (!await OutOfDateAsync(stoppingToken))
                return;
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<RankHot>().RunAsync(stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The job runs in a few minutes anyway.
            Log.NotRanked(logger, error);
        }
    }

    private async Task<bool> OutOfDateAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var last = await context.Rankings.MaxAsync(r => (DateTime?)r.ComputedAt, cancellationToken);
        return last is null || time.GetUtcNow().UtcDateTime - last >= RankHot.Period;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The rankings could not be computed at start")]
        public static partial void NotRanked(ILogger logger, Exception error);
    }
}
