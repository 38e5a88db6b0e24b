using BlogApp.Data.Search;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite.Search;

internal sealed class SearchIndexWriter(SqliteWriter writer) : ISearchIndexWriter
{
    // SQLITE_CORRUPT; SQLITE_CORRUPT_VTAB is an extended code of it.
    private const int Corrupt = 11;

    public Task EnsureNotedAsync(CancellationToken cancellationToken) => ExecuteAsync(SearchSchema.Triggers, cancellationToken);

    public async Task NoteAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        await using var transaction = turn.Connection.BeginTransaction();
        await using var command = Command(turn.Connection, transaction,
            "INSERT INTO ArticleSearchPending (ArticleId, Change) VALUES ($id, random()) ON CONFLICT (ArticleId) DO UPDATE SET Change = excluded.Change", "$id");
        foreach (var id in ids)
            Run(command, id);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task WriteAsync(IReadOnlyList<SearchDocument> documents, int rules, CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        await using var transaction = turn.Connection.BeginTransaction();
        await using var forget = Command(turn.Connection, transaction, "DELETE FROM ArticleSearch WHERE rowid = $id", "$id");
        await using var insert = Command(turn.Connection, transaction,
            "INSERT INTO ArticleSearch (rowid, Title, Tags, Excerpt, Body) VALUES ($id, $title, $tags, $excerpt, $body)", "$id", "$title", "$tags", "$excerpt", "$body");
        await using var show = Command(turn.Connection, transaction,
            "INSERT OR REPLACE INTO ArticleSearchText (ArticleId, Title, Excerpt, Prose) VALUES ($id, $title, $excerpt, $prose)", "$id", "$title", "$excerpt", "$prose");
        await using var hide = Command(turn.Connection, transaction, "DELETE FROM ArticleSearchText WHERE ArticleId = $id", "$id");
        await using var enter = Command(turn.Connection, transaction,
            "INSERT OR REPLACE INTO ArticleSearchEntry (ArticleId, Version, Rules) VALUES ($id, $version, $rules)", "$id", "$version", "$rules");
        await using var drop = Command(turn.Connection, transaction, "DELETE FROM ArticleSearchEntry WHERE ArticleId = $id", "$id");
        await using var done = Command(turn.Connection, transaction, "DELETE FROM ArticleSearchPending WHERE ArticleId = $id AND Change = $change", "$id", "$change");
        foreach (var document in documents)
        {
            Run(forget, document.Id);
            if (document is { Words: { } words, Shown: { } shown })
            {
                Run(insert, document.Id, words.Title, words.Tags, words.Excerpt, words.Body);
                Run(show, document.Id, shown.Title, shown.Excerpt, shown.Prose);
            }
            else
            {
                Run(hide, document.Id);
            }
            if (document.Version is { } version)
                Run(enter, document.Id, version, rules);
            else
                Run(drop, document.Id);
            Run(done, document.Id, document.Change);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<bool> CareAsync(CancellationToken cancellationToken)
    {
        await ExecuteAsync(["INSERT INTO ArticleSearch (ArticleSearch, rank) VALUES ('merge', 500)"], cancellationToken);
        try
        {
            await ExecuteAsync(["INSERT INTO ArticleSearch (ArticleSearch) VALUES ('integrity-check')"], cancellationToken);
            return true;
        }
        catch (SqliteException damaged) when (damaged.SqliteErrorCode == Corrupt)
        {
            await ExecuteAsync(SearchSchema.Emptied, cancellationToken);
            return false;
        }
    }

    private async Task ExecuteAsync(IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        await using var transaction = turn.Connection.BeginTransaction();
        foreach (var statement in statements)
        {
            await using var command = Command(turn.Connection, transaction, statement);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var name in parameters)
            command.Parameters.AddWithValue(name, DBNull.Value);
        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
