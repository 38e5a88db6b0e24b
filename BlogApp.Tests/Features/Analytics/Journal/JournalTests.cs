using BlogApp.Features.Analytics.Journal;
using BlogApp.Tests.Features.Analytics.Live;

namespace BlogApp.Tests.Features.Analytics.Journal;

public sealed class JournalTests : IDisposable
{
    private const int Segment = 64 * 1024;
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("blog-journal-");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public void Hits_AfterACrash_AreAllRecoveredInTheSameBatches()
    {
        var (writer, log) = Open();
        for (var i = 0; i < 2500; i++)
        {
            Assert.True(writer.TryAppend(Hits.Hit(article: i % 3, visitor: i % 7)));
            if (i % 100 == 0)
                writer.Maintain();
        }
        var first = log.Read(1);
        Crash(log);

        var recovered = Recover();
        Assert.Equal(3, recovered.LastSeq);
        Assert.Equal(first.Groups, recovered.Read(1).Groups);
        // The second one ends with its segment.
        Assert.Equal([1000, 636, 864], [recovered.Read(1).Hits, recovered.Read(2).Hits, recovered.Read(3).Hits]);
        Assert.Equal(recovered.Read(3).Groups, recovered.Read(3).Groups);
    }

    [Fact]
    public void OpenBatch_RecoveredTwice_KeepsItsNumberAndContent()
    {
        var (writer, log) = Open();
        writer.TryAppend(Hits.Hit());
        Crash(log);
        Recover().Dispose();
        var again = Recover();
        Assert.Equal(1, again.LastSeq);
        Assert.Equal(1, again.Read(1).Hits);
    }

