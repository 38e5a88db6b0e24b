using System.Collections.Immutable;
using BlogApp.Features.Analytics.Collect.Rules;
using BlogApp.Features.Analytics.History;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Persist;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Times;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Analytics.Live.Feed;

/// <summary>
/// Reads the live store once a second, however many people watch, and publishes the snapshot. If this node counted
/// something in between, it samples again after half a second, so that a view appears on open dashboards well within a
/// second.
/// </summary>
internal sealed partial class LiveFeed(
    LiveStores stores, HitPump pump, PresenceMarks presence, Persister persister, ArticleNames names, MinuteHistory history, CacheStatistics caches,
    IOptions<AnalyticsSettings> settings, IOptionsMonitor<SiteSettings> site, TimeProvider clock, ILogger<LiveFeed> logger) : ILiveFeed
{
    /// <summary>The time between a full-second sample and the sample in between.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly MonotonicCounts _shown = new();
    private readonly LiveRing _seconds = new(900);
    private readonly LiveRing _minutes = new(1440);
    private readonly HitRateWindow _hitRate = new(caches);
    private readonly MinuteSummary _minute = new(caches);
    private readonly Queue<(DateTimeOffset At, long Total)> _lastMinute = new();
    private ImmutableArray<Action<LiveSnapshot>> _subscribers = [];
    private volatile Reading? _reading;
    private volatile LiveSnapshot _current = LiveSnapshot.Empty;
    private LiveSnapshot _second = LiveSnapshot.Empty;
    // Measured with timestamps, because the clock may be set back.
    private long? _secondTaken;
    private long _sent;

    public LiveSnapshot Current => _current;

    public IReadOnlyList<LivePoint> LastFifteenMinutes() => _seconds.Read();

    public IReadOnlyList<LivePoint> LastDay() => _minutes.Read();

    public ArticleNumbers NumbersOf(long articleId)
    {
        var (views, readers) = _shown.Of(articleId);
        var reading = _reading?.State;
        return new ArticleNumbers(views, readers,
            reading?.ReadingNow.GetValueOrDefault(articleId) ?? 0,
            reading?.Views24h.GetValueOrDefault(articleId) ?? 0);
    }

    /// <summary>The article's current numbers instead of those of the last sample; falls back to the sample while the store is unavailable.</summary>
    public async Task<ArticleNumbers> FreshNumbersOfAsync(long articleId, CancellationToken cancellationToken)
    {
        try
        {
            var query = Query(clock.GetUtcNow(), [articleId]);
            var incarnation = stores.Incarnation;
            var reading = await stores.Current.ReadAsync(query, cancellationToken);
            _shown.Merge(reading, query, incarnation);
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

    /// <summary>Fills the rings from SQL, so that charts opened after a restart show their past at once.</summary>
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

    /// <summary>Keeps the current minute as far as it was measured, because the process stops.</summary>
    public void EndMinute()
    {
        if (_minute.Finish() is { } begun)
            history.Enqueue(begun);
    }

    /// <summary>Takes the sample of a second, or one in between when something was counted. Called every <see cref="Pause"/>.</summary>
    public Task TickAsync(CancellationToken cancellationToken)
    {
        if (_secondTaken is not { } taken || clock.GetElapsedTime(taken) > Pause * 1.5)
            return SampleAsync(cancellationToken);
        return pump.Sent == _sent ? Task.CompletedTask : SampleAsync(cancellationToken, between: true);
    }

    /// <summary>Takes one sample.</summary>
    /// <param name="between">A sample between two seconds: shown on open pages, but not kept for the charts.</param>
    /// <returns>Whether the store could be read. If not, the last numbers stay.</returns>
    public async Task<bool> SampleAsync(CancellationToken cancellationToken, bool between = false)
    {
        _sent = pump.Sent;
        if (!between)
            _secondTaken = clock.GetTimestamp();
        var now = clock.GetUtcNow();
        var store = stores.Current;
        var incarnation = stores.Incarnation;
        var query = Query(now, presence.Watched);
        var state = await TryReadAsync(store, query, cancellationToken);
        var reading = state is null ? null : new Reading(state, query, incarnation);
        if ((reading ?? _reading) is not { } shown)
            return false;
        _reading = shown;
        var snapshot = await SnapshotAsync(now, store, shown, cancellationToken);
        if (between)
            Publish(WithRatesOfSecond(snapshot));
        else
            Keep(WithRates(snapshot, measured: reading is not null), measured: reading is not null);
        return reading is not null;
    }

    private ReadQuery Query(DateTimeOffset now, IReadOnlyCollection<long> articles) =>
        new(now, settings.Value.OnlineWindowSeconds, articles) { Today = BlogDay.Of(now, site.CurrentValue.Zone) };

    private async Task<LiveStoreState?> TryReadAsync(ILiveStore store, ReadQuery query, CancellationToken cancellationToken)
    {
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
            // The pump notices by itself and switches the store.
            Log.NotRead(logger, store.Name, error.Message.Split('\n')[0]);
            return null;
        }
    }

    private async Task<LiveSnapshot> SnapshotAsync(DateTimeOffset now, ILiveStore store, Reading shown, CancellationToken cancellationToken)
    {
        var (total, today, utcDay) = _shown.Merge(shown.State, shown.Query, shown.Incarnation);
        var reading = shown.State;
        var titles = await names.OfAsync(reading.ReadingNow.Keys.Concat(reading.Latest.Select(h => h.ArticleId)), cancellationToken);
        var read = reading.ReadingNow.Where(a => titles.ContainsKey(a.Key)).ToList();
        return new LiveSnapshot
        {
            At = now,
            MeasuredAt = shown.Query.Now,
            Online = reading.Online,
            ViewsToday = today,
            ViewsUtcDay = utcDay,
            ViewsTotal = total,
            Waiting = reading.Waiting,
            SkippedToday = reading.SkippedToday.ToDictionary(skip => (SkipReason)skip.Key, skip => skip.Value),
            LastPersist = persister.LastPersist,
            Store = store.Name,
            Degraded = stores.DegradedFor is not null,
            ReadingAll = (read.Count, read.Sum(a => a.Value)),
            Reading = [.. read
                .OrderByDescending(a => a.Value).ThenBy(a => a.Key).Take(50)
                .Select(a => new ReadingNow(a.Key, titles[a.Key].Slug, titles[a.Key].Title, a.Value, _shown.Of(a.Key).Views))],
            Latest = LatestViews.Create(reading.Latest, titles),
        };
    }

    /// <param name="measured">Whether the live store answered. If not, the numbers of views are old, and so are their rates.</param>
    private LiveSnapshot WithRates(LiveSnapshot snapshot, bool measured)
    {
        var (hitRate, reads, regions) = _hitRate.Sample();
        return snapshot with
        {
            ViewsPerSecond = measured ? PerSecond(snapshot.At, snapshot.ViewsTotal) : _second.ViewsPerSecond,
            ViewsLastMinute = measured ? LastMinute(snapshot.At, snapshot.ViewsTotal) : _second.ViewsLastMinute,
            HitRate = hitRate,
            CacheReads = reads,
            Caches = regions,
        };
    }

    private LiveSnapshot WithRatesOfSecond(LiveSnapshot snapshot) => snapshot with
    {
        Between = true,
        ViewsPerSecond = _second.ViewsPerSecond,
        ViewsLastMinute = _second.ViewsLastMinute + snapshot.ViewsTotal - _second.ViewsTotal,
        HitRate = _second.HitRate,
        CacheReads = _second.CacheReads,
        Caches = _second.Caches,
    };

    private double PerSecond(DateTimeOffset now, long total)
    {
        var before = _second;
        var seconds = (now - before.At).TotalSeconds;
        return before == LiveSnapshot.Empty || seconds <= 0 ? 0 : Math.Max(0, total - before.ViewsTotal) / Math.Max(seconds, 0.5);
    }

    private long LastMinute(DateTimeOffset now, long total)
    {
        // The clock was set back, so earlier points can no longer be placed.
        if (now < _second.At)
            _lastMinute.Clear();
        _lastMinute.Enqueue((now, total));
        while (_lastMinute.Count > 1 && now - _lastMinute.Peek().At > TimeSpan.FromSeconds(60))
            _lastMinute.Dequeue();
        var (since, then) = _lastMinute.Peek();
        // A process younger than a minute takes the rest from what its predecessor left in SQL.
        var missing = TimeSpan.FromSeconds(60) - (now - since);
        var before = missing <= TimeSpan.Zero ? 0
            : _seconds.Read().Where(p => p.At < since && p.At >= now - TimeSpan.FromSeconds(60)).Sum(p => p.ViewsPerSecond);
        return Math.Max(0, total - then) + (long)Math.Round(before);
    }

    /// <summary>Adds a second's sample to the charts' past, unless it only repeats an earlier measurement.</summary>
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

    /// <summary>A store's answer, the query, and the store's incarnation.</summary>
    private sealed record Reading(LiveStoreState State, ReadQuery Query, int Incarnation);

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
