using System.Globalization;
using BlogApp.Data;
using BlogApp.Data.Comments;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Caching;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Comments.Writing;

/// <summary>Takes readers' comments. When it returns, every page of this node shows what it is to show.</summary>
internal sealed class CommentCommands(
    IDbContextFactory<BlogDbContext> contexts, SqliteWriter writer, ICacheInvalidator cache, CommentSignals signals, TimeProvider clock)
{
    /// <summary>The same words under the same article within this time are one comment, sent twice.</summary>
    private static readonly TimeSpan OneSending = TimeSpan.FromHours(1);

    // One statement: of two sendings at the same moment, also on two servers, the second finds the first.
    private const string Insert = """
        INSERT INTO Comment (ArticleId, ParentId, UserId, Name, Email, Url, Markdown, State, At)
        SELECT $article, $parent, $user, $name, $email, $url, $text, $state, $at
        WHERE EXISTS (SELECT 1 FROM Article WHERE Id = $article AND State = 'Published')
          AND ($parent IS NULL OR EXISTS (SELECT 1 FROM Comment WHERE Id = $parent AND ArticleId = $article AND ParentId IS NULL))
          AND NOT EXISTS (SELECT 1 FROM Comment WHERE ArticleId = $article AND ParentId IS $parent AND UserId IS $user AND Name = $name AND Markdown = $text AND At > $since)
        RETURNING Id;
        """;

    /// <summary>Keeps a comment, once however often it is sent.</summary>
    public async Task<CommentKept> AddAsync(NewComment comment, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        long id;
        using (var turn = await writer.EnterAsync(cancellationToken))
        {
            await using var command = turn.Connection.CreateCommand();
            command.CommandText = Insert;
            Bind(command, comment, now);
            id = Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        }
        if (id == 0)
            return await FindSentAsync(comment, now, cancellationToken);
        await ShowAsync();
        return new(id, comment.State);
    }

    /// <summary>The comment under which an answer goes: that one itself, or the one it answers. Null when it cannot be answered.</summary>
    public async Task<long?> ParentForAsync(long articleId, long answered, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Comments.Where(c => c.Id == answered && c.ArticleId == articleId && c.State == CommentState.Approved)
            .Select(c => (long?)(c.ParentId ?? c.Id)).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>How often the same text stands under other articles, whatever became of it.</summary>
    public async Task<int> SameElsewhereAsync(long articleId, string text, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var since = clock.GetUtcNow().UtcDateTime - TimeSpan.FromDays(30);
        // By state and time, for which there is an index: the last month's at the most.
        return await context.Comments.CountAsync(c => c.At > since && c.Markdown == text && c.ArticleId != articleId, cancellationToken);
    }

    private async Task<CommentKept> FindSentAsync(NewComment comment, DateTime now, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var since = now - OneSending;
        var sent = await context.Comments.Where(c => c.ArticleId == comment.ArticleId && c.ParentId == comment.ParentId && c.UserId == comment.UserId
                && c.Name == comment.Draft.Name && c.Markdown == comment.Draft.Text && c.At > since)
            .OrderByDescending(c => c.Id).Select(c => new { c.Id, c.State }).FirstOrDefaultAsync(cancellationToken);
        return sent is null ? default : new(sent.Id, sent.State);
    }

    private async ValueTask ShowAsync()
    {
        await cache.InvalidateAsync([CacheTag.Comments], CancellationToken.None);
        signals.Raise();
    }

    private static void Bind(SqliteCommand command, NewComment comment, DateTime now)
    {
        var values = command.Parameters;
        values.AddWithValue("$article", comment.ArticleId);
        values.AddWithValue("$parent", (object?)comment.ParentId ?? DBNull.Value);
        values.AddWithValue("$user", (object?)comment.UserId ?? DBNull.Value);
        values.AddWithValue("$name", comment.Draft.Name);
        values.AddWithValue("$email", comment.Draft.Email.Length > 0 ? comment.Draft.Email : DBNull.Value);
        values.AddWithValue("$url", comment.Draft.Url.Length > 0 ? comment.Draft.Url : DBNull.Value);
        values.AddWithValue("$text", comment.Draft.Text);
        values.AddWithValue("$state", comment.State.ToString());
        values.AddWithValue("$at", now);
        values.AddWithValue("$since", now - OneSending);
    }
}
