using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Model;

namespace BlogApp.Features.Analytics.Live;

/// <summary>
/// Collects signs of life and sends them to the live store in bulk. A page view sets a mark. An open event stream is
/// renewed every 20 seconds. When the visitor's last one closes, the mark is removed after a second, unless another one
/// opens meanwhile: a reader who goes to another page or window was never away. A lost mark costs only its own time.
/// </summary>
internal sealed class PresenceMarks(TimeProvider clock)
{
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(1);
    private readonly Lock _gate = new();
    private readonly Dictionary<(long Visitor, long Article), int> _open = [];
    private readonly Dictionary<long, int> _watched = [];
    private readonly Dictionary<(long Visitor, long Article), long> _seen = [];
    private readonly Dictionary<(long Visitor, long Article), (long Since, long At)> _left = [];
    // Measured with timestamps, because the clock may be set back.
    private long? _renewed;

    /// <summary>Articles whose numbers an open stream needs.</summary>
    public long[] Watched
    {
        get
        {
            lock (_gate)
                return [.. _watched.Keys];
        }
    }

    public int OpenStreams { get; private set; }

    /// <summary>Registers an opened stream. Dispose when it closes.</summary>
    /// <param name="visitorId">0: the visitor does not count, but the article's numbers are needed all the same.</param>
    /// <param name="articles">The articles in the visitor's windows, each once.</param>
    public IDisposable Open(long visitorId, long[] articles)
    {
        lock (_gate)
        {
            OpenStreams++;
            foreach (var article in articles)
                Add(_watched, article, 1);
            if (visitorId != 0)
            {
                Enter((visitorId, 0));
                foreach (var article in articles)
                    Enter((visitorId, article));
            }
        }
        return new Stream(this, visitorId, articles);
    }

    /// <summary>Marks the batch's visitors as seen, if the batch is recent enough.</summary>
    public void Seen(Batch batch, int windowSeconds)
    {
        var since = (clock.GetUtcNow() - TimeSpan.FromSeconds(windowSeconds)).ToUnixTimeMilliseconds();
        lock (_gate)
        {
            foreach (var (group, count) in batch.Groups)
            {
                if (count.Last < since)
                    continue;
                Viewed((group.VisitorId, 0), count.Last);
                Viewed((group.VisitorId, group.ArticleId), count.Last);
            }
        }
    }

    /// <summary>Marks every open stream again with the next flush, because another store has taken over.</summary>
    public void RenewAll()
    {
        lock (_gate)
            _renewed = null;
    }

    public async Task FlushAsync(ILiveStore store, CancellationToken cancellationToken)
    {
        PresenceMark[] seen, left;
        lock (_gate)
        {
            if (_renewed is not { } renewed || clock.GetElapsedTime(renewed) >= RenewEvery)
            {
                _renewed = clock.GetTimestamp();
                var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
                foreach (var stream in _open.Keys)
                    See(stream, now);
            }
            seen = [.. _seen.Select(s => new PresenceMark(s.Key.Visitor, s.Key.Article, s.Value))];
            left = [.. _left.Where(l => clock.GetElapsedTime(l.Value.Since) >= Grace).Select(l => new PresenceMark(l.Key.Visitor, l.Key.Article, 0))];
            _seen.Clear();
            foreach (var mark in left)
                _left.Remove((mark.VisitorId, mark.ArticleId));
        }
        if (left.Length > 0)
            await store.LeaveAsync(left, cancellationToken);
        if (seen.Length > 0)
            await store.MarkAsync(seen, cancellationToken);
    }

    private void Close(long visitorId, long[] articles)
    {
        lock (_gate)
        {
            OpenStreams--;
            foreach (var article in articles)
                Add(_watched, article, -1);
            if (visitorId == 0)
                return;
            Leave((visitorId, 0));
            foreach (var article in articles)
                Leave((visitorId, article));
        }
    }

    private void Enter((long Visitor, long Article) stream)
    {
        Add(_open, stream, 1);
        See(stream, clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    private void Leave((long Visitor, long Article) stream)
    {
        // A visitor with two open windows counts once: only closing the last one removes the mark.
        if (Add(_open, stream, -1) > 0)
            return;
        _seen.Remove(stream);
        _left[stream] = (clock.GetTimestamp(), clock.GetUtcNow().ToUnixTimeMilliseconds());
    }

    /// <summary>Views arrive in batches, so that of a reader who came and went at once may come after the end of its stream.</summary>
    private void Viewed((long Visitor, long Article) who, long at)
    {
        if (!_left.TryGetValue(who, out var left) || at > left.At)
            See(who, at);
    }

    private void See((long Visitor, long Article) who, long at)
    {
        _left.Remove(who);
        _seen[who] = Math.Max(_seen.GetValueOrDefault(who), at);
    }

    private static int Add<TKey>(Dictionary<TKey, int> counts, TKey key, int change) where TKey : notnull
    {
        var count = counts.GetValueOrDefault(key) + change;
        if (count > 0)
            counts[key] = count;
        else
            counts.Remove(key);
        return count;
    }

    private sealed class Stream(PresenceMarks owner, long visitorId, long[] articles) : IDisposable
    {
        private int _closed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _closed, 1) == 0)
                owner.Close(visitorId, articles);
        }
    }
}
