using System.Globalization;
using System.Security.Cryptography;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Data.Sqlite.Analytics;
using BlogApp.Data.Storage;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite;

internal sealed class DatabaseBackup(SqliteFile file, SqliteWriter writer, IDatabaseSchema schema) : IDatabaseBackup
{
    public void Copy(string to, Action<double> copied, CancellationToken cancellationToken)
    {
        var working = to + ".raw";
        try
        {
            SnapshotCopy.Write(file.Path, working, copied, cancellationToken);
            SecretRows.Remove(working);
            using var connection = Open(working, SqliteOpenMode.ReadOnly);
            using var interrupt = connection.InterruptOn(cancellationToken);
            using var vacuum = connection.CreateCommand();
            // Writes only the rows, so nothing that was once deleted comes along.
            vacuum.CommandText = "VACUUM INTO $to";
            vacuum.Parameters.AddWithValue("$to", to);
            vacuum.ExecuteNonQuery();
        }
        catch (SqliteException) when (cancellationToken.IsCancellationRequested)
        {
            File.Delete(to);
            cancellationToken.ThrowIfCancellationRequested();
        }
        catch
        {
            File.Delete(to);
            throw;
        }
        finally
        {
            foreach (var one in FilesOf(working))
                File.Delete(one);
        }
    }

    public DatabaseContents Read(string copy)
    {
        using var connection = Open(copy, SqliteOpenMode.ReadOnly);
        if (connection.Rows("SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'", static _ => true).Count == 0)
            return new([], 0, 0, 0, 0, 0);
        var migrations = connection.Rows("SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId", static row => row.GetString(0));
        return new(migrations, Number("SELECT count(*) FROM Article"), Number("SELECT count(*) FROM MediaFile"), Number("SELECT count(*) FROM Comment"),
            Number("SELECT count(*) FROM User"), Number("SELECT coalesce(sum(Views), 0) FROM SiteHour"));

        long Number(string sql) => connection.Rows(sql, static row => row.GetInt64(0))[0];
    }

    public HashSet<string> MediaNames(string copy) => [.. new PlainQueries(new SqliteFile(copy, pooled: false)).MediaNames()];

    public IDatabaseInspector InspectorOf(string copy) => new DatabaseInspector(new SqliteFile(copy, pooled: false));

    public ICountChecks CountsOf(string copy) => new CountChecks(new SqliteFile(copy, pooled: false), writer);

    public bool Knows(string migration) => schema.Knows(migration);

    public void Migrate(string copy)
    {
        using var connection = Open(copy, SqliteOpenMode.ReadWrite);
        schema.Migrate(connection);
    }

    public void MarkRestored(string copy, DateTime now)
    {
        using var connection = Open(copy, SqliteOpenMode.ReadWrite);
        using var command = connection.CreateCommand();
        command.CommandText = "INSERT INTO Watermark (Writer, Seq, UpdatedAt) VALUES ($writer, 1, $now)";
        command.Parameters.AddWithValue("$writer", RandomNumberGenerator.GetHexString(16, lowercase: true));
        command.Parameters.AddWithValue("$now", new DateTimeOffset(now).ToUnixTimeSeconds());
        command.ExecuteNonQuery();
    }

    public IReadOnlyList<ContentDifference> Compare(string database, string copy)
    {
        using var connection = Open(database, SqliteOpenMode.ReadOnly);
        using var attach = connection.CreateCommand();
        attach.CommandText = "ATTACH $copy AS copy";
        attach.Parameters.AddWithValue("$copy", copy);
        attach.ExecuteNonQuery();
        return
        [
            Of(ContentKind.Articles, "Article", "o.Version <> n.Version"),
            Of(ContentKind.Media, "MediaFile", "o.Name <> n.Name OR o.Alt <> n.Alt"),
            Of(ContentKind.Comments, "Comment", "o.State <> n.State OR o.Markdown <> n.Markdown"),
            Of(ContentKind.Accounts, "User", "o.Email IS NOT n.Email OR o.DisplayName <> n.DisplayName OR o.PasswordHash IS NOT n.PasswordHash OR o.Biography <> n.Biography"),
        ];

        ContentDifference Of(ContentKind kind, string table, string different) => connection.Rows(string.Create(CultureInfo.InvariantCulture, $"""
            SELECT (SELECT count(*) FROM copy."{table}" WHERE Id NOT IN (SELECT Id FROM main."{table}")),
                (SELECT count(*) FROM main."{table}" WHERE Id NOT IN (SELECT Id FROM copy."{table}")),
                (SELECT count(*) FROM main."{table}" o JOIN copy."{table}" n ON n.Id = o.Id WHERE {different})
            """), row => new ContentDifference(kind, row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)))[0];
    }

    public IReadOnlyList<string> FilesOf(string database) => [database, database + "-wal", database + "-shm", database + "-journal"];

    /// <summary>A connection that holds the file open only until it is disposed.</summary>
    internal static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 5 }.ToString());
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
