using System.Globalization;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Comments;

/// <summary>The job that deletes spam and what was thrown away, once nobody will ask for it any more.</summary>
internal sealed class TidyComments(SqliteWriter writer, CommentSignals signals, IOptions<CommentsSettings> settings, TimeProvider clock) : IScheduledWork
{
    public const string Name = "tidy-comments";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        int deleted;
        using (var turn = await writer.EnterAsync(cancellationToken))
        {
            await using var command = turn.Connection.CreateCommand();
            // An answer that is shown keeps what it answers.
            command.CommandText = """
                DELETE FROM Comment WHERE State IN ('Spam', 'Trash') AND At < $before
                  AND NOT EXISTS (SELECT 1 FROM Comment answer WHERE answer.ParentId = Comment.Id AND answer.State IN ('Approved', 'Pending'));
                """;
            command.Parameters.AddWithValue("$before", clock.GetUtcNow().UtcDateTime.AddDays(-settings.Value.KeepSpamDays));
            deleted = await command.ExecuteNonQueryAsync(cancellationToken);
        }
        if (deleted > 0)
            signals.Raise();
        return new(deleted, Phrase.Of("Comments deleted: {0:N0}", deleted).ToString());
    }
}
