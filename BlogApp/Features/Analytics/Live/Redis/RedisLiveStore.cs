using System.Collections.Immutable;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Model;
using BlogApp.Platform.Redis;
using StackExchange.Redis;

namespace BlogApp.Features.Analytics.Live.Redis;

/// <summary>The live store in Redis. Each operation is one Lua script, so it is atomic.</summary>
internal sealed class RedisLiveStore(RedisConnection redis) : ILiveStore
{
    // The site total at which all articles' totals were last read. They rarely change from one second to the next.
    private string _known = "";
    private ImmutableDictionary<long, (long Views, long Readers)> _totals = ImmutableDictionary<long, (long, long)>.Empty;

    public string Name => "redis";

    public async Task<ApplyResult> ApplyAsync(string writer, long seq, Batch batch, CancellationToken cancellationToken)
    {
        var reply = (RedisValue[])(await redis.Database.ScriptEvaluateAsync(LiveScripts.Apply,
            [LiveKeys.Epoch, LiveKeys.Seq, LiveKeys.Base, LiveKeys.Deltas, LiveKeys.Views, LiveKeys.Readers, LiveKeys.Site, LiveKeys.Latest],
            ApplyArguments.Create(writer, seq, batch)))!;
        return new ApplyResult((ApplyStatus)(int)reply[0], (long)reply[1]);
    }

    public async Task<Cut?> TakeCutAsync(CancellationToken cancellationToken)
    {
        var previous = "";
        while (true)
        {
            var result = await redis.Database.ScriptEvaluateAsync(LiveScripts.Cut,
                [LiveKeys.Epoch, LiveKeys.Seq, LiveKeys.Base, LiveKeys.Deltas, LiveKeys.Site, LiveKeys.Cut, LiveKeys.CutBase, LiveKeys.CutEnd,
                 LiveKeys.Views, LiveKeys.Readers],
                [LiveKeys.Prefix, Guid.NewGuid().ToString("n")]);
            if (result.IsNull)
                return null;
            var reply = (RedisResult[])result!;
            var id = (string)reply[0]!;
            // The content is stored under the cut's own name and never changes, so it is read completely or not at all.
            var content = await redis.Database.HashGetAllAsync(LiveKeys.CutContent(id));
            var complete = content.Sum(static delta => (long)delta.Value) == (long)reply[3];
            // It is gone because another run finished the cut meanwhile; there is a new one.
            if (!complete && id != previous)
            {
                previous = id;
                continue;
            }
            var groups = new Dictionary<HitGroup, int>(content.Length);
            var skips = new Dictionary<SkipGroup, int>();
            foreach (var delta in content)
                DeltaField.Read(delta.Name!, (int)delta.Value, groups, skips);
            return new Cut(id, Vector((RedisValue[])reply[1]!), Vector((RedisValue[])reply[2]!), groups, skips, Whole: complete && (long)reply[4] == 1);
        }
    }

    public Task FinishAsync(string cutId, CancellationToken cancellationToken) => redis.Database.ScriptEvaluateAsync(
        LiveScripts.Finish, [LiveKeys.Cut, LiveKeys.CutBase, LiveKeys.CutEnd], [LiveKeys.Prefix, cutId]);

    public Task RebuildAsync(LiveBase from, CancellationToken cancellationToken) =>
        RedisRebuild.RunAsync(redis.Database, from);

