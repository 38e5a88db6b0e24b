using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Features.Analytics.Live.Feed;

/// <summary>
/// What was shown never goes back: while a store is rebuilt and the journals are sent again, its numbers are too small
/// for a moment, and the true ones are at least what was seen before. Except for what came from another blog's store.
/// </summary>
internal sealed class ShownNumbers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, (long Views, long Readers)> _articles = [];
    private object? _merged;
    private long _total;
    private long _today;
    private long _day;
    private int _era;

    /// <summary>Takes a reading in.</summary>
    /// <param name="era"><see cref="LiveStores.Era"/> from before the store was read.</param>
    /// <returns>Views since ever and of the UTC day, as they may be shown.</returns>
    public (long Total, long Today) Merge(LiveReading reading, DateTimeOffset now, int era)
    {
        lock (_gate)
        {
            if (era < _era)
                return (_total, _today);
            if (era > _era)
            {
                (_era, _total, _today, _merged) = (era, 0, 0, null);
                _articles.Clear();
            }
            var day = LiveTime.Day(now.ToUnixTimeSeconds());
            _today = day == _day ? Math.Max(_today, reading.ViewsToday) : reading.ViewsToday;
            _day = day;
            _total = Math.Max(_total, reading.ViewsTotal);
            // The store hands out the same instance until something was counted.
            if (!ReferenceEquals(_merged, reading.Totals))
            {
                foreach (var (article, numbers) in reading.Totals)
                {
                    var shown = _articles.GetValueOrDefault(article);
                    _articles[article] = (Math.Max(shown.Views, numbers.Views), Math.Max(shown.Readers, numbers.Readers));
                }
                _merged = reading.Totals;
            }
            return (_total, _today);
        }
    }

    public (long Views, long Readers) Of(long articleId)
    {
        lock (_gate)
            return _articles.GetValueOrDefault(articleId);
    }
}
