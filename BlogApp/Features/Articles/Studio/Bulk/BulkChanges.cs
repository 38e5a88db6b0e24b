using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Languages;

namespace BlogApp.Features.Articles.Studio.Bulk;

public enum BulkStep
{
    Publish,
    Unpublish,
    AddTag,
    RemoveTag,
    Trash,
    Restore,

    /// <summary>Only for one at a time, after asking.</summary>
    Delete,
}

/// <summary>One step for many articles: each is a change of its own, so that one that fails stops no other.</summary>
internal sealed partial class BulkChanges(ArticleCommands commands, TimeProvider clock, ILogger<BulkChanges> logger)
{
    /// <param name="tag">For the steps that add or remove one.</param>
    public async Task<BulkResult> RunAsync(BulkStep step, string? tag, IReadOnlyList<ArticleRow> rows, Actor by, CancellationToken cancellationToken)
    {
        var name = TagName.Normalize(tag ?? "");
        List<ArticleRow> done = [];
        List<(ArticleRow, Phrase)> failed = [];
        foreach (var row in rows)
        {
            var (problem, version) = await TryAsync(row, () => step switch
            {
                BulkStep.Publish => commands.PublishAsync(row.Id, row.Version, by, cancellationToken),
                BulkStep.Unpublish => commands.UnpublishAsync(row.Id, row.Version, by, cancellationToken),
                BulkStep.AddTag => commands.ChangeTagAsync(row.Id, row.Version, name, null, by, cancellationToken),
                BulkStep.RemoveTag => commands.ChangeTagAsync(row.Id, row.Version, null, name, by, cancellationToken),
                BulkStep.Trash => commands.TrashAsync(row.Id, row.Version, by, cancellationToken),
                _ => commands.RestoreAsync(row.Id, row.Version, by, cancellationToken),
            });
            if (problem is null)
                done.Add(row with { Version = version });
            else
                failed.Add((row, problem));
        }
        return new(step, name, done, failed);
    }

    /// <summary>Takes what was just trashed out again, as it was: published, or with its date where that is still ahead.</summary>
    public async Task<BulkResult> UndoTrashAsync(BulkResult trashed, Actor by, CancellationToken cancellationToken)
    {
        List<ArticleRow> done = [];
        List<(ArticleRow, Phrase)> failed = [];
        foreach (var row in trashed.Done)
        {
            var (problem, version) = await TryAsync(row, () => commands.RestoreAsync(row.Id, row.Version, by, cancellationToken));
            if (problem is null && row.State is ArticleState.Published)
                (problem, version) = await TryAsync(row, () => commands.PublishAsync(row.Id, version, by, cancellationToken));
            else if (problem is null && row is { State: ArticleState.Scheduled, PublishedAt: { } at } && at > clock.GetUtcNow().UtcDateTime)
                (problem, version) = await TryAsync(row, () => commands.ScheduleAsync(row.Id, version, at, by, cancellationToken));
            if (problem is null)
                done.Add(row with { Version = version });
            else
                failed.Add((row, problem));
        }
        return new(BulkStep.Restore, null, done, failed);
    }

    private async Task<(Phrase? Problem, int Version)> TryAsync(ArticleRow row, Func<Task<ArticleSaved>> change)
    {
        try
        {
            var saved = await change();
            return (SavedText.Problem(saved), saved.Version);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.Failed(logger, row.Id, error);
            return (Phrase.Of("It could not be saved; the error is in the server's log."), 0);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A change of the article {Article}, one of several, failed")]
        public static partial void Failed(ILogger logger, long article, Exception error);
    }
}

/// <param name="Done">As they were before, with the version that they have now.</param>
/// <param name="Failed">Each with the reason in words.</param>
internal sealed record BulkResult(BulkStep Step, string? Tag, IReadOnlyList<ArticleRow> Done, IReadOnlyList<(ArticleRow Row, Phrase Problem)> Failed)
{
    /// <summary>Such as "3 published".</summary>
    public Phrase Summary => Done switch
    {
        [] => Phrase.Of("Nothing was changed."),
        [var one] => Phrase.Of("“{0}” {1}.", one.Title, What),
        _ => Phrase.Of("{0:N0} {1}.", Done.Count, What),
    };

    private Phrase What => Step switch
    {
        BulkStep.Publish => Phrase.Of("published"),
        BulkStep.Unpublish => Phrase.Of("taken offline"),
        BulkStep.AddTag => Phrase.Of("tagged “{0}”", Tag!),
        BulkStep.RemoveTag => Phrase.Of("without the tag “{0}” now", Tag!),
        BulkStep.Trash => Phrase.Of("moved to the trash"),
        BulkStep.Delete => Phrase.Of("deleted forever"),
        _ => Phrase.Of("restored"),
    };
}
