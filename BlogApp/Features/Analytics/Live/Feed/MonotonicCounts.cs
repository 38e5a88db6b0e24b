using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Features.Analytics.Live.Feed;

/// <summary>
/// Keeps displayed numbers from decreasing. While a store is rebuilt and the journals are sent again, its numbers are
/// too small for a moment; the true ones are at least those seen before. Numbers from another blog's store are an
/// exception.
/// </summary>
internal sealed class MonotonicCounts
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, (long Views, long Readers)> _articles = [];
    private object? _merged;
    private long _total;
    private (long Start, long Views) _today, _utcDay;
    private int _incarnation;

    /// <summary>Merges a reading.</summary>
    /// <param name="query">What was asked. While the store is unavailable, the last reading stays, and may be one of yesterday's.</param>
    /// <param name="incarnation"><see cref="LiveStores.Incarnation"/> from before the store was read.</param>
    /// <returns>All views, those of the blog's day and those of the UTC day, as they may be displayed.</returns>
    public (long Total, long Today, long UtcDay) Merge(LiveStoreState reading, ReadQuery query, int incarnation)
    {
        lock (_gate)
        {
            if (incarnation < _incarnation)
                return (_total, _today.Views, _utcDay.Views);
            if (incarnation > _incarnation)
            {
                (_incarnation, _total, _today, _utcDay, _merged) = (incarnation, 0, default, default, null);
                _articles.Clear();
            }
            _today = Grown(_today, query.Today.Start, reading.ViewsToday);
            _utcDay = Grown(_utcDay, UnixTime.Day(query.Now.ToUnixTimeSeconds()), reading.ViewsUtcDay);
            _total = Math.Max(_total, reading.ViewsTotal);
            // The store returns the same instance until something is counted.
            if (!ReferenceEquals(_merged, reading.Totals))
            {
                foreach (var (article, numbers) in reading.Totals)
                {
                    var shown = _articles.GetValueOrDefault(article);
                    _articles[article] = (Math.Max(shown.Views, numbers.Views), Math.Max(shown.Readers, numbers.Readers));
                }
                _merged = reading.Totals;
            }
            return (_total, _today.Views, _utcDay.Views);
        }
    }

    /// <summary>Within a day, views only grow.</summary>
    private static (long Start, long Views) Grown((long Start, long Views) shown, long start, long views) =>
        (start, start == shown.Start ? Math.Max(shown.Views, views) : views);

    public (long Views, long Readers) Of(long articleId)
    {
        lock (_gate)
            return _articles.GetValueOrDefault(articleId);
    }
}
