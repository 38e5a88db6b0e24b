using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Jobs.Scheduling;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace BlogApp.Features.Articles.Scheduling;

/// <summary>One-shot Quartz triggers, one per article, all for the job <see cref="PublishScheduled"/>.</summary>
internal sealed partial class PublishingTriggers(
    IServiceProvider services, IDbContextFactory<BlogDbContext> contexts, TimeProvider clock, ILogger<PublishingTriggers> logger) : IPublishingTriggers
{
    private const string Group = "publish";

    /// <summary>Higher than the cron jobs, when several are due at the same moment.</summary>
    private const int Priority = 10;

    // One at a time. Each caller reads the row inside the lock, so the trigger always matches the latest row.
    private readonly SemaphoreSlim _turn = new(1, 1);

    // Resolved on first use: a command line that changes articles would otherwise start a scheduler.
    private IScheduler Scheduler => services.GetRequiredService<IScheduler>();

    public async Task FollowAsync(long articleId)
    {
        await _turn.WaitAsync();
        try
        {
            await using var context = await contexts.CreateDbContextAsync();
            var at = await Planned(context).Where(a => a.Id == articleId).Select(a => a.PublishedAt).SingleOrDefaultAsync();
            var trigger = await Scheduler.GetTrigger(Key(articleId));
            await SetAsync(articleId, at, trigger?.NextFireTimeUtc, TimeSpan.Zero, CancellationToken.None);
        }
        catch (Exception error)
        {
            Log.NotSet(logger, articleId, error);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task<int> FollowAllAsync(TimeSpan overdue, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            var planned = await Planned(context).ToDictionaryAsync(a => a.Id, a => a.PublishedAt, cancellationToken);
            var set = await SetTriggersAsync(cancellationToken);
            var changed = 0;
            foreach (var id in planned.Keys.Union(set.Keys))
                changed += await SetAsync(id, planned.GetValueOrDefault(id), set.GetValueOrDefault(id), overdue, cancellationToken) ? 1 : 0;
            return changed;
        }
        finally
        {
            _turn.Release();
        }
    }

    private static IQueryable<Article> Planned(BlogDbContext context) =>
        context.Articles.AsNoTracking().Where(a => a.State == ArticleState.Scheduled && a.PublishedAt != null);

    /// <summary>The trigger time of each article; null for a trigger that is firing now.</summary>
    private async Task<Dictionary<long, DateTimeOffset?>> SetTriggersAsync(CancellationToken cancellationToken)
    {
        var found = new Dictionary<long, DateTimeOffset?>();
        const int page = 500;
        for (var skip = 0; ; skip += page)
        {
            var headers = (await Scheduler.QueryTriggers(
                new TriggerQuery { Group = GroupMatcher<TriggerKey>.GroupEquals(Group), Skip = skip, Take = page }, cancellationToken)).Items;
            foreach (var header in headers)
                if (long.TryParse(header.Key.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                    found[id] = header.NextFireTimeUtc;
            if (headers.Count < page)
                return found;
        }
    }

    /// <param name="at">When to publish the article; null: not at all.</param>
    /// <param name="set">When the existing trigger fires; null: none, or already fired.</param>
    private async Task<bool> SetAsync(long articleId, DateTime? at, DateTimeOffset? set, TimeSpan overdue, CancellationToken cancellationToken)
    {
        if (at is not { } planned)
            // A trigger that is firing now disappears by itself.
            return set is not null && await Scheduler.UnscheduleJob(Key(articleId), cancellationToken);
        var soonest = (clock.GetUtcNow() + overdue).UtcDateTime;
        var due = planned > soonest ? planned : soonest;
        if (set is { } fires && (fires.UtcDateTime == planned || (fires.UtcDateTime <= soonest && planned <= soonest)))
            return false;
        var trigger = TriggerBuilder.Create(clock)
            .WithIdentity(Key(articleId))
            .ForJob(JobKeys.Job(PublishScheduled.Name))
            .StartAt(due)
            .WithPriority(Priority)
            // However late, such as after a stop: fire at once, not when the scheduler next looks for misfires.
            .WithSchedule(SimpleScheduleBuilder.Create().WithRepeatCount(0).WithMisfireInstruction(SimpleTriggerMisfireInstruction.IgnoreMisfires))
            .Build();
        await Scheduler.ScheduleTrigger(trigger, TriggerConflict.Replace, cancellationToken);
        return true;
    }

    private static TriggerKey Key(long articleId) => new(articleId.ToString(CultureInfo.InvariantCulture), Group);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The trigger of the scheduled article {Article} could not be set; the next run of publish-scheduled sets it")]
        public static partial void NotSet(ILogger logger, long article, Exception error);
    }
}
