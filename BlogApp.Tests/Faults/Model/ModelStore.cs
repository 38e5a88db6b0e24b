using System.Collections.Immutable;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Model;

namespace BlogApp.Tests.Faults.Model;

/// <summary>The complete state of a live store at one moment.</summary>
internal sealed record StoreState(bool Ready, BatchVectors Vectors, int[] Deltas, ModelCut? Cut, int[] Totals)
{
    public static StoreState Empty() => new(false, BatchVectors.At(ImmutableDictionary<string, long>.Empty), new int[Truth.Articles], null, new int[Truth.Articles]);
}

/// <summary>A live store that decides with the product's code (<see cref="BatchVectors"/>) and keeps its numbers in small arrays.</summary>
internal sealed class ModelStore(string name, bool shared, Rule broken)
{
    private static readonly Dictionary<HitGroup, int> NoGroups = [];
    private static readonly Dictionary<SkipGroup, int> NoSkips = [];
    private StoreState _state = StoreState.Empty();
    private int _cuts;

    public string Name { get; } = name;

    /// <summary>Whether it is across a network, where answers may be lost. Otherwise it is in the process's memory.</summary>
    public bool Shared { get; } = shared;

    public bool Down { get; set; }
    public bool Ready => _state.Ready;
    public int[] Totals => _state.Totals;
    public string? OutstandingCut => _state.Cut?.Vectors.Id;

    public StoreState Save() => _state with { Deltas = Sums.Copy(_state.Deltas), Totals = Sums.Copy(_state.Totals) };

    public void Load(StoreState state) => _state = state with { Deltas = Sums.Copy(state.Deltas), Totals = Sums.Copy(state.Totals) };

    public ApplyResult Apply(string writer, long seq, int[] content)
    {
        if (!_state.Ready)
            return new ApplyResult(ApplyStatus.Empty, 0);
        var vectors = _state.Vectors;
        var answer = broken is Rule.SequenceChecked ? new ApplyResult(ApplyStatus.Applied, seq) : vectors.Answer(writer, seq);
        if (answer.Status is ApplyStatus.Applied)
        {
            Sums.Add(_state.Deltas, content);
            Sums.Add(_state.Totals, content);
            _state = _state with { Vectors = vectors.With(writer, Math.Max(seq, vectors.Seq.GetValueOrDefault(writer))) };
        }
        return answer;
    }

    public ModelCut? TakeCut()
    {
        if (!_state.Ready || _state.Cut is not null && broken is not Rule.CutIdempotent)
            return _state.Cut;
        var vectors = _state.Vectors;
        if (broken is Rule.EmptyCutsCompared && vectors.Seq.All(s => vectors.Base.GetValueOrDefault(s.Key) == s.Value))
            return null;
        var cut = new ModelCut(new Cut($"{Name}-{++_cuts}", vectors.Base, vectors.Seq, NoGroups, NoSkips), _state.Deltas);
        _state = _state with { Cut = cut, Deltas = new int[Truth.Articles], Vectors = vectors.AfterCut() };
        return cut;
    }

    public void Finish(string id)
    {
        if (_state.Cut?.Vectors.Id == id || broken is Rule.FinishedById)
            _state = _state with { Cut = null };
    }

    public void Rebuild(SqlSnapshot from)
    {
        var vectors = BatchVectors.At(from.Watermarks);
        if (broken is Rule.RebuildSetsSeq)
            vectors = vectors with { Seq = _state.Vectors.Seq };
        _state = new StoreState(true, vectors, new int[Truth.Articles], null, Sums.Copy(from.Totals));
    }

    public void Wipe() => _state = StoreState.Empty();

    /// <summary>Exchanges it for another blog's store: young or persisted, with or without an outstanding cut.</summary>
    public void Exchange(Dice dice)
    {
        var seq = 1 + dice.Below(4);
        var vectors = new BatchVectors(
            ImmutableDictionary<string, long>.Empty.Add("foreign", dice.Below(seq + 1)),
            ImmutableDictionary<string, long>.Empty.Add("foreign", seq));
        _state = new StoreState(true, vectors, [1, 2, 3], null, [50, 60, 70]);
        if (dice.Percent(50))
            TakeCut();
    }
}
