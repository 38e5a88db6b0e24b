using BlogApp.Data.Analytics.Stores;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>
/// For a database that was restored from an older copy. The batches between its watermark and the journal's first one
/// were lost with the newer database. Counting continues after them, and the log reports it.
/// </summary>
internal sealed partial class WatermarkRepair(ICountStore counts, TimeProvider clock, ILogger<WatermarkRepair> logger)
{
    public async Task RaiseAsync(string journal, long seq, CancellationToken cancellationToken)
    {
        using var transaction = await counts.BeginAsync(cancellationToken);
        var stands = transaction.ReadWatermarks().GetValueOrDefault(journal);
        if (stands >= seq)
            return;
        transaction.WriteWatermarks(new Dictionary<string, long> { [journal] = seq }, clock.GetUtcNow().ToUnixTimeSeconds());
        transaction.Commit();
        Log.Raised(logger, journal, stands + 1, seq);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The database is older than the journal of writer {Writer}: its batches {First} to {Last} are gone with the database that contained them")]
        public static partial void Raised(ILogger logger, string writer, long first, long last);
    }
}
