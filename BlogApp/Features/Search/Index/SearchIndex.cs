using BlogApp.Data;
using BlogApp.Data.Search;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Caching;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Search.Index;

/// <summary>Keeps the full-text index equal to what is published (<see cref="SearchSchema"/> says how changes are noted).</summary>
internal sealed class SearchIndex(IDbContextFactory<BlogDbContext> contexts, SqliteWriter writer, ICacheInvalidator cache) : IDisposable
{
    /// <summary>Raise it when what is indexed changes: everything is then indexed anew at the next start.</summary>
    public const int Rules = 2;

    // 3 ms for an article of 1,000 words: the writing connection is held for a third of a second.
    private const int BatchSize = 100;

    // SQLITE_CORRUPT, which SQLITE_CORRUPT_VTAB is a kind of.
    private const int Corrupt = 11;

    private readonly SemaphoreSlim _turns = new(1, 1);

    /// <summary>Whether changes wait that the index does not have yet.</summary>
    public async Task<bool> HasPendingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.Database.SqlQueryRaw<long>("SELECT EXISTS (SELECT 1 FROM ArticleSearchPending) AS Value").ToListAsync(cancellationToken))[0] != 0;
    }

    /// <summary>Works off what is noted, batch by batch.</summary>
    /// <param name="batches">At most so many.</param>
    /// <returns>Articles looked at.</returns>
    public async Task<int> UpdateAsync(int batches, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        try
        {
            var done = 0;
            for (var batch = 0; batch < batches; batch++)
            {
                var documents = await ReadPendingAsync(cancellationToken);
                if (documents.Count > 0)
                    await WriteAsync(documents, cancellationToken);
                done += documents.Count;
                if (documents.Count < BatchSize)
                    break;
            }
            if (done > 0)
                await cache.InvalidateAsync([CacheTag.Search], CancellationToken.None);
            return done;
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <summary>Notes every article whose version the index has not seen, and every one it should have forgotten.</summary>
    /// <returns>How many.</returns>
    public async Task<int> CompareAsync(CancellationToken cancellationToken)
    {
        List<long> wrong;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            // Beside the writer: reading the versions of 10,000 articles takes 60 ms.
            wrong = await context.Database.SqlQueryRaw<long>($"""
                SELECT a.Id AS Value FROM Article a LEFT JOIN ArticleSearchEntry e ON e.ArticleId = a.Id
                WHERE e.ArticleId IS NULL OR e.Version <> a.Version OR e.Rules <> {Rules}
                UNION ALL SELECT ArticleId FROM ArticleSearchEntry WHERE ArticleId NOT IN (SELECT Id FROM Article)
                """).ToListAsync(cancellationToken);
        }
        if (wrong.Count == 0)
            return 0;
        using var turn = await writer.EnterAsync(cancellationToken);
        await using var transaction = turn.Connection.BeginTransaction();
        await using var command = Command(turn.Connection, transaction,
            "INSERT INTO ArticleSearchPending (ArticleId, Change) VALUES ($id, random()) ON CONFLICT (ArticleId) DO UPDATE SET Change = excluded.Change", "$id");
        foreach (var id in wrong)
            Run(command, id);
        await transaction.CommitAsync(cancellationToken);
        return wrong.Count;
    }

    /// <summary>Makes sure that changes are noted.</summary>
    public Task EnsureTriggersAsync(CancellationToken cancellationToken) => ExecuteAsync(SearchSchema.Triggers, cancellationToken);

    /// <summary>Merges the index's parts a little, and builds it anew from its own texts when it is damaged.</summary>
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
            await ExecuteAsync(["INSERT INTO ArticleSearch (ArticleSearch) VALUES ('rebuild')"], cancellationToken);
            return false;
        }
    }

    private async Task ExecuteAsync(IReadOnlyList<string> statements, CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        foreach (var statement in statements)
        {
            await using var command = Command(turn.Connection, null, statement);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task<List<SearchDocument>> ReadPendingAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // The notes first: what changes after them is noted again.
        var pending = await context.Database.SqlQueryRaw<PendingRow>($"SELECT ArticleId, Change FROM ArticleSearchPending LIMIT {BatchSize}").ToListAsync(cancellationToken);
        var ids = pending.ConvertAll(p => p.ArticleId);
        var articles = await context.Articles.AsNoTracking().Include(a => a.Tags).AsSplitQuery().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellationToken);
        return pending.ConvertAll(p => SearchDocument.Of(p, articles.GetValueOrDefault(p.ArticleId)));
    }

    private async Task WriteAsync(List<SearchDocument> documents, CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        await using var transaction = turn.Connection.BeginTransaction();
        await using var forget = Command(turn.Connection, transaction, "DELETE FROM ArticleSearch WHERE rowid = $id", "$id");
        await using var insert = Command(turn.Connection, transaction,
            "INSERT INTO ArticleSearch (rowid, Title, Tags, Excerpt, Body) VALUES ($id, $title, $tags, $excerpt, $body)", "$id", "$title", "$tags", "$excerpt", "$body");
        await using var enter = Command(turn.Connection, transaction,
            "INSERT OR REPLACE INTO ArticleSearchEntry (ArticleId, Version, Rules) VALUES ($id, $version, $rules)", "$id", "$version", "$rules");
        await using var drop = Command(turn.Connection, transaction, "DELETE FROM ArticleSearchEntry WHERE ArticleId = $id", "$id");
        await using var done = Command(turn.Connection, transaction, "DELETE FROM ArticleSearchPending WHERE ArticleId = $id AND Change = $change", "$id", "$change");
        foreach (var document in documents)
        {
            Run(forget, document.Id);
            if (document.Text is { } text)
                Run(insert, document.Id, text.Title, text.Tags, text.Excerpt, text.Body);
            if (document.Version is { } version)
                Run(enter, document.Id, version, Rules);
            else
                Run(drop, document.Id);
            Run(done, document.Id, document.Change);
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

    public void Dispose() => _turns.Dispose();
}
