using System.Data.Common;
using BlogApp.Data.Storage;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite;

internal sealed class DatabaseInspector(SqliteFile file) : IDatabaseInspector
{
    private static readonly string Sqlite = SqliteVersion();

    public string Version => Sqlite;

    public string Name => Path.GetFileName(file.Path);

    public (long Database, long Log) Sizes() => (SizeOf(file.Path), SizeOf(file.Path + "-wal"));

    public async Task ProbeAsync(CancellationToken cancellationToken)
    {
        await using var connection = file.OpenReadOnly();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master";
        await command.ExecuteScalarAsync(cancellationToken);
    }

    public IReadOnlyList<string> Check(int most, Action<CheckStep> step, Func<DbException, bool> damaged, CancellationToken cancellationToken)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(file.ReadOnly) { Pooling = false }.ToString());
        connection.Open();
        var tables = Rows(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name", damaged);
        var findings = new List<string>();
        for (var i = 0; i < tables.Count && findings.Count < most; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            step(new CheckStep(i, tables.Count + 1, tables[i]));
            findings.AddRange(Rows(connection, $"PRAGMA integrity_check(\"{tables[i].Replace("\"", "\"\"", StringComparison.Ordinal)}\")", damaged).Where(row => row != "ok"));
        }
        cancellationToken.ThrowIfCancellationRequested();
        // Whatever belongs to no table: free pages, and pages claimed twice.
        step(new CheckStep(tables.Count, tables.Count + 1, null));
        findings.AddRange(Rows(connection, $"PRAGMA quick_check({most})", damaged).Where(row => row != "ok"));
        return [.. findings.Distinct().Take(most)];
    }

    private static List<string> Rows(SqliteConnection connection, string sql, Func<DbException, bool> damaged)
    {
        var rows = new List<string>();
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            while (reader.Read())
                rows.Add(reader.GetString(0));
        }
        catch (SqliteException error) when (damaged(error))
        {
            // The database is so damaged that the check itself fails.
            rows.Add(error.Message);
        }
        return rows;
    }

    private static long SizeOf(string path) => new FileInfo(path) is { Exists: true } found ? found.Length : 0;

    private static string SqliteVersion()
    {
        using var connection = new SqliteConnection();
        return connection.ServerVersion;
    }
}