    public async Task<LiveStoreState> ReadAsync(ReadQuery query, CancellationToken cancellationToken)
    {
        var utcDay = UnixTime.Day(query.Now.ToUnixTimeSeconds());
        var hours = query.Articles.Count > 0 ? UnixTime.LastDayHours(query.Now) : [];
        RedisValue[] arguments = [LiveKeys.Prefix, query.Since, query.Until, utcDay, Volatile.Read(ref _known), query.Today.Start, query.Today.Hours, hours.Length,
            .. hours.Select(h => (RedisValue)h), .. query.Articles.Select(a => (RedisValue)a)];
        var reply = (RedisResult[])(await redis.Database.ScriptEvaluateAsync(LiveScripts.Read,
            [LiveKeys.Epoch, LiveKeys.Views, LiveKeys.Readers, LiveKeys.Site, LiveKeys.Latest, LiveKeys.Online, LiveKeys.Reading, LiveKeys.Cut],
            arguments))!;
        var known = $"{reply[0]}:{reply[1]}";
        if (known != _known)
            Remember(known, (RedisValue[])reply[7]!, (RedisValue[])reply[8]!);
        return new LiveStoreState(((string?)reply[0])?.Length > 0, (long)reply[1], (long)reply[2], (long)reply[3], (int)reply[4],
            Numbers((RedisValue[])reply[5]!).ToDictionary(n => n.Key, n => (int)n.Value),
            Numbers((RedisValue[])reply[6]!).ToDictionary(n => n.Key, n => n.Value),
            _totals,
            Latest((RedisValue[])reply[9]!),
            Numbers((RedisValue[])reply[10]!).ToDictionary(n => (byte)n.Key, n => n.Value),
            (long)reply[11]);
    }

    public async Task<long> ReadsOfAsync(long articleId, long visitorId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var day = UnixTime.ReaderDay(visitorId, now.ToUnixTimeSeconds());
        return (long)await redis.Database.HashGetAsync(LiveKeys.Prefix + LiveKeys.PairsName(day), LiveKeys.PairField(articleId, visitorId));
    }

    public Task MarkAsync(IReadOnlyCollection<PresenceMark> marks, CancellationToken cancellationToken)
    {
        var work = new List<Task>
        {
            redis.Database.SortedSetAddAsync(LiveKeys.Online, [.. marks.Select(m => new SortedSetEntry(m.VisitorId, m.At))]),
        };
        foreach (var article in marks.Where(m => m.ArticleId != 0).GroupBy(m => m.ArticleId))
        {
            work.Add(redis.Database.SortedSetAddAsync(LiveKeys.ReadingOf(article.Key), [.. article.Select(m => new SortedSetEntry(m.VisitorId, m.At))]));
            work.Add(redis.Database.SortedSetAddAsync(LiveKeys.Reading, article.Key, article.Max(m => m.At)));
        }
        return Task.WhenAll(work);
    }

    public Task LeaveAsync(IReadOnlyCollection<PresenceMark> marks, CancellationToken cancellationToken) => Task.WhenAll(marks.Select(mark =>
        redis.Database.SortedSetRemoveAsync(mark.ArticleId == 0 ? LiveKeys.Online : LiveKeys.ReadingOf(mark.ArticleId), mark.VisitorId)));

    public async Task<long> TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) => (long)await redis.Database.ScriptEvaluateAsync(
        LiveScripts.Trim, [LiveKeys.Online, LiveKeys.Reading], [LiveKeys.Prefix, olderThan.ToUnixTimeMilliseconds()]);

    private void Remember(string known, RedisValue[] views, RedisValue[] readers)
    {
        var counts = Numbers(readers).ToDictionary(n => n.Key, n => n.Value);
        _totals = Numbers(views).ToImmutableDictionary(n => n.Key, n => (n.Value, counts.GetValueOrDefault(n.Key)));
        Volatile.Write(ref _known, known);
    }

    private static IReadOnlyList<LatestHit> Latest(RedisValue[] lines)
    {
        var hits = new List<LatestHit>(lines.Length);
        foreach (var line in lines)
        {
            if (LatestHits.TryParse(line!, out var hit))
                hits.Add(hit);
        }
        return hits;
    }

    private static ImmutableDictionary<string, long> Vector(RedisValue[] flat) =>
        flat.Chunk(2).ToImmutableDictionary(pair => (string)pair[0]!, pair => (long)pair[1]);

    private static IEnumerable<KeyValuePair<long, long>> Numbers(RedisValue[] flat) =>
        flat.Chunk(2).Select(pair => KeyValuePair.Create((long)pair[0], (long)pair[1]));
}
