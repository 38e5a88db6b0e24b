using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Persist;

namespace BlogApp.Tests.Faults.Model;

/// <summary>The data that a live store starts from: one snapshot of SQL.</summary>
internal sealed record SqlSnapshot(Dictionary<string, long> Watermarks, int[] Totals, int[] Hours);

/// <summary>SQL as the protocol sees it: two tables of counts, the watermarks, and a single writer.</summary>
internal sealed class ModelSql(Truth truth, Rule broken)
{
    private readonly Dictionary<string, long> _highest = [];
    private Dictionary<string, long> _watermarks = [];

    public bool Down { get; set; }

    /// <summary>The owner of the open transaction.</summary>
    public object? Writing { get; set; }

    public int[] Totals { get; private set; } = new int[Truth.Articles];
    public int[] Hours { get; private set; } = new int[Truth.Articles];

    /// <summary>The highest watermark so far. Nothing beyond it may be pruned.</summary>
    public long HighestOf(string writer) => _highest.GetValueOrDefault(writer);

    public long WatermarkOf(string writer) => _watermarks.GetValueOrDefault(writer);

    public Dictionary<string, long> Watermarks() => new(_watermarks);

    public SqlSnapshot Snapshot() => new(new(_watermarks), Sums.Copy(Totals), Sums.Copy(Hours));

    public void Register(IEnumerable<string> writers) => BlogApp.Features.Analytics.Persist.Watermarks.Register(_watermarks, writers);

    /// <param name="cut">The run's cut.</param>
    /// <param name="own">The writers that its transaction lists first.</param>
    public PersistOutcome Judge(ModelCut cut, IEnumerable<string> own)
    {
        if (broken is Rule.WatermarksCompared)
            return PersistOutcome.Persisted;
        var watermarks = Watermarks();
        BlogApp.Features.Analytics.Persist.Watermarks.Register(watermarks, broken is Rule.ForeignWritersRefused ? cut.Vectors.End.Keys : own);
        if (broken is Rule.StaleStoresRefused or Rule.ForeignWritersRefused)
            watermarks = watermarks.Where(w => cut.Vectors.End.ContainsKey(w.Key)).ToDictionary();
        return BlogApp.Features.Analytics.Persist.Watermarks.Judge(watermarks, cut.Vectors);
    }

    public void Commit(ModelCut cut, IEnumerable<string> own)
    {
        Register(own);
        Sums.Add(Totals, cut.Deltas);
        if (broken is not Rule.OneTransaction)
            Sums.Add(Hours, cut.Deltas);
        foreach (var (writer, seq) in cut.Vectors.End)
        {
            if (seq < WatermarkOf(writer))
                throw new ViolationException($"the watermark of {writer} went back from {WatermarkOf(writer)} to {seq}");
            Mark(writer, seq);
        }
        Compare();
    }

    public void CommitSecondHalf(ModelCut cut) => Sums.Add(Hours, cut.Deltas);

    /// <summary>Like WatermarkRepair.</summary>
    public void Raise(string writer, long seq, bool restored)
    {
        var stands = WatermarkOf(writer);
        if (stands >= seq)
            return;
        if (!restored || seq > HighestOf(writer))
            throw new ViolationException($"the watermark of {writer} was raised from {stands} to {seq}, and no database ever contained that");
        truth.AddTo(truth.Gone, writer, stands + 1, seq);
        Mark(writer, seq);
        Compare();
    }

    /// <summary>Restores an older copy of the database.</summary>
    public void Restore(SqlSnapshot copy)
    {
        _watermarks = new(copy.Watermarks);
        Totals = Sums.Copy(copy.Totals);
        Hours = Sums.Copy(copy.Hours);
        Writing = null;
    }

    private void Mark(string writer, long seq)
    {
        _watermarks[writer] = seq;
        _highest[writer] = Math.Max(seq, HighestOf(writer));
    }

    /// <summary>SQL must always contain exactly the batches up to the watermarks.</summary>
    private void Compare()
    {
        var expected = new int[Truth.Articles];
        foreach (var (writer, seq) in _watermarks)
        {
            if (truth.Knows(writer))
                truth.AddTo(expected, writer, 1, seq);
            else if (seq > 0)
                throw new ViolationException($"SQL counts hits of {writer}, which is no writer of this blog");
        }
        for (var i = 0; i < expected.Length; i++)
        {
            if (Totals[i] != expected[i] - truth.Gone[i])
                throw new ViolationException($"SQL holds {Sums.Text(Totals)} where its watermarks stand for {Sums.Text(expected)} less {Sums.Text(truth.Gone)}");
        }
    }
}

/// <param name="Vectors">The product's cut: id, base and end.</param>
internal sealed record ModelCut(Cut Vectors, int[] Deltas);
