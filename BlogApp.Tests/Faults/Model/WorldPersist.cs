using BlogApp.Features.Analytics.Persist;

namespace BlogApp.Tests.Faults.Model;

/// <summary>Persister and PersistTransaction, one step at a time.</summary>
internal sealed partial class World
{
    private void Step(Node node, PersistRun run)
    {
        var before = run.Step;
        Advance(node, run);
        if (run.Step != before && run.Step is not (PersistStep.ReadContent or PersistStep.Prune))
            _trace?.Add($"{node.Name}: {run.Name} did {before} of {run.Cut?.Vectors.Id ?? "no cut"}, then {run.Step}");
        if (run.Step is not PersistStep.Done)
            return;
        if (_sql.Writing == run)
            _sql.Writing = null;
        if (node.Run == run)
            node.Run = null;
        node.Stalled.Remove(run);
    }

    private void Advance(Node node, PersistRun run)
    {
        switch (run.Step)
        {
            case PersistStep.TakeCut:
                run.Step = !Try(run.Store, "take cut", () => run.Cut = run.Store.TakeCut()) ? PersistStep.Done
                    : run.Cut is null ? PersistStep.ReadWatermarks
                    : run.Store.Shared ? PersistStep.ReadContent : PersistStep.Compare;
                break;
            case PersistStep.ReadContent:
                run.Step = run.Store.Down || run.Store.OutstandingCut != run.Cut!.Vectors.Id ? PersistStep.Done : PersistStep.Compare;
                break;
            case PersistStep.Compare:
                Compare(node, run);
                break;
            case PersistStep.Commit:
                Commit(node, run);
                break;
            case PersistStep.CommitSecondHalf:
                if (!_sql.Down)
                    _sql.CommitSecondHalf(run.Cut!);
                run.Step = _sql.Down ? PersistStep.Done : PersistStep.Finish;
                break;
            case PersistStep.LookAgain:
                LookAgain(run);
                break;
            case PersistStep.ReadSql:
                run.From = _sql.Down ? null : _sql.Snapshot();
                run.Step = run.From is null ? PersistStep.Done : PersistStep.Rebuild;
                break;
            case PersistStep.Rebuild:
                Try(run.Store, "rebuild", () => run.Store.Rebuild(run.From!));
                run.Step = PersistStep.Done;
                break;
            case PersistStep.Finish:
                var id = run.Cut!.Vectors.Id;
                run.Step = Try(run.Store, "finish", () => run.Store.Finish(id)) ? PersistStep.ReadWatermarks : PersistStep.Done;
                break;
            case PersistStep.ReadWatermarks:
                run.Watermarks = _sql.Down ? [] : _sql.Watermarks();
                run.Step = _sql.Down ? PersistStep.Done : PersistStep.Prune;
                break;
            case PersistStep.Prune:
                Prune(node, run);
                run.Step = PersistStep.Done;
                break;
        }
    }

    private void Compare(Node node, PersistRun run)
    {
        if (_sql.Down)
        {
            run.Step = PersistStep.Done;
            return;
        }
        // Only one transaction writes at a time; a caller that waits too long gives up.
        if (_sql.Writing is not null)
        {
            if (_dice.Percent(10))
                run.Step = PersistStep.Done;
            return;
        }
        var own = node.Logs.Select(log => log.Writer);
        var outcome = _sql.Judge(run.Cut!, own);
        if (outcome is not PersistOutcome.Persisted)
            _sql.Register(own);
        _trace?.Add($"{node.Name}: {run.Name} with {run.Cut!.Vectors.Id} from {Text(new(run.Cut.Vectors.Base))} to {Text(new(run.Cut.Vectors.End))}, SQL at {Text(_sql.Watermarks())}: {outcome}");
        run.Step = outcome switch
        {
            PersistOutcome.Persisted => PersistStep.Commit,
            PersistOutcome.AlreadyPersisted => PersistStep.Finish,
            _ => PersistStep.LookAgain,
        };
        if (outcome is PersistOutcome.Persisted)
            _sql.Writing = run;
    }

    private void Commit(Node node, PersistRun run)
    {
        if (_sql.Down || _sql.Writing != run)
        {
            _trace?.Add($"  {run.Name} lost its transaction");
            run.Step = PersistStep.Done;
            return;
        }
        var luck = _healing ? 99 : _dice.Below(100);
        if (luck >= 8)
            _sql.Commit(run.Cut!, node.Logs.Select(log => log.Writer));
        _sql.Writing = null;
        run.Step = luck < 16 ? PersistStep.Done : _broken is Rule.OneTransaction ? PersistStep.CommitSecondHalf : PersistStep.Finish;
        if (luck < 16)
            _trace?.Add(luck < 8 ? $"  {run.Name}: the commit fails" : $"  {run.Name}: committed, and the answer lost");
    }

    /// <summary>SQL is neither where the cut begins nor where it ends: checks whether it is still the store's cut.</summary>
    private void LookAgain(PersistRun run)
    {
        ModelCut? again = null;
        if (!Try(run.Store, "take cut", () => again = run.Store.TakeCut()) || again?.Vectors.Id != run.Cut!.Vectors.Id && _broken is not Rule.LateRunStandsBack)
        {
            run.Step = PersistStep.Done;
            return;
        }
        if (_scenario is Scenario.Calm)
            throw new ViolationException("a live store that had lost nothing was found not to match SQL");
        run.Step = PersistStep.ReadSql;
    }

    private void Prune(Node node, PersistRun run)
    {
        foreach (var log in node.Logs.ToArray())
        {
            var watermark = _broken is Rule.PrunedBySqlOnly
                ? Math.Max(0, node.CursorOf(log).Next - 1)
                : run.Watermarks.GetValueOrDefault(log.Writer);
            var own = log == node.Own;
            var given = own || !log.Index.IsContained(watermark) ? log.Prune(watermark) : log.Index.LastSeq;
            if (given > _sql.HighestOf(log.Writer))
                throw new ViolationException($"{log.Writer} was pruned through batch {given}, and SQL never had more than {_sql.HighestOf(log.Writer)}");
            if (own || !log.Index.IsContained(watermark))
                continue;
            _trace?.Add($"{node.Name}: {log.Writer} is retired");
            Delete(node, log);
        }
    }
}
