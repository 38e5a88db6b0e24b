namespace BlogApp.Tests.Faults.Model;

/// <summary>The possible faults, one at a time.</summary>
internal sealed partial class World
{
    private void Misfortune(Node node, int what)
    {
        switch (what)
        {
            case < 14:
                Crash(node);
                break;
            case < 18:
                if (node.Alive)
                    Stop(node, lateHits: _dice.Percent(50));
                break;
            case < 25:
                _sql.Down = !_sql.Down;
                _trace?.Add(_sql.Down ? "SQL is away" : "SQL is back");
                break;
            case < 28:
                if (_sql.Writing is not null)
                    _trace?.Add("SQL gives the open transaction up");
                _sql.Writing = null;
                break;
            case < 34:
                Deliver();
                break;
            default:
                if (_scenario is Scenario.Redis or Scenario.DatabaseRestored)
                    StoreFault(what - 34);
                break;
        }
    }

    private void StoreFault(int what)
    {
        switch (what)
        {
            case < 9:
                _dumps.Add(Redis.Save());
                break;
            case < 14:
                if (_dumps.Count == 0)
                    break;
                var back = _dice.Below(_dumps.Count);
                Redis.Load(_dumps[back]);
                _trace?.Add($"Redis is set back to its dump {back + 1} of {_dumps.Count}");
                break;
            case < 16:
                Redis.Wipe();
                _trace?.Add("Redis is wiped");
                break;
            case < 18:
                Redis.Exchange(_dice);
                _trace?.Add("Redis is another blog's");
                break;
            case < 21:
                Redis.Down = !Redis.Down;
                _trace?.Add(Redis.Down ? "Redis is away" : "Redis is back");
                break;
            default:
                DatabaseFault(what);
                break;
        }
    }

    private void DatabaseFault(int what)
    {
        if (_scenario is not Scenario.DatabaseRestored || _sql.Down)
            return;
        if (what < 24 || _backups.Count == 0)
        {
            _backups.Add(_sql.Snapshot());
            return;
        }
        var back = _dice.Below(_backups.Count);
        _sql.Restore(_backups[back]);
        _restored = true;
        _trace?.Add($"the database's copy {back + 1} of {_backups.Count} is put back");
    }

    private enum Fate
    {
        Done,

        /// <summary>The command never arrived.</summary>
        Lost,

        /// <summary>The command ran, and the answer was lost.</summary>
        Unanswered,

        /// <summary>The command arrives after its sender gave up.</summary>
        Late,
    }

    private Fate FateOf(ModelStore store)
    {
        if (store.Down)
            return Fate.Lost;
        if (!store.Shared || _healing)
            return Fate.Done;
        return _dice.Below(100) switch { < 86 => Fate.Done, < 90 => Fate.Lost, < 96 => Fate.Unanswered, _ => Fate.Late };
    }

    /// <summary>Runs a command whose answer nobody needs.</summary>
    /// <returns>Whether the sender knows that it ran.</returns>
    private bool Try(ModelStore store, string what, Action command)
    {
        var fate = FateOf(store);
        if (fate is Fate.Done or Fate.Unanswered)
            command();
        if (fate is Fate.Late)
            _late.Add(command);
        if (fate is not Fate.Done)
            _trace?.Add($"  {what} to {store.Name}: {fate}");
        return fate is Fate.Done;
    }

    private void Deliver()
    {
        if (_late.Count == 0 || HasRedis && Redis.Down)
            return;
        var one = _dice.Below(_late.Count);
        _trace?.Add("a late command arrives");
        _late[one]();
        _late.RemoveAt(one);
    }
}
