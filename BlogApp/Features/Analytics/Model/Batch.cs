using BlogApp.Features.Analytics.Journal;

namespace BlogApp.Features.Analytics.Model;

/// <summary>Groups hits that are equal in everything the rollups keep.</summary>
/// <param name="Minute">Unix seconds of the start of the minute.</param>
internal readonly record struct HitGroup(long ArticleId, long VisitorId, long Minute, ClientFacets Client);

/// <summary>The number of hits in a group, and the time of the last one (Unix milliseconds).</summary>
internal readonly record struct GroupCount(int Hits, long Last);

/// <summary>Groups uncounted article requests by reason and minute.</summary>
internal readonly record struct SkipGroup(byte Reason, long Minute);

/// <summary>Consecutive hits and skips of one writer, summed: the delta that a live store applies as a unit.</summary>
internal sealed class Batch
{
    private const int LatestKept = 20;
    private readonly Queue<Hit> _latest = new(LatestKept);

    public Dictionary<HitGroup, GroupCount> Groups { get; } = [];
    public Dictionary<SkipGroup, int> Skips { get; } = [];

    /// <summary>Number of counted hits.</summary>
    public int Hits { get; private set; }

    /// <summary>The last individual hits, oldest first.</summary>
    public IReadOnlyCollection<Hit> Latest => _latest;

    public void Add(ReadOnlySpan<byte> payload)
    {
        switch ((JournalRecord.Kind)payload[0])
        {
            case JournalRecord.Kind.Hit:
                Add(JournalRecord.ReadHit(payload));
                break;
            case JournalRecord.Kind.Skip:
                var (reason, at) = JournalRecord.ReadSkip(payload);
                AddSkip(reason, at);
                break;
        }
    }

    public void Add(in Hit hit)
    {
        Hits++;
        var group = new HitGroup(hit.ArticleId, hit.VisitorId, MinuteOf(hit.At), hit.Client);
        ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(Groups, group, out _);
        count = new GroupCount(count.Hits + 1, Math.Max(count.Last, hit.At));
        if (_latest.Count == LatestKept)
            _latest.Dequeue();
        _latest.Enqueue(hit);
    }

    public void AddSkip(byte reason, long at)
    {
        var group = new SkipGroup(reason, MinuteOf(at));
        Skips[group] = Skips.GetValueOrDefault(group) + 1;
    }

    private static long MinuteOf(long milliseconds) => milliseconds / 60_000 * 60;
}
