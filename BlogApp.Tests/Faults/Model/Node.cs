using BlogApp.Features.Analytics.Live;

namespace BlogApp.Tests.Faults.Model;

internal enum PumpStep
{
    Idle,
    Send,
    Raise,
    ReadSql,
    Rebuild,
    FallBack,
    ReadSqlToReturn,
    Return,
}

/// <summary>One server: a data directory that survives its processes, and the running process, if any.</summary>
internal sealed class Node(int id, ModelStore primary)
{
    public string Name { get; } = $"{(char)('A' + id)}";

    /// <summary>The folder with its journals.</summary>
    public List<ModelJournal> Disk { get; } = [];

    public int Starts { get; set; }
    public bool Alive { get; set; }
    public ModelStore Primary { get; set; } = primary;

    // Everything below belongs to the process.
    public List<ModelJournal> Logs { get; } = [];
    public ModelJournal Own { get; set; } = null!;
    public ModelStore? Fallback { get; set; }
    public Dictionary<string, SendCursor> Cursors { get; } = [];
    public PersistRun? Run { get; set; }
    public List<PersistRun> Stalled { get; } = [];

    public PumpStep Pump { get; set; }
    public ModelStore Target { get; set; } = primary;
    public ModelJournal[] Round { get; set; } = [];
    public int At { get; set; }
    public SqlSnapshot? From { get; set; }

    public ModelStore Current => Fallback ?? Primary;

    public SendCursor CursorOf(ModelJournal log)
    {
        if (!Cursors.TryGetValue(log.Writer, out var cursor))
            Cursors[log.Writer] = cursor = new SendCursor();
        return cursor;
    }

    /// <summary>Ends the process; it loses everything in memory.</summary>
    public void End()
    {
        Alive = false;
        Logs.Clear();
        Fallback = null;
        Cursors.Clear();
        Run = null;
        Stalled.Clear();
        Pump = PumpStep.Idle;
        Round = [];
        From = null;
    }
}

internal enum PersistStep
{
    TakeCut,
    ReadContent,
    Compare,
    Commit,
    CommitSecondHalf,
    LookAgain,
    ReadSql,
    Rebuild,
    Finish,
    ReadWatermarks,
    Prune,
    Done,
}

/// <summary>One run of the persist job, between two of its steps.</summary>
internal sealed class PersistRun(int number, ModelStore store)
{
    public string Name { get; } = $"run {number}";
    public ModelStore Store { get; } = store;
    public PersistStep Step { get; set; }
    public ModelCut? Cut { get; set; }
    public SqlSnapshot? From { get; set; }
    public Dictionary<string, long> Watermarks { get; set; } = [];
}
