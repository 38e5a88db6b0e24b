using System.Globalization;
using BlogApp.Data.Comments;

namespace BlogApp.Data.Sqlite;

internal sealed class CommentStore(SqliteWriter writer) : ICommentStore
{
    // A single statement: of two submissions at the same moment, even on two servers, the second one finds the first.
    private const string Insert = """
        INSERT INTO Comment (ArticleId, ParentId, UserId, Name, Email, Url, Markdown, State, At)
        SELECT $article, $parent, $user, $name, $email, $url, $text, $state, $at
        WHERE EXISTS (SELECT 1 FROM Article WHERE Id = $article AND State = 'Published')
          AND ($parent IS NULL OR EXISTS (SELECT 1 FROM Comment WHERE Id = $parent AND ArticleId = $article AND ParentId IS NULL))
          AND NOT EXISTS (SELECT 1 FROM Comment WHERE ArticleId = $article AND ParentId IS $parent AND UserId IS $user AND Name = $name AND Markdown = $text AND At > $since)
        RETURNING Id;
        """;

    public async Task<long> AddAsync(Comment comment, DateTime since, CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        await using var command = turn.Connection.CreateCommand();
        command.CommandText = Insert;
        var values = command.Parameters;
        values.AddWithValue("$article", comment.ArticleId);
        values.AddWithValue("$parent", (object?)comment.ParentId ?? DBNull.Value);
        values.AddWithValue("$user", (object?)comment.UserId ?? DBNull.Value);
        values.AddWithValue("$name", comment.Name);
        values.AddWithValue("$email", (object?)comment.Email ?? DBNull.Value);
        values.AddWithValue("$url", (object?)comment.Url ?? DBNull.Value);
        values.AddWithValue("$text", comment.Markdown);
        values.AddWithValue("$state", comment.State.ToString());
        values.AddWithValue("$at", comment.At);
        values.AddWithValue("$since", since);
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
    }

    public async Task<int> DeleteDiscardedAsync(DateTime before, CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        await using var command = turn.Connection.CreateCommand();
        // A visible answer keeps the comment it answers.
        command.CommandText = """
            DELETE FROM Comment WHERE State IN ('Spam', 'Trash') AND At < $before
              AND NOT EXISTS (SELECT 1 FROM Comment answer WHERE answer.ParentId = Comment.Id AND answer.State IN ('Approved', 'Pending'));
            """;
        command.Parameters.AddWithValue("$before", before);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
