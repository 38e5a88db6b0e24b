using System.Collections.Immutable;
using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.Live.Presence;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Features.Caching;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Live.Feed;

/// <summary>
/// The sampler: reads the live store once a second, whoever watches, and hands the snapshot on. Where this node counted
/// in between, half a second later too, so that a view is on an open dashboard well within the second.
/// </summary>
internal sealed partial class LiveFeed(
    LiveStores stores, HitPump pump, PresenceMarks presence, Persister persister, ArticleNames names, MinuteHistory history, CacheStatistics caches,
    IOptions<AnalyticsSettings> settings, TimeProvider clock, ILogger<LiveFeed> logger) : ILiveFeed
{
    /// <summary>From a sample of a second to one between two.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly ShownNumbers _shown = new();
    private readonly LiveRing _seconds = new(900);
    private readonly LiveRing _minutes = new(1440);
    private readonly HitRateWindow _hitRate = new(caches);
    private readonly MinuteSummary _minute = new(caches);
    private readonly Queue<(DateTimeOffset At, long Total)> _lastMinute = new();
    private ImmutableArray<Action<LiveSnapshot>> _subscribers = [];
    private volatile LiveReading? _reading;
    private int _readingEra;
    private volatile LiveSnapshot _current = LiveSnapshot.Empty;
    private LiveSnapshot _second = LiveSnapshot.Empty;
    // Measured, not told by the clock, which may be set back.
    private long? _secondTaken;
    private long _sent;

    public LiveSnapshot Current => _current;

    public IReadOnlyList<LivePoint> LastFifteenMinutes() => _seconds.Read();

    public IReadOnlyList<LivePoint> LastDay() => _minutes.Read();

    public ArticleNumbers NumbersOf(long articleId)
    {
        var (views, readers) = _shown.Of(articleId);
        var reading = _reading;
        return new ArticleNumbers(views, readers,
            reading?.ReadingNow.GetValueOrDefault(articleId) ?? 0,
            reading?.Views24h.GetValueOrDefault(articleId) ?? 0);
    }

    /// <summary>The article's numbers at this moment, not as of the last sample; those while the store is away.</summary>
    public async Task<ArticleNumbers> FreshNumbersOfAsync(long articleId, CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            var era = stores.Era;
            var reading = await stores.Current.ReadAsync(new ReadQuery(now, settings.Value.OnlineWindowSeconds, [articleId]), cancellationToken);
            _shown.Merge(reading, now, era);
            var (views, readers) = _shown.Of(articleId);
            return new ArticleNumbers(views, readers, reading.ReadingNow.GetValueOrDefault(articleId), reading.Views24h.GetValueOrDefault(articleId));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return NumbersOf(articleId);
        }
    }

    public IDisposable Subscribe(Action<LiveSnapshot> onSample)
    {
        ImmutableInterlocked.Update(ref _subscribers, static (all, one) => all.Add(one), onSample);
        return new Subscription(this, onSample);
    }

    /// <summary>Fills the rings from SQL, so that a chart opened after a restart shows its past at once.</summary>
    public async Task LoadPastAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var point in await history.LastDayAsync(now, cancellationToken))
        {
            _minutes.Add(point);
            if (point.At <= now - TimeSpan.FromMinutes(15))
                continue;
            for (var at = point.At; at < point.At.AddMinutes(1) && at < now; at = at.AddSeconds(1))
                _seconds.Add(point with { At = at, ViewsLastMinute = (long)Math.Round(point.ViewsPerSecond * 60) });
        }
    }

    /// <summary>Takes the sample of a second, or one between two when something was counted. Called every <see cref="Pause"/>.</summary>
    public Task TickAsync(CancellationToken cancellationToken)
    {
        if (_secondTaken is not { } taken || clock.GetElapsedTime(taken) > Pause * 1.5)
            return SampleAsync(cancellationToken);
        return pump.Sent == _sent ? Task.CompletedTask : SampleAsync(cancellationToken, between: true);
    }

    /// <summary>Takes one sample.</summary>
    /// <param name="between">It stands between two seconds: shown to those who watch this moment, not kept for the charts.</param>
    /// <returns>Whether the store could be read; if not, the last numbers stand.</returns>
    public async Task<bool> SampleAsync(CancellationToken cancellationToken, bool between = false)
    {
        _sent = pump.Sent;
        if (!between)
            _secondTaken = clock.GetTimestamp();
        var now = clock.GetUtcNow();
        var store = stores.Current;
        var era = stores.Era;
        var reading = await TryReadAsync(store, now, cancellationToken);
        if (reading is not null)
            _readingEra = era;
        if ((reading ?? _reading) is not { } shown)
            return false;
        _reading = shown;
        var snapshot = await SnapshotAsync(now, store, shown, cancellationToken);
        if (between)
            Publish(WithRatesOfSecond(snapshot));
        else
            Keep(WithRates(snapshot), measured: reading is not null);
        return reading is not null;
    }

    private async Task<LiveReading?> TryReadAsync(ILiveStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var query = new ReadQuery(now, settings.Value.OnlineWindowSeconds, presence.Watched);
        try
        {
            var reading = await store.ReadAsync(query, cancellationToken);
            if (reading.Ready)
                return reading;
            await stores.RebuildAsync(store, cancellationToken);
            return await store.ReadAsync(query, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The pump finds out for itself and changes the store.
            Log.NotRead(logger, store.Name, error.Message.Split('\n')[0]);
            return null;
        }
    }

    private async Task<LiveSnapshot> SnapshotAsync(DateTimeOffset now, ILiveStore store, LiveReading reading, CancellationToken cancellationToken)
    {
        var (total, today) = _shown.Merge(reading, now, _readingEra);
        var titles = await names.OfAsync(reading.ReadingNow.Keys.Concat(reading.Latest.Select(h => h.ArticleId)), cancellationToken);
        return new LiveSnapshot
        {
            At = now,
            Online = reading.Online,
            ViewsToday = today,
            ViewsTotal = total,
            Waiting = reading.Waiting,
            SkippedToday = reading.SkippedToday.ToDictionary(skip => (SkipReason)skip.Key, skip => skip.Value),
            LastPersist = persister.LastPersist,
            Store = store.Name,
            Degraded = stores.DegradedFor is not null,
            Reading = [.. reading.ReadingNow
                .Where(a => titles.ContainsKey(a.Key))
                .OrderByDescending(a => a.Value).ThenBy(a => a.Key).Take(50)
                .Select(a => new ReadingNow(a.Key, titles[a.Key].Slug, titles[a.Key].Title, a.Value, _shown.Of(a.Key).Views))],
            Latest = LatestViews.Of(reading.Latest, titles),
        };
    }

    private LiveSnapshot WithRates(LiveSnapshot snapshot)
    {
        var (hitRate, reads) = _hitRate.Sample();
        return snapshot with
        {
            ViewsPerSecond = PerSecond(snapshot.At, snapshot.ViewsTotal),
            ViewsLastMinute = LastMinute(snapshot.At, snapshot.ViewsTotal),
            HitRate = hitRate,
            CacheReads = reads,
        };
    }

    private LiveSnapshot WithRatesOfSecond(LiveSnapshot snapshot) => snapshot with
    {
        Between = true,
        ViewsPerSecond = _second.ViewsPerSecond,
        ViewsLastMinute = _second.ViewsLastMinute + snapshot.ViewsTotal - _second.ViewsTotal,
        HitRate = _second.HitRate,
        CacheReads = _second.CacheReads,
    };

    private double PerSecond(DateTimeOffset now, long total)
    {
        var before = _second;
        var seconds = (now - before.At).TotalSeconds;
        return before == LiveSnapshot.Empty || seconds <= 0 ? 0 : Math.Max(0, total - before.ViewsTotal) / Math.Max(seconds, 0.5);
    }

    private long LastMinute(DateTimeOffset now, long total)
    {
        // The clock was set back: what it said before cannot be placed any more.
        if (now < _second.At)
            _lastMinute.Clear();
        _lastMinute.Enqueue((now, total));
        while (_lastMinute.Count > 1 && now - _lastMinute.Peek().At > TimeSpan.FromSeconds(60))
            _lastMinute.Dequeue();
        var (since, then) = _lastMinute.Peek();
        // A process younger than a minute takes the rest from what the one before it left in SQL.
        var missing = TimeSpan.FromSeconds(60) - (now - since);
        var before = missing <= TimeSpan.Zero ? 0
            : _seconds.Read().Where(p => p.At < since && p.At >= now - TimeSpan.FromSeconds(60)).Sum(p => p.ViewsPerSecond);
        return Math.Max(0, total - then) + (long)Math.Round(before);
    }

    /// <summary>A second's sample: it goes into the charts' past as well, unless it only repeats what was measured before.</summary>
    private void Keep(LiveSnapshot snapshot, bool measured)
    {
        if (!measured)
        {
            Publish(snapshot);
            return;
        }
        _second = snapshot;
        var point = new LivePoint(snapshot.At, snapshot.ViewsPerSecond, snapshot.Online, snapshot.HitRate, snapshot.ViewsLastMinute);
        _seconds.Add(point);
        if (_minute.Add(point) is { } ended)
        {
            _minutes.Add(ended.Point);
            history.Enqueue(ended);
        }
        Publish(snapshot);
    }

    private void Publish(LiveSnapshot snapshot)
    {
        _current = snapshot;
        foreach (var subscriber in _subscribers)
        {
            try
            {
                subscriber(snapshot);
            }
            catch (Exception error)
            {
                Log.SubscriberFailed(logger, error);
            }
        }
    }

    private sealed class Subscription(LiveFeed feed, Action<LiveSnapshot> onSample) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref feed._subscribers, static (all, one) => all.Remove(one), onSample);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "The {Store} live store could not be read: {Error}")]
        public static partial void NotRead(ILogger logger, string store, string error);

        [LoggerMessage(LogLevel.Error, "A subscriber of the live feed failed")]
        public static partial void SubscriberFailed(ILogger logger, Exception error);
    }
}
