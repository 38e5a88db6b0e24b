using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BlogApp.Data.Sqlite;

/// <summary>Copies the pages of a database as they are at one moment, with SQLite's backup API.</summary>
internal static class SnapshotCopy
{
    /// <summary>4 MiB at a time, between which it can be canceled.</summary>
    private const int PagesAtOnce = 1024;

    /// <exception cref="SqliteException">The database cannot be read, or the copy not be written.</exception>
    public static void Write(string from, string to, Action<double> copied, CancellationToken cancellationToken)
    {
        using var source = DatabaseBackup.Open(from, SqliteOpenMode.ReadOnly);
        // The API begins anew whenever someone writes between two steps. This transaction keeps it at its first moment, and
        // in WAL mode it keeps nobody from writing.
        using var snapshot = source.BeginTransaction(deferred: true);
        source.Rows("SELECT count(*) FROM sqlite_master", static row => row.GetInt64(0), snapshot);
        using var target = DatabaseBackup.Open(to, SqliteOpenMode.ReadWriteCreate);
        using var backup = raw.sqlite3_backup_init(target.Handle!, "main", source.Handle!, "main");
        if (backup.IsInvalid)
            SqliteException.ThrowExceptionForRC(raw.sqlite3_errcode(target.Handle!), target.Handle!);
        int result;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            result = raw.sqlite3_backup_step(backup, PagesAtOnce);
            if (result is not (raw.SQLITE_OK or raw.SQLITE_DONE))
                throw new SqliteException($"SQLite Error {result}: '{raw.sqlite3_errstr(result).utf8_to_string()}'.", result & 0xFF, result);
            var pages = raw.sqlite3_backup_pagecount(backup);
            copied(pages == 0 ? 1 : 1 - (double)raw.sqlite3_backup_remaining(backup) / pages);
        }
        while (result != raw.SQLITE_DONE);
    }
}
