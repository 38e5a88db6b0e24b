namespace BlogApp.Tests.Faults.Model;

/// <summary>The usual ways of counting views: INCR during the request, and a job that moves the counters into SQL.</summary>
public enum UsualPattern
{
    /// <summary>The job takes each counter with GETSET 0, adds it to SQL, and restores it when that failed.</summary>
    GetSet,

    /// <summary>The job renames the counters, adds them in a transaction that also inserts the batch's unique id, and deletes them.</summary>
    RenameWithBatchId,
}

/// <summary>A run of a usual pattern: one server, Redis and SQL, with the same kinds of faults as the protocol's runs.</summary>
internal sealed class UsualWorld(long seed, UsualPattern pattern, bool storeFaults)
{
    private readonly Dice _dice = new(seed);
    private readonly HashSet<int> _done = [];
    private readonly List<(int Counters, int Batch, int Id)> _dumps = [];
    private int _acknowledged;
    private int _counters;
    private int _batch;
    private int _batchId;
    private int _ids;
    private int _sql;
    private int _taken;
    private int _takenId;
    private int _step;
    private bool _healing;

    public bool IsWrong()
    {
        for (var i = 0; i < 160; i++)
        {
            switch (_dice.Below(100))
            {
                case < 40:
                    // INCR is assumed to arrive always, which is better than reality.
                    _acknowledged++;
                    _counters++;
                    break;
                case < 94:
                    Flush();
                    break;
                case < 96:
                    _step = 0;
                    break;
                case < 98:
                    if (storeFaults)
                        _dumps.Add((_counters, _batch, _batchId));
                    break;
                default:
                    if (storeFaults)
                        (_counters, _batch, _batchId) = _dumps.Count == 0 || _dice.Percent(20) ? default : _dumps[_dice.Below(_dumps.Count)];
                    break;
            }
        }
        _healing = true;
        for (var i = 0; i < 12; i++)
            Flush();
        return _sql != _acknowledged;
    }

    private void Flush()
    {
        // 86 of 100 commands are answered. The others never arrive, or they run and the answer is lost.
        var luck = _healing ? 0 : _dice.Below(100);
        var done = luck is < 86 or >= 93;
        var answered = luck < 86;
        if (pattern is UsualPattern.GetSet)
            FlushByGetSet(done, answered);
        else
            FlushByRename(done, answered);
    }

    private void FlushByGetSet(bool done, bool answered)
    {
        if (_step == 0)
        {
            _taken = answered ? _counters : 0;
            if (done)
                _counters = 0;
            _step = answered ? 1 : 0;
            return;
        }
        if (done)
            _sql += _taken;
        if (!answered)
            _counters += _taken;
        _step = 0;
    }

    private void FlushByRename(bool done, bool answered)
    {
        switch (_step)
        {
            case 0:
                if (done && _batchId == 0 && _counters > 0)
                    (_batch, _batchId, _counters) = (_counters, ++_ids, 0);
                (_taken, _takenId) = (_batch, _batchId);
                _step = answered && _takenId > 0 ? 1 : 0;
                break;
            case 1:
                if (done && _done.Add(_takenId))
                    _sql += _taken;
                _step = answered ? 2 : 0;
                break;
            default:
                if (done && _batchId == _takenId)
                    (_batch, _batchId) = (0, 0);
                _step = 0;
                break;
        }
    }
}
