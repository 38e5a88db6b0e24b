using BlogApp.Data.Giveaways;
using BlogApp.Features.Giveaways.Journal;
using BlogApp.Features.Giveaways.Model;

namespace BlogApp.Features.Giveaways.Deciding;

/// <summary>A claim on its way to its decision.</summary>
internal sealed class ClaimEntry(in Claim claim, JournaledAt at)
{
    private readonly TaskCompletionSource<DecidedClaim> _decided = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ClaimPromise? _promise;

    public Claim Claim { get; } = claim;

    public JournaledAt At { get; } = at;

    /// <summary>Its place in the line, which changes only under the book's lock; null when it was decided.</summary>
    public LinkedListNode<ClaimEntry>? Node { get; set; }

    /// <summary>What the live store gave it; null before that, and after the live store turned out to be wrong.</summary>
    public ClaimPromise? Promise { get => _promise; set => _promise = value; }

    /// <summary>Completes when SQL contains the decision. Nobody is told anything before.</summary>
    public Task<DecidedClaim> Decided => _decided.Task;

    /// <summary>The decision; null while it waits.</summary>
    public DecidedClaim? Decision => _decided.Task.IsCompletedSuccessfully ? _decided.Task.Result : null;

    public void Complete(DecidedClaim decision) => _decided.TrySetResult(decision);
}

/// <summary>What a live store says to a claim: its place in order of arrival, and whether there is an item for it.</summary>
internal sealed record ClaimPromise(int Place, bool Won);
