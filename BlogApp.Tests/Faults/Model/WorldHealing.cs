namespace BlogApp.Tests.Faults.Model;

/// <summary>The end of a run: everything recovers, nobody reads any more, and the numbers must come to rest and be correct.</summary>
internal sealed partial class World
{
    private const int RoundsToRest = 40;

    private void Heal()
    {
        _trace?.Add("--- everything comes back, and no more hits");
        _healing = true;
        _sql.Down = false;
        if (HasRedis)
            Redis.Down = false;
        var quiet = 0;
        var faulted = false;
        for (var round = 0; quiet < 3; round++)
        {
            if (round == RoundsToRest)
                throw new ViolationException($"after {round} rounds without a fault the counts are not in SQL");
            Deliver();
            foreach (var node in _nodes)
                Settle(node);
            quiet = AtRest() ? quiet + 1 : 0;
            if (quiet == 1 && !faulted && _scenario is (Scenario.Redis or Scenario.DatabaseRestored))
            {
                // The quiet day: nothing new arrives that would reveal the store's loss.
                faulted = true;
                StoreFault(9 + _dice.Below(9));
                Redis.Down = false;
                quiet = 0;
            }
        }
        Judge();
        foreach (var node in _nodes)
            Stop(node, lateHits: false);
        if (_nodes.FirstOrDefault(n => n.Disk.Count > 0) is { } full)
            throw new ViolationException($"after the drain {full.Name} still has the journal {full.Disk[0].Writer}");
    }

    private void Settle(Node node)
    {
        if (!node.Alive)
            Start(node);
        foreach (var run in node.Stalled.ToArray())
            Step(node, run);
        for (var steps = 0; steps == 0 || node.Pump is not PumpStep.Idle; steps++)
        {
            if (steps > 500)
                throw new ViolationException($"the pump of {node.Name} does not come to the end of its round");
            Pump(node);
            if (node.Pump is PumpStep.Raise && _sql.Writing is not null)
                break;
        }
        node.Run ??= new PersistRun(++_runs, node.Current);
        for (var steps = 0; steps < 20 && node.Run is not null; steps++)
            Step(node, node.Run);
    }

    private bool AtRest()
    {
        foreach (var node in _nodes)
        {
            if (node.Fallback is not null || node.Stalled.Count > 0 || node.Run is not null)
                return false;
            foreach (var log in node.Logs)
            {
                if (!log.Index.IsContained(_sql.WatermarkOf(log.Writer)))
                    return false;
            }
        }
        return _late.Count == 0;
    }

    /// <summary>Checks I1 and I3 exactly, and the live numbers.</summary>
    private void Judge()
    {
        foreach (var writer in _truth.Writers)
        {
            // Their journals were pruned because SQL contained them, and then that database was lost.
            if (_sql.WatermarkOf(writer) < _truth.LastOf(writer) && _restored && _sql.HighestOf(writer) == _truth.LastOf(writer))
                _truth.AddTo(_truth.Gone, writer, _sql.WatermarkOf(writer) + 1, _truth.LastOf(writer));
        }
        var expected = Sums.Copy(_truth.Acknowledged);
        for (var i = 0; i < expected.Length; i++)
            expected[i] -= _truth.Gone[i];
        Compare("article totals in SQL", _sql.Totals, expected);
        Compare("hours in SQL", _sql.Hours, expected);
        foreach (var node in _nodes)
            Compare($"live totals of {node.Current.Name}", node.Current.Totals, expected);
    }

    private static void Compare(string what, int[] found, int[] expected)
    {
        if (!found.SequenceEqual(expected))
            throw new ViolationException($"{what}: {Sums.Text(found)} where {Sums.Text(expected)} were acknowledged");
    }
}
