using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Store;

namespace BlogApp.Tests.Faults.Model;

/// <summary>HitPump and LiveStores, one step at a time. The product's <see cref="SendCursor"/> interprets the answers.</summary>
internal sealed partial class World
{
    private void Pump(Node node)
    {
        switch (node.Pump)
        {
            case PumpStep.Idle:
                BeginRound(node);
                break;
            case PumpStep.Send:
                Send(node);
                break;
            case PumpStep.Raise:
                Raise(node);
                break;
            case PumpStep.ReadSql or PumpStep.ReadSqlToReturn:
                ReadSql(node);
                break;
            case PumpStep.Rebuild:
                if (Install(node, node.Target))
                    node.Pump = PumpStep.Send;
                break;
            case PumpStep.FallBack:
                FallBack(node);
                break;
            case PumpStep.Return:
                if (!Install(node, node.Primary))
                    break;
                _trace?.Add($"{node.Name}: returns to Redis");
                node.Fallback = null;
                node.Pump = PumpStep.Idle;
                break;
        }
    }

    private void BeginRound(Node node)
    {
        node.Own.EndBatch(_truth);
        if (node.Fallback is not null && !Redis.Down && (_healing || _dice.Percent(30)))
        {
            node.Pump = PumpStep.ReadSqlToReturn;
            return;
        }
        if (!node.Current.Ready && (_healing || _dice.Percent(30)))
        {
            Sample(node);
            return;
        }
        if (_healing || _dice.Percent(40))
        {
            foreach (var log in node.Logs)
                node.CursorOf(log).Verify(log.Index.FirstSeq, log.Index.LastSeq);
        }
        node.Target = node.Current;
        node.Round = [.. node.Logs];
        node.At = 0;
        node.Pump = PumpStep.Send;
        BeginLog(node);
    }

    /// <summary>The sampler finds the store empty.</summary>
    private void Sample(Node node)
    {
        if (_sql.Down || node.Current.Down)
            return;
        var from = _sql.Snapshot();
        _trace?.Add($"{node.Name}: the sampler rebuilds {node.Current.Name}");
        Try(node.Current, "rebuild", () => node.Current.Rebuild(from));
    }

    private void BeginLog(Node node)
    {
        if (node.At >= node.Round.Length)
            return;
        var log = node.Round[node.At];
        var cursor = node.CursorOf(log);
        cursor.Begin(_broken is Rule.CursorFollowsPruning && cursor.Next > 0 ? 0 : log.Index.FirstSeq);
    }

    private void Send(Node node)
    {
        while (node.At < node.Round.Length && node.CursorOf(node.Round[node.At]).Next > node.Round[node.At].Index.LastSeq)
        {
            node.At++;
            BeginLog(node);
        }
        if (node.At == node.Round.Length)
        {
            node.Pump = PumpStep.Idle;
            return;
        }
        var log = node.Round[node.At];
        var seq = node.CursorOf(log).Next;
        if (log.Read(seq) is not { } content)
        {
            _trace?.Add($"{node.Name}: batch {seq} of {log.Writer} was pruned meanwhile");
            Fail(node);
            return;
        }
        ApplyResult answer = default;
        var store = node.Target;
        if (Try(store, $"{node.Name}: batch {seq} of {log.Writer}", () => answer = store.Apply(log.Writer, seq, content)))
            Take(node, log, seq, answer);
        else
            Fail(node);
    }

    private void Take(Node node, ModelJournal log, long seq, ApplyResult answer)
    {
        var move = node.CursorOf(log).Take(answer, log.Index.FirstSeq);
        _trace?.Add($"{node.Name}: {node.Target.Name} answers {answer.Status} {answer.Seq} to batch {seq} of {log.Writer}{(move is SendMove.Send ? "" : $": {move}")}");
        node.Pump = move switch { SendMove.Rebuild => PumpStep.ReadSql, SendMove.RaiseAndRebuild => PumpStep.Raise, _ => PumpStep.Send };
    }

    private void Raise(Node node)
    {
        if (_sql.Down)
        {
            Fail(node);
            return;
        }
        if (_sql.Writing is not null)
            return;
        var log = node.Round[node.At];
        _trace?.Add($"{node.Name}: raises {log.Writer} to {log.Index.FirstSeq - 1}");
        _sql.Raise(log.Writer, log.Index.FirstSeq - 1, _restored);
        node.Pump = PumpStep.ReadSql;
    }

    private void ReadSql(Node node)
    {
        if (_sql.Down)
        {
            node.Pump = PumpStep.Idle;
            return;
        }
        node.From = _sql.Snapshot();
        node.Pump = node.Pump is PumpStep.ReadSql ? PumpStep.Rebuild : PumpStep.Return;
    }

    private bool Install(Node node, ModelStore store)
    {
        var from = node.From!;
        _trace?.Add($"{node.Name}: rebuilds {store.Name} from {Text(from.Watermarks)}");
        if (Try(store, "rebuild", () => store.Rebuild(from)))
            return true;
        Fail(node);
        return false;
    }

    /// <summary>The round is over. After a second of failures this server continues without Redis.</summary>
    private void Fail(Node node)
    {
        node.Pump = node.Fallback is null && Redis.Down && HasRedis && _dice.Percent(30) ? PumpStep.FallBack : PumpStep.Idle;
    }

    private void FallBack(Node node)
    {
        node.Pump = PumpStep.Idle;
        if (_sql.Down)
            return;
        var fallback = new ModelStore($"fallback of {node.Own.Writer}", shared: false, _broken);
        fallback.Rebuild(_sql.Snapshot());
        node.Fallback = fallback;
        _trace?.Add($"{node.Name}: goes on without Redis");
    }

    private static string Text(Dictionary<string, long> watermarks) => string.Join(' ', watermarks.Select(w => $"{w.Key}:{w.Value}"));
}
