using BlogApp.Features.Analytics.Journal;

namespace BlogApp.Tests.Faults.Model;

/// <summary>One writer's journal: records in small segments that survive the process, and the product's index of them, which does not.</summary>
internal sealed class ModelJournal
{
    private const int SegmentRecords = 7;
    private readonly Rule _broken;
    private readonly List<Segment> _disk = [];
    private long _seq = 1;
    private JournalPosition _start;
    private int _records;

    public ModelJournal(string writer, Rule broken)
    {
        Writer = writer;
        _broken = broken;
        Roll();
    }

    public string Writer { get; }
    public BatchIndex Index { get; private set; } = new();

    /// <summary>Whether its files were deleted.</summary>
    public bool Retired { get; set; }

    public void Append(int article, Truth truth)
    {
        // Space for the batch's end is reserved.
        if (_disk[^1].Records.Count + 2 > SegmentRecords)
        {
            EndBatch(truth);
            Roll();
        }
        if (_records++ == 0)
            _start = End;
        _disk[^1].Records.Add(article);
    }

    public void EndBatch(Truth truth)
    {
        if (_records == 0)
            return;
        if (_broken is not Rule.BatchEndJournaled)
            _disk[^1].Records.Add(Ended(_seq));
        Index.AddBatch(new BatchSpan(_seq, _start, End, _records));
        truth.End(Writer, _seq, Read(_seq)!);
        _seq++;
        _records = 0;
    }

    /// <returns>The batch's hits by article; null when they can no longer be read.</returns>
    public int[]? Read(long seq)
    {
        if (Retired || !Index.TryFind(seq, out var span))
            return null;
        var content = new int[Truth.Articles];
        foreach (var segment in _disk)
        {
            if (segment.Number < span.Start.Segment || segment.Number > span.End.Segment)
                continue;
            var from = segment.Number == span.Start.Segment ? span.Start.Offset : 0;
            var to = segment.Number == span.End.Segment ? span.End.Offset : segment.Records.Count;
            for (var i = from; i < to; i++)
            {
                if (segment.Records[i] >= 0)
                    content[segment.Records[i]]++;
            }
        }
        return content;
    }

    /// <summary>Like JournalRecovery: reads the records in order, and ends the open batch on disk.</summary>
    public void Recover(Truth truth)
    {
        Index = new BatchIndex();
        var replay = new BatchReplay(Index);
        foreach (var segment in _disk)
        {
            replay.TryBegin(segment.FirstSeq, new JournalPosition(segment.Number, 0));
            Index.AddSegment(segment.Number, 1);
            for (var i = 0; i < segment.Records.Count; i++)
            {
                var at = new JournalPosition(segment.Number, i);
                if (segment.Records[i] < 0)
                    replay.End(SeqOf(segment.Records[i]), at, at with { Offset = i + 1 });
                else
                    replay.Add(at, hit: true);
            }
        }
        if (replay.Open is not { } seq)
            return;
        var end = End;
        _disk[^1].Records.Add(Ended(seq));
        replay.End(seq, end, End);
        truth.End(Writer, seq, Read(seq)!);
    }

    /// <returns>The last batch that was pruned.</returns>
    public long Prune(long watermark)
    {
        foreach (var (number, _) in Index.Prune(watermark))
            _disk.RemoveAll(s => s.Number == number);
        return Index.FirstSeq - 1;
    }

    private JournalPosition End => new(_disk[^1].Number, _disk[^1].Records.Count);

    private void Roll()
    {
        var number = _disk.Count == 0 ? 1 : _disk[^1].Number + 1;
        _disk.Add(new Segment(number, _seq));
        Index.AddSegment(number, 1);
    }

    private static int Ended(long seq) => -(int)seq;

    private static long SeqOf(int record) => -record;

    private sealed class Segment(int number, long firstSeq)
    {
        public int Number { get; } = number;
        public long FirstSeq { get; } = firstSeq;
        public List<int> Records { get; } = new(SegmentRecords);
    }
}
