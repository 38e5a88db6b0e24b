using BlogApp.Data.Comments;
using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Comments;

/// <summary>The job that deletes spam and discarded comments after a while.</summary>
internal sealed class TidyComments(ICommentStore comments, CommentNotifier notifier, IOptions<CommentsSettings> settings, TimeProvider clock) : IScheduledWork
{
    public const string Name = "tidy-comments";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var deleted = await comments.DeleteDiscardedAsync(clock.GetUtcNow().UtcDateTime.AddDays(-settings.Value.KeepSpamDays), cancellationToken);
        if (deleted > 0)
            notifier.Raise();
        return new(deleted, Phrase.Format("Comments deleted: {0:N0}", deleted).ToString());
    }
}
