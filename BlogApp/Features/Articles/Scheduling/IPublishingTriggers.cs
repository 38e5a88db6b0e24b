namespace BlogApp.Features.Articles.Scheduling;

/// <summary>The triggers of scheduled articles. The articles' rows are authoritative; the triggers follow them.</summary>
internal interface IPublishingTriggers
{
    /// <summary>Sets, moves or drops the article's trigger to match its row. A failure is logged and corrected within minutes.</summary>
    Task FollowAsync(long articleId);

    /// <summary>Does the same for all articles, to repair what was lost, restored from a backup or changed by another program.</summary>
    /// <param name="overdue">The delay for triggers that should already have fired.</param>
    /// <returns>The number of triggers set, moved or dropped.</returns>
    Task<int> FollowAllAsync(TimeSpan overdue, CancellationToken cancellationToken);
}
