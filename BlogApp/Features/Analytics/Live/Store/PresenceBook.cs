namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>Presence in the embedded store: the last sign of life by visitor, for the site and for each article.</summary>
internal sealed class PresenceBook
{
    private readonly Dictionary<long, long> _online = [];
    private readonly Dictionary<long, Dictionary<long, long>> _reading = [];

    public void Mark(IReadOnlyCollection<PresenceMark> marks)
    {
        foreach (var mark in marks)
        {
            _online[mark.VisitorId] = mark.At;
            if (mark.ArticleId == 0)
                continue;
            if (!_reading.TryGetValue(mark.ArticleId, out var readers))
                _reading[mark.ArticleId] = readers = [];
            readers[mark.VisitorId] = mark.At;
        }
    }

    public void Leave(IReadOnlyCollection<PresenceMark> marks)
    {
        foreach (var mark in marks)
        {
            if (mark.ArticleId == 0)
                _online.Remove(mark.VisitorId);
            else if (_reading.TryGetValue(mark.ArticleId, out var readers))
                readers.Remove(mark.VisitorId);
        }
    }

    public int Online(long since, long until) => _online.Values.Count(at => at >= since && at <= until);

    public Dictionary<long, int> ReadingNow(long since, long until)
    {
        var counts = new Dictionary<long, int>();
        foreach (var (article, readers) in _reading)
        {
            var count = readers.Values.Count(at => at >= since && at <= until);
            if (count > 0)
                counts[article] = count;
        }
        return counts;
    }

    /// <returns>The number of dropped marks.</returns>
    public long Trim(long before)
    {
        var dropped = 0L;
        foreach (var visitor in _online.Where(v => v.Value < before).Select(v => v.Key).ToList())
        {
            _online.Remove(visitor);
            dropped++;
        }
        foreach (var (article, readers) in _reading.ToList())
        {
            foreach (var visitor in readers.Where(v => v.Value < before).Select(v => v.Key).ToList())
                readers.Remove(visitor);
            if (readers.Count == 0)
                _reading.Remove(article);
        }
        return dropped;
    }
}
