using System.Collections.Concurrent;
using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Journal;
using BlogApp.Features.Giveaways.Model;

namespace BlogApp.Features.Giveaways.Deciding;

internal enum Acceptance
{
    /// <summary>The claim is in the journal.</summary>
    Accepted,

    /// <summary>The claimant had claimed before; the ticket is the same.</summary>
    Known,

    /// <summary>Too many claims wait for the database.</summary>
    Busy,

    /// <summary>The journal cannot be written.</summary>
    NoJournal,
}

/// <summary>The claims of this process: those that wait, in order of arrival, and the last decided ones.</summary>
internal sealed class ClaimBook(ClaimJournal journal) : IDisposable
{
    // About 500 bytes each. Older ones are read from SQL.
    private const int KeptDecided = 20_000;
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _claimed = new(0, 1);
    private readonly SemaphoreSlim _promised = new(0, 1);
    private readonly ConcurrentDictionary<string, ClaimEntry> _entries = new();
    private readonly LinkedList<ClaimEntry> _waiting = [];
    private readonly Queue<string> _decided = [];
    private readonly Dictionary<long, Line> _lines = [];
    private int _count, _unpromised;

    /// <summary>Claims without a decision.</summary>
    public int Waiting => Volatile.Read(ref _count);

    /// <summary>The claim of a ticket, if it waits or was decided lately in this process.</summary>
    public ClaimEntry? Find(string ticket) => _entries.GetValueOrDefault(ticket);

    /// <summary>Whether somebody holds this ticket.</summary>
    public bool Knows(long giveawayId, string ticket)
    {
        lock (_gate)
            return _entries.ContainsKey(ticket) || (_lines.GetValueOrDefault(giveawayId)?.Tickets.Contains(ticket) ?? false);
    }

    /// <summary>Journals the claim and puts it in line, as one step: whoever finds it here may be answered.</summary>
    public Acceptance Accept(in Claim claim, int mostWaiting)
    {
        lock (_gate)
        {
            if (_entries.ContainsKey(claim.Ticket) || (_lines.GetValueOrDefault(claim.GiveawayId)?.Tickets.Contains(claim.Ticket) ?? false))
                return Acceptance.Known;
            if (_count >= mostWaiting)
                return Acceptance.Busy;
            if (journal.TryAppend(claim) is not { } at)
                return Acceptance.NoJournal;
            Enter(claim, at);
        }
        Wake(_claimed);
        return Acceptance.Accepted;
    }

    /// <summary>Puts claims in line that a dead process left in its journal.</summary>
    public void Recover(IEnumerable<(JournaledAt At, Claim Claim)> claims)
    {
        lock (_gate)
        {
            foreach (var (at, claim) in claims)
            {
                // Journaled twice: a process had forgotten that SQL knows it.
                if (_entries.ContainsKey(claim.Ticket))
                    continue;
                at.Log.Add(at.Segment);
                Enter(claim, at);
            }
        }
        Wake(_claimed);
    }

    /// <summary>Notes who has claimed before, so that a second claim is not journaled.</summary>
    public void Remember(long giveawayId, IEnumerable<string> tickets)
    {
        lock (_gate)
            LineOf(giveawayId).Tickets.UnionWith(tickets);
    }

    /// <summary>Forgets who claimed a giveaway that takes no more claims.</summary>
    public void ForgetGiveaway(long giveawayId)
    {
        lock (_gate)
        {
            if (_lines.GetValueOrDefault(giveawayId) is { Waiting: 0 })
                _lines.Remove(giveawayId);
        }
    }

    /// <summary>The first claims, in order of arrival, that the live store has not been asked about.</summary>
    public List<ClaimEntry> Unpromised(int most)
    {
        lock (_gate)
            return _unpromised == 0 ? [] : [.. _waiting.Where(e => e.Promise is null).Take(Math.Min(most, _unpromised))];
    }

    /// <summary>The first claims that the live store has given a place.</summary>
    public List<ClaimEntry> Promised(int most)
    {
        lock (_gate)
            return _unpromised == _count ? [] : [.. _waiting.Where(e => e.Promise is not null).Take(Math.Min(most, _count - _unpromised))];
    }