    [Fact]
    public void Tail_TornAtAnyByte_IsCutAtTheLastGoodRecord()
    {
        var (writer, log) = Open();
        var ends = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            writer.TryAppend(Hits.Hit(client: Hits.Plain with { Referrer = new string('a', i * 3) }));
            ends.Add(EndOf(log));
        }
        Crash(log);
        var file = Directory.GetFiles(log.Directory, "*.wal").Order().First();
        var whole = File.ReadAllBytes(file);
        var last = ends[^1];
        for (var length = ends[1]; length < last; length++)
        {
            File.WriteAllBytes(file, whole[..length]);
            using (var recovered = Recover())
            {
                var hits = ends.Count(end => end <= length);
                Assert.Equal(hits, recovered.Read(1).Hits);
            }
            File.WriteAllBytes(file, whole);
        }
    }

    [Fact]
    public void DamagedRecord_IsReported_AndRecordsBeforeItAreKept()
    {
        var (writer, log) = Open();
        for (var i = 0; i < 3; i++)
            writer.TryAppend(Hits.Hit());
        Crash(log);
        var file = Directory.GetFiles(log.Directory, "*.wal").Order().First();
        var bytes = File.ReadAllBytes(file);
        bytes[JournalSegment.HeaderBytes + 40 + 20] ^= 1;
        File.WriteAllBytes(file, bytes);

        var cuts = new List<string>();
        var recovered = JournalDirectory.RecoverOrphaned(_root.FullName, (path, _) => cuts.Add(path)).Single();
        Assert.Equal([file], cuts);
        Assert.Equal(1, recovered.Read(1).Hits);
    }

    [Fact]
    public void JournalOfALiveWriter_IsNotRecovered()
    {
        var (writer, log) = Open();
        writer.TryAppend(Hits.Hit());
        Assert.Empty(JournalDirectory.RecoverOrphaned(_root.FullName, (_, _) => { }));
        writer.Dispose();
        log.Dispose();
    }

    [Fact]
    public void Segments_ArePrunedOnlyWhenTheWatermarkHasPassedAllTheirBatches()
    {
        var (writer, log) = Open();
        for (var i = 0; i < 6000; i++)
        {
            writer.TryAppend(Hits.Hit());
            writer.Maintain();
        }
        writer.CloseBatch();
        var before = Directory.GetFiles(log.Directory, "*.wal").Length;
        log.PruneThrough(3);
        Assert.True(Directory.GetFiles(log.Directory, "*.wal").Length < before);
        Assert.Equal(4, log.FirstSeq);
        Assert.Equal(6000 - 1000 - 636 - 1000, Enumerable.Range(4, (int)log.LastSeq - 3).Sum(seq => log.Read(seq).Hits));
        Assert.Throws<InvalidDataException>(() => log.Read(3));
        writer.Dispose();
        log.Dispose();
    }

    [Fact]
    public void Batch_EndsWithItsSegment_SoThatPruningLeavesNoPartialBatch()
    {
        var (writer, log) = Open();
        // More than a segment holds, but never a full batch.
        for (var i = 0; i < 3000; i++)
        {
            if (i % 700 == 0)
                writer.CloseBatch();
            writer.TryAppend(Hits.Hit());
            writer.Maintain();
        }
        writer.CloseBatch();
        Assert.True(Directory.GetFiles(log.Directory, "*.wal").Length > 2);
        var whole = Enumerable.Range(1, (int)log.LastSeq).Select(seq => log.Read(seq).Hits).ToArray();
        log.PruneThrough(3);
        Crash(log);

        var recovered = Recover();
        Assert.True(recovered.FirstSeq > 1);
        for (var seq = recovered.FirstSeq; seq <= recovered.LastSeq; seq++)
            Assert.Equal(whole[seq - 1], recovered.Read(seq).Hits);
    }

    [Fact]
    public void HitAfterTheDrainsCheck_IsReportedAsNotContained()
    {
        var (writer, log) = Open();
        writer.TryAppend(Hits.Hit());
        writer.CloseBatch();
        Assert.True(log.IsContained(1));
        writer.TryAppend(Hits.Hit());
        writer.Close();
        Assert.False(log.IsContained(1));
        Assert.False(writer.TryAppend(Hits.Hit()));
        writer.Dispose();
        log.Dispose();
    }

    [Fact]
    public void FullJournal_RefusesHits_AndAcceptsThemAgainAfterPruning()
    {
        var log = JournalDirectory.Create(_root.FullName);
        using var writer = new JournalWriter(log, Segment, 3 * Segment, () => { });
        var accepted = 0;
        while (writer.TryAppend(Hits.Hit()) || Retry(writer))
            accepted++;
        Assert.NotNull(writer.Failure);
        writer.CloseBatch();
        Assert.Equal(accepted, Enumerable.Range(1, (int)log.LastSeq).Sum(seq => log.Read(seq).Hits));

        log.PruneThrough(log.LastSeq);
        writer.Maintain();
        Assert.True(writer.TryAppend(Hits.Hit()));
        Assert.Null(writer.Failure);
        log.Dispose();

        static bool Retry(JournalWriter writer)
        {
            writer.Maintain();
            return writer.TryAppend(Hits.Hit());
        }
    }

    [Fact]
    public void NoNextSegment_IsAShortage_AndAFailureOnlyOnceViewsAreRefused()
    {
        var log = JournalDirectory.Create(_root.FullName);
        using var writer = new JournalWriter(log, Segment, Segment, () => { });
        writer.Maintain();
        Assert.Null(writer.Failure);
        Assert.NotNull(writer.Shortage);
        var promised = writer.Room;
        Assert.InRange(promised, 50, Segment / 40);
        var longest = new string('x', 200);
        for (var i = 0; i < promised; i++)
        {
            Assert.True(writer.TryAppend(Hits.Hit(client: new(1, 1, 1, 0, longest, longest))));
            writer.CloseBatch();
            writer.Maintain();
            Assert.Null(writer.Failure);
        }
        while (writer.TryAppend(Hits.Hit()))
            Assert.Null(writer.Failure);
        writer.Maintain();
        Assert.NotNull(writer.Failure);
        log.Dispose();
    }

    [Fact]
    public async Task ManyThreads_AppendingAtOnce_LoseNothing()
    {
        var (writer, log) = Open();
        var accepted = 0;
        await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < 5000; i++)
            {
                while (!writer.TryAppend(Hits.Hit(visitor: thread + 1)))
                    writer.Maintain();
                Interlocked.Increment(ref accepted);
            }
        })));
        writer.CloseBatch();
        Assert.Equal(20_000, accepted);
        Assert.Equal(20_000, Enumerable.Range(1, (int)log.LastSeq).Sum(seq => log.Read(seq).Hits));
        writer.Dispose();
        log.Dispose();
    }

    private (JournalWriter Writer, JournalLog Log) Open()
    {
        var log = JournalDirectory.Create(_root.FullName);
        return (new JournalWriter(log, Segment, 1 << 30, () => { }), log);
    }

    // A crash releases only the lock: the writer is never closed.
    private static void Crash(JournalLog log) => log.Dispose();

    private JournalLog Recover() => JournalDirectory.RecoverOrphaned(_root.FullName, (_, _) => { }).Single();

    private static int EndOf(JournalLog log)
    {
        var bytes = File.ReadAllBytes(Directory.GetFiles(log.Directory, "*.wal").Order().First());
        var position = JournalSegment.HeaderBytes;
        while (JournalRecord.TryRead(bytes.AsSpan(position), out _) is var size and > 0)
            position += size;
        return position;
    }
}
