using System.Data.Common;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Features.Analytics.Collect;
using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Features.Analytics.Persist;

/// <summary>Reads from SQL, in one snapshot, the data that a live store starts from.</summary>
internal sealed class LiveBaseReader(ICountStore counts, TimeProvider clock)
{
    /// <exception cref="DbException">The database is unavailable.</exception>
    public LiveBase Read()
    {
        var today = UnixTime.Day(clock.GetUtcNow().ToUnixTimeSeconds());
        long[] days = [today - UnixTime.DaySeconds, today, today + UnixTime.DaySeconds];
        var sql = counts.ReadSnapshot(since: days[0]);
        return new LiveBase(days, sql.Watermarks, sql.ViewsTotal, sql.Articles, sql.SiteHours, sql.ArticleHours, sql.Readers,
            [.. sql.Skipped.GroupBy(s => (Day: UnixTime.Day(s.Hour), s.Reason))
                .Select(g => (g.Key.Day, (byte)ViewHeader.ReasonOf(g.Key.Reason), g.Sum(s => s.Requests)))]);
    }

    public Dictionary<string, long> ReadWatermarks() => counts.ReadWatermarks();
}
