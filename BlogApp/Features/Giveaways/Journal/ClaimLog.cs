using BlogApp.Features.Analytics.Journal;
using BlogApp.Platform.Failpoints;

namespace BlogApp.Features.Giveaways.Journal;

/// <summary>One writer's folder of claims, held by a lock while its process lives. A segment is deleted when SQL has a decision for each of its claims.</summary>
internal sealed class ClaimLog(string directory, FileStream lockFile) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<int, int> _undecided = [];

    public string Directory { get; } = directory;

    /// <summary>Whether SQL has a decision for everything in it.</summary>
    public bool IsSettled
    {
        get
        {
            lock (_gate)
                return _undecided.Values.All(count => count == 0);
        }
    }

    public void AddSegment(int number)
    {
        lock (_gate)
            _undecided.TryAdd(number, 0);
    }

    public void Add(int segment)
    {
        lock (_gate)
            _undecided[segment]++;
    }

    public void Settle(int segment)
    {
        lock (_gate)
            _undecided[segment]--;
    }

    /// <summary>Deletes the settled segments before the given one.</summary>
    public void Prune(int before)
    {
        List<int> settled;
        lock (_gate)
            settled = [.. _undecided.Where(s => s.Key < before && s.Value == 0).Select(s => s.Key)];
        foreach (var segment in settled)
        {
            Failpoint.Pass(FailpointNames.BeforeClaimPrune);
            File.Delete(JournalSegment.PathOf(Directory, segment));
            lock (_gate)
                _undecided.Remove(segment);
        }
    }

    /// <summary>Deletes all of it.</summary>
    public void Retire()
    {
        Failpoint.Pass(FailpointNames.BeforeClaimPrune);
        Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    public void Dispose() => lockFile.Dispose();
}
