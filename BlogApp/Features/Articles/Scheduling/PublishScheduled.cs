using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Scheduling;

/// <summary>Publishes the articles that are due, and corrects the triggers of those that are not due yet.</summary>
internal sealed partial class PublishScheduled(
    IDbContextFactory<BlogDbContext> contexts, ArticleCommands commands, IPublishingTriggers triggers, TimeProvider clock, ILogger<PublishScheduled> logger) : IScheduledWork
{
    public const string Name = "publish-scheduled";
    public static string Description { get; } = Phrase.Key("Makes sure that every scheduled article appears. Each has a trigger of its own at its exact time; the schedule here catches what a trigger missed.");
    public const string DefaultCron = "30 */5 * * * ?";

    /// <summary>The scheduler fires up to two milliseconds early, and two articles with nearly equal times share one run.</summary>
    private static readonly TimeSpan Early = TimeSpan.FromMilliseconds(500);

    /// <summary>The delay before the next attempt when an article could not be published.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(5);

    // Another save of the same article may come in between; the next attempt continues from there.
    private const int Attempts = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var published = new List<string>();
        try
        {
            foreach (var (id, title, at) in await DueAsync(cancellationToken))
                if (await PublishAsync(id, at, cancellationToken))
                    published.Add(title);
        }
        finally
        {
            // Includes articles that could not be published just now: they get a trigger for another attempt.
            await triggers.FollowAllAsync(Again, cancellationToken);
        }
        var summary = published switch
        {
            [] => Phrase.Format("nothing was due"),
            [var one] => Phrase.Format("published “{0}”", one),
            [var first, ..] => Phrase.Format("published “{0}” and {1} more", first, published.Count - 1),
        };
        return new(published.Count, summary.ToString());
    }

    private async Task<IReadOnlyList<(long Id, string Title, DateTime At)>> DueAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var until = (clock.GetUtcNow() + Early).UtcDateTime;
        var due = await context.Articles.Where(a => a.State == ArticleState.Scheduled && a.PublishedAt <= until).OrderBy(a => a.PublishedAt).ThenBy(a => a.Id)
            .Select(a => new { a.Id, a.Title, At = a.PublishedAt!.Value }).ToListAsync(cancellationToken);
        return [.. due.Select(a => (a.Id, a.Title, a.At))];
    }

    private async Task<bool> PublishAsync(long id, DateTime at, CancellationToken cancellationToken)
    {
        while (at - clock.GetUtcNow().UtcDateTime is { Ticks: > 0 } early)
            await Task.Delay(early, clock, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            var saved = await commands.PublishPlannedAsync(id, cancellationToken);
            if (saved.Result is SaveResult.Saved)
            {
                var late = clock.GetUtcNow().UtcDateTime - at;
                Log.Published(logger, id, late);
                return true;
            }
            // The article was unscheduled or trashed at this very moment.
            if (saved.Result is not SaveResult.ChangedMeanwhile)
                return false;
            if (attempt == Attempts)
                throw new InvalidOperationException($"The article {id} was changed again and again while it was to be published.");
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Published the scheduled article {Article}, {Late} after its time")]
        public static partial void Published(ILogger logger, long article, TimeSpan late);
    }
}