    /// <summary>Notes what the live store says. The claimant is not told.</summary>
    public void Promise(IEnumerable<(ClaimEntry Entry, ClaimPromise Promise)> promises)
    {
        lock (_gate)
        {
            foreach (var (entry, promise) in promises)
                Change(entry, promise);
        }
        Wake(_promised);
    }

    /// <summary>Takes back what the live store said about a giveaway's waiting claims.</summary>
    public void ForgetPromises(long giveawayId)
    {
        lock (_gate)
        {
            foreach (var entry in _waiting.Where(e => e.Claim.GiveawayId == giveawayId))
                Change(entry, null);
        }
    }

    /// <summary>Waiting claims of a giveaway, and how many of them the live store has an item for.</summary>
    public (int Waiting, int Promised) CountOf(long giveawayId)
    {
        lock (_gate)
            return _lines.GetValueOrDefault(giveawayId) is { } line ? (line.Waiting, line.Promised) : (0, 0);
    }

    /// <summary>Tells the claimants. SQL contains the decisions.</summary>
    public void Tell(IReadOnlyCollection<(ClaimEntry Entry, DecidedClaim Decision)> decided)
    {
        if (decided.Count == 0)
            return;
        lock (_gate)
        {
            foreach (var (entry, _) in decided)
            {
                if (entry.Node is null)
                    continue;
                Change(entry, null);
                _waiting.Remove(entry.Node);
                entry.Node = null;
                _count--;
                _unpromised--;
                LineOf(entry.Claim.GiveawayId).Waiting--;
                _decided.Enqueue(entry.Claim.Ticket);
            }
            while (_decided.Count > KeptDecided)
                _entries.TryRemove(_decided.Dequeue(), out _);
        }
        foreach (var (entry, decision) in decided)
        {
            entry.Complete(decision);
            entry.At.Log.Settle(entry.At.Segment);
        }
    }

    /// <summary>Forgets a decided claim that the author has changed, so that SQL is asked.</summary>
    public void Forget(string ticket) => _entries.TryRemove(ticket, out _);

    /// <summary>Waits until there is a claim that the live store has not been asked about.</summary>
    public Task WaitForClaimsAsync(TimeSpan atMost, CancellationToken cancellationToken) => _claimed.WaitAsync(atMost, cancellationToken);

    /// <summary>Waits until the live store has given a claim its place.</summary>
    public Task WaitForPromisesAsync(TimeSpan atMost, CancellationToken cancellationToken) => _promised.WaitAsync(atMost, cancellationToken);

    private void Enter(in Claim claim, JournaledAt at)
    {
        var entry = new ClaimEntry(claim, at);
        entry.Node = _waiting.AddLast(entry);
        _count++;
        _unpromised++;
        var line = LineOf(claim.GiveawayId);
        line.Waiting++;
        line.Tickets.Add(claim.Ticket);
        _entries[claim.Ticket] = entry;
    }

    private void Change(ClaimEntry entry, ClaimPromise? promise)
    {
        // Decided meanwhile.
        if (entry.Node is null)
            return;
        _unpromised += (promise is null ? 1 : 0) - (entry.Promise is null ? 1 : 0);
        LineOf(entry.Claim.GiveawayId).Promised += (promise is { Won: true } ? 1 : 0) - (entry.Promise is { Won: true } ? 1 : 0);
        entry.Promise = promise;
    }

    private Line LineOf(long giveawayId) => _lines.TryGetValue(giveawayId, out var line) ? line : _lines[giveawayId] = new Line();

    private static void Wake(SemaphoreSlim signal)
    {
        if (signal.CurrentCount > 0)
            return;
        try
        {
            signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another claim woke the pump at the same moment.
        }
    }

    public void Dispose()
    {
        _claimed.Dispose();
        _promised.Dispose();
    }

    /// <summary>What is known about one giveaway's claims.</summary>
    private sealed class Line
    {
        /// <summary>Everyone who claimed, also those whose claim was decided.</summary>
        public HashSet<string> Tickets { get; } = new(StringComparer.Ordinal);

        public int Waiting, Promised;
    }
}
