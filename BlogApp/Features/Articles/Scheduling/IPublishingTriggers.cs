namespace BlogApp.Features.Articles.Scheduling;

/// <summary>The alarm clock of scheduled articles. What the articles' rows say holds; the triggers follow them.</summary>
internal interface IPublishingTriggers
{
    /// <summary>Sets, moves or drops the article's trigger, as its row now says. A failure is logged and made good within minutes.</summary>
    Task FollowAsync(long articleId);

    /// <summary>The same for all articles: for what was lost, restored from a backup or changed by another program.</summary>
    /// <param name="overdue">How soon the triggers fire that would have had to fire already.</param>
    /// <returns>How many triggers were set, moved or dropped.</returns>
    Task<int> FollowAllAsync(TimeSpan overdue, CancellationToken cancellationToken);
}
