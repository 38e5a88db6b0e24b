using BlogApp.Data.Storage;
using Microsoft.Data.Sqlite;

namespace BlogApp.Data.Sqlite;

internal sealed class DatabaseCare(SqliteFile file, SqliteWriter writer) : IDatabaseCare
{
    public async Task<CareResult> CareAsync(CancellationToken cancellationToken)
    {
        using (var turn = await writer.EnterAsync(cancellationToken))
        {
            await using var optimize = turn.Connection.CreateCommand();
            // Looks at tables whose size has changed much, and at no more than a sample of each: a few milliseconds, in
            // which nobody else writes. Free pages stay in the file: giving them back would move pages under the writer.
            optimize.CommandText = "PRAGMA analysis_limit = 1000; PRAGMA optimize = 0x10002;";
            await optimize.ExecuteNonQueryAsync(cancellationToken);
        }
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder(file.ReadOnly) { Pooling = false }.ToString());
        connection.Open();
        using var interrupt = connection.InterruptOn(cancellationToken);
        var findings = connection.Rows("PRAGMA quick_check(20)", static row => row.GetString(0)).Where(row => row != "ok").ToList();
        cancellationToken.ThrowIfCancellationRequested();
        return new CareResult(findings, Number("PRAGMA freelist_count") * Number("PRAGMA page_size"));

        long Number(string sql) => connection.Rows(sql, static row => row.GetInt64(0))[0];
    }
}
