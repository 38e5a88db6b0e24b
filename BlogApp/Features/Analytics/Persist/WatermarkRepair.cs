using BlogApp.Data.Sqlite;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>
/// For a database that was put back from an older copy: the batches between its watermark and the journal's first are
/// gone with the newer database. Counting goes on after them, and the log says so.
/// </summary>
internal sealed partial class WatermarkRepair(SqliteWriter writer, TimeProvider clock, ILogger<WatermarkRepair> logger)
{
    public async Task RaiseAsync(string journal, long seq, CancellationToken cancellationToken)
    {
        using var turn = await writer.EnterAsync(cancellationToken);
        using var transaction = turn.Connection.BeginTransaction(deferred: false);
        var stands = Watermarks.Read(turn.Connection, transaction).GetValueOrDefault(journal);
        if (stands >= seq)
            return;
        Watermarks.Write(turn.Connection, transaction, new Dictionary<string, long> { [journal] = seq }, clock.GetUtcNow().ToUnixTimeSeconds());
        transaction.Commit();
        Log.Raised(logger, journal, stands + 1, seq);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The database is older than the journal of writer {Writer}: its batches {First} to {Last} are gone with the database that contained them")]
        public static partial void Raised(ILogger logger, string writer, long first, long last);
    }
}
