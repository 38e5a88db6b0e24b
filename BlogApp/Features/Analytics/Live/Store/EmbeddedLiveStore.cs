using System.Collections.Immutable;
using BlogApp.Features.Analytics.Model;

namespace BlogApp.Features.Analytics.Live.Store;

/// <summary>The live store in this process's memory, for a single node and while Redis is unavailable.</summary>
internal sealed class EmbeddedLiveStore : ILiveStore
{
    private const int LatestKept = 50;
    private readonly Lock _gate = new();
    private readonly PresenceBook _presence = new();
    private readonly LinkedList<LatestHit> _latest = new();
    private BatchVectors _vectors = BatchVectors.At(ImmutableDictionary<string, long>.Empty);
    private Dictionary<HitGroup, int> _groups = [];
    private Dictionary<SkipGroup, int> _skips = [];
    private Dictionary<long, (long Views, long Readers)> _totals = [];
    private Dictionary<long, long> _siteHours = [];
    private Dictionary<(long Article, long Hour), long> _articleHours = [];
    private Dictionary<(long Day, long Article, long Visitor), long> _reads = [];
    private Dictionary<(long Day, byte Reason), long> _skipped = [];
    private Cut? _cut;
    private ImmutableDictionary<long, (long Views, long Readers)>? _published;
    private long _viewsTotal;
    private long _waiting;
    private bool _ready;

    public string Name => "embedded";

    public Task<ApplyResult> ApplyAsync(string writer, long seq, Batch batch, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!_ready)
                return Task.FromResult(new ApplyResult(ApplyStatus.Empty, 0));
            var answer = _vectors.Answer(writer, seq);
            if (answer.Status is ApplyStatus.Applied)
            {
                Add(writer, seq, batch);
                _vectors = _vectors.With(writer, seq);
            }
            return Task.FromResult(answer);
        }
    }

    public Task<Cut?> TakeCutAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_cut is null && _ready)
            {
                _cut = new Cut(Guid.NewGuid().ToString("n"), _vectors.Base, _vectors.Seq, _groups, _skips);
                _groups = [];
                _skips = [];
                _vectors = _vectors.AfterCut();
            }
            return Task.FromResult(_cut);
        }
    }

    public Task FinishAsync(string cutId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_cut?.Id == cutId)
            {
                _waiting -= _cut.Hits;
                _cut = null;
            }
        }
        return Task.CompletedTask;
    }

    public Task RebuildAsync(LiveBase from, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _vectors = BatchVectors.At(from.Watermarks);
            _groups = [];
            _skips = [];
            _cut = null;
            _waiting = 0;
            _viewsTotal = from.ViewsTotal;
            _totals = from.Articles.ToDictionary(a => a.ArticleId, a => (a.Views, a.Readers));
            _siteHours = from.SiteHours.ToDictionary(h => h.Hour, h => h.Views);
            _articleHours = from.ArticleHours.ToDictionary(h => (h.ArticleId, h.Hour), h => h.Views);
            _reads = from.Readers.ToDictionary(r => (UnixTime.ReaderDay(r.VisitorId, r.LastRead), r.ArticleId, r.VisitorId), r => r.Reads);
            _skipped = from.Skipped.ToDictionary(s => (s.Day, s.Reason), s => s.Requests);
            _published = null;
            _ready = true;
        }
        return Task.CompletedTask;
    }

    public Task<LiveStoreState> ReadAsync(ReadQuery query, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var day = UnixTime.Day(query.Now.ToUnixTimeSeconds());
            var hours = UnixTime.LastDayHours(query.Now);
            _published ??= _totals.ToImmutableDictionary();
            return Task.FromResult(new LiveStoreState(
                _ready,
                _viewsTotal,
                _siteHours.Where(h => query.Today.Contains(h.Key)).Sum(h => h.Value),
                _waiting,
                _presence.Online(query.Since, query.Until),
                _presence.ReadingNow(query.Since, query.Until),
                query.Articles.ToDictionary(a => a, a => hours.Sum(h => _articleHours.GetValueOrDefault((a, h)))),
                _published,
                [.. _latest],
                _skipped.Where(s => s.Key.Day == day).ToDictionary(s => s.Key.Reason, s => s.Value),
                _siteHours.Where(h => UnixTime.Day(h.Key) == day).Sum(h => h.Value)));
        }
    }

    public Task<long> ReadsOfAsync(long articleId, long visitorId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        lock (_gate)
            return Task.FromResult(_reads.GetValueOrDefault((UnixTime.ReaderDay(visitorId, now.ToUnixTimeSeconds()), articleId, visitorId)));
    }

    public Task MarkAsync(IReadOnlyCollection<PresenceMark> marks, CancellationToken cancellationToken)
    {
        lock (_gate)
            _presence.Mark(marks);
        return Task.CompletedTask;
    }

    public Task LeaveAsync(IReadOnlyCollection<PresenceMark> marks, CancellationToken cancellationToken)
    {
        lock (_gate)
            _presence.Leave(marks);
        return Task.CompletedTask;
    }

    public Task<long> TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var seconds = olderThan.ToUnixTimeSeconds();
            var yesterday = UnixTime.Day(seconds) - UnixTime.DaySeconds;
            foreach (var hour in _siteHours.Keys.Where(h => h < yesterday).ToList())
                _siteHours.Remove(hour);
            foreach (var hour in _articleHours.Keys.Where(h => h.Hour < seconds - UnixTime.DaySeconds - 3600).ToList())
                _articleHours.Remove(hour);
            foreach (var pair in _reads.Keys.Where(r => r.Day != 0 && r.Day < yesterday).ToList())
                _reads.Remove(pair);
            foreach (var reason in _skipped.Keys.Where(s => s.Day < yesterday).ToList())
                _skipped.Remove(reason);
            return Task.FromResult(_presence.Trim(olderThan.ToUnixTimeMilliseconds()));
        }
    }

    private void Add(string writer, long seq, Batch batch)
    {
        foreach (var (group, count) in batch.Groups)
        {
            _groups[group] = _groups.GetValueOrDefault(group) + count.Hits;
            var pair = (UnixTime.ReaderDay(group.VisitorId, group.Minute), group.ArticleId, group.VisitorId);
            var isNew = !_reads.TryGetValue(pair, out var reads);
            _reads[pair] = reads + count.Hits;
            var total = _totals.GetValueOrDefault(group.ArticleId);
            _totals[group.ArticleId] = (total.Views + count.Hits, total.Readers + (isNew ? 1 : 0));
            var hour = UnixTime.Hour(group.Minute);
            _siteHours[hour] = _siteHours.GetValueOrDefault(hour) + count.Hits;
            _articleHours[(group.ArticleId, hour)] = _articleHours.GetValueOrDefault((group.ArticleId, hour)) + count.Hits;
        }
        foreach (var (skip, requests) in batch.Skips)
        {
            _skips[skip] = _skips.GetValueOrDefault(skip) + requests;
            var key = (UnixTime.Day(skip.Minute), skip.Reason);
            _skipped[key] = _skipped.GetValueOrDefault(key) + requests;
        }
        var place = 0;
        foreach (var hit in batch.Latest)
        {
            _latest.AddFirst(LatestHits.Create(writer, seq, place++, hit));
            if (_latest.Count > LatestKept)
                _latest.RemoveLast();
        }
        _viewsTotal += batch.Hits;
        _waiting += batch.Hits;
        if (batch.Hits > 0)
            _published = null;
    }
}
