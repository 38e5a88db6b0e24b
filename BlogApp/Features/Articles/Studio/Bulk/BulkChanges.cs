using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Articles.Studio.Bulk;

public enum BulkStep
{
    Publish,
    Unpublish,
    AddTag,
    RemoveTag,
    Trash,
    Restore,

    /// <summary>For one article at a time, after a confirmation.</summary>
    Delete,
}

/// <summary>Applies one step to many articles. Each is changed separately, so that one failure does not stop the others.</summary>
internal sealed partial class BulkChanges(ArticleCommands commands, TimeProvider clock, ILogger<BulkChanges> logger)
{
    /// <param name="tag">For the steps that add or remove a tag.</param>
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

    /// <summary>Restores what was just trashed to its former state: published, or scheduled if its date is still ahead.</summary>
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
            return (Phrase.Format("It could not be saved; the error is in the server's log."), 0);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "A change of the article {Article}, one of several, failed")]
        public static partial void Failed(ILogger logger, long article, Exception error);
    }
}

/// <param name="Done">The rows as they were before, with their new versions.</param>
/// <param name="Failed">Each row with the reason in words.</param>
internal sealed record BulkResult(BulkStep Step, string? Tag, IReadOnlyList<ArticleRow> Done, IReadOnlyList<(ArticleRow Row, Phrase Problem)> Failed)
{
    /// <summary>Such as "3 published".</summary>
    public Phrase Summary => Done switch
    {
        [] => Phrase.Format("Nothing was changed."),
        [var one] => Phrase.Format("“{0}” {1}.", one.Title, What),
        _ => Phrase.Format("{0:N0} {1}.", Done.Count, What),
    };

    private Phrase What => Step switch
    {
        BulkStep.Publish => Phrase.Format("published"),
        BulkStep.Unpublish => Phrase.Format("taken offline"),
        BulkStep.AddTag => Phrase.Format("tagged “{0}”", Tag!),
        BulkStep.RemoveTag => Phrase.Format("without the tag “{0}” now", Tag!),
        BulkStep.Trash => Phrase.Format("moved to the trash"),
        BulkStep.Delete => Phrase.Format("deleted forever"),
        _ => Phrase.Format("restored"),
    };
}
