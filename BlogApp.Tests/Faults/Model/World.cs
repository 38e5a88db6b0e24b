namespace BlogApp.Tests.Faults.Model;

/// <summary>
/// One run of the model: servers, live store and SQL, and a scheduler that randomly picks anyone's next step, or a
/// fault. Each step is atomic in the product; between any two of them anything else may happen.
/// </summary>
internal sealed partial class World
{
    private const int Steps = 160;
    private readonly Rule _broken;
    private readonly Dice _dice;
    private readonly Scenario _scenario;
    private readonly List<string>? _trace;
    private readonly Truth _truth = new();
    private readonly ModelSql _sql;
    private readonly Node[] _nodes;
    private readonly List<Action> _late = [];
    private readonly List<StoreState> _dumps = [];
    private readonly List<SqlSnapshot> _backups = [];
    private bool _healing;
    private bool _restored;
    private int _runs;

    public World(long seed, Rule broken = Rule.None, List<string>? trace = null)
    {
        _broken = broken;
        _trace = trace;
        _dice = new Dice(seed);
        _scenario = _dice.Below(20) switch { < 3 => Scenario.Calm, < 7 => Scenario.Embedded, < 17 => Scenario.Redis, _ => Scenario.DatabaseRestored };
        _sql = new ModelSql(_truth, broken);
        var redis = new ModelStore("redis", shared: true, broken);
        _nodes = _scenario is Scenario.Embedded ? [new Node(0, redis)] : [new Node(0, redis), new Node(1, redis)];
        if (_scenario is Scenario.Calm)
            redis.Rebuild(_sql.Snapshot());
        _trace?.Add($"{_scenario}, {(broken is Rule.None ? "the protocol as it is" : $"without the rule {broken}")}");
        foreach (var node in _nodes)
            Start(node);
    }

    private ModelStore Redis => _nodes[0].Primary;

    private bool HasRedis => _scenario is not Scenario.Embedded;

    /// <summary>Runs to the end, heals everything, and compares.</summary>
    /// <exception cref="ViolationException">The protocol was broken.</exception>
    public void Run()
    {
        for (var i = 0; i < Steps; i++)
        {
            var node = _nodes[_dice.Below(_nodes.Length)];
            var what = _dice.Below(1000);
            if (what < 60)
                Misfortune(node, what);
            else if (!node.Alive)
                Start(node);
            else if (what < 330)
                Hit(node);
            else if (what < 620)
                Pump(node);
            else
                PersistOrStall(node);
        }
        Heal();
    }

    private void PersistOrStall(Node node)
    {
        if (node.Stalled.Count > 0 && _dice.Percent(15))
        {
            Step(node, node.Stalled[_dice.Below(node.Stalled.Count)]);
        }
        else if (node.Run is null)
        {
            if (_dice.Percent(40))
                node.Run = new PersistRun(++_runs, node.Current);
        }
        else if (node.Stalled.Count < 2 && _dice.Percent(4))
        {
            _trace?.Add($"{node.Name}: {node.Run.Name} stalls before {node.Run.Step}");
            node.Stalled.Add(node.Run);
            node.Run = null;
        }
        else
        {
            Step(node, node.Run);
        }
    }

    private void Hit(Node node)
    {
        var article = _dice.Below(Truth.Articles);
        node.Own.Append(article, _truth);
        _truth.Acknowledged[article]++;
        _trace?.Add($"{node.Name}: a hit on {article} is journaled by {node.Own.Writer}");
    }

    private void Start(Node node)
    {
        // Without SQL a server cannot start.
        if (_sql.Down)
            return;
        node.Alive = true;
        foreach (var dead in node.Disk)
        {
            dead.Recover(_truth);
            node.Logs.Add(dead);
            _trace?.Add($"{node.Name}: recovers {dead.Writer}, batches {dead.Index.FirstSeq} to {dead.Index.LastSeq}");
        }
        node.Own = new ModelJournal($"{node.Name}{++node.Starts}", _broken);
        _truth.Begin(node.Own.Writer);
        node.Disk.Add(node.Own);
        node.Logs.Add(node.Own);
        if (!HasRedis)
            node.Primary = new ModelStore($"memory of {node.Own.Writer}", shared: false, _broken);
        // As after its first persist run. The other scenarios try runs with writers that SQL does not list yet.
        if (_scenario is Scenario.Calm)
            _sql.Register([node.Own.Writer]);
        _trace?.Add($"{node.Name}: starts as {node.Own.Writer}");
    }

    private void Crash(Node node)
    {
        if (!node.Alive)
            return;
        _trace?.Add($"{node.Name}: crashes; pump at {node.Pump}, {node.Run?.Name ?? "no run"} at {node.Run?.Step}");
        if (_sql.Writing is PersistRun run && (node.Run == run || node.Stalled.Contains(run)))
            _sql.Writing = null;
        node.End();
    }

    /// <summary>SIGTERM at a moment when the drain finds everything in SQL. A hit may still arrive.</summary>
    private void Stop(Node node, bool lateHits)
    {
        var watermarks = _sql.Watermarks();
        if (_sql.Down || node.Run is not null || node.Stalled.Count > 0 || !node.Logs.All(log => log.Index.IsContained(watermarks.GetValueOrDefault(log.Writer))))
            return;
        if (lateHits)
            Hit(node);
        if (_broken is not Rule.StopEndsBatch)
            node.Own.EndBatch(_truth);
        var contained = node.Own.Index.IsContained(watermarks.GetValueOrDefault(node.Own.Writer));
        _trace?.Add($"{node.Name}: stops; the journal {(contained ? "is deleted" : "stays")}");
        if (contained)
            Delete(node, node.Own);
        node.End();
    }

    private static void Delete(Node node, ModelJournal log)
    {
        log.Retired = true;
        node.Disk.Remove(log);
        node.Logs.Remove(log);
    }
}
