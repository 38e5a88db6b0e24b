using BlogApp.Features.Articles.Scheduling;

namespace BlogApp.Tests.Features.Articles;

/// <summary>Replaces the scheduler and records which triggers were to be updated.</summary>
internal sealed class FollowedTriggers : IPublishingTriggers
{
    public List<long> Followed { get; } = [];

    public int FollowedAll { get; private set; }

    public Task FollowAsync(long articleId)
    {
        lock (Followed)
            Followed.Add(articleId);
        return Task.CompletedTask;
    }

    public Task<int> FollowAllAsync(TimeSpan overdue, CancellationToken cancellationToken)
    {
        FollowedAll++;
        return Task.FromResult(0);
    }
}
