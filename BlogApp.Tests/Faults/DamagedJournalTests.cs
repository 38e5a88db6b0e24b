using BlogApp.Features.Analytics.Journal;
using BlogApp.Tests.Faults.Harness;
using BlogApp.Tests.Features.Analytics.Live;

namespace BlogApp.Tests.Faults;

/// <summary>A journal with a torn end or flipped bits is read up to the damage; the rest stays intact.</summary>
public sealed class DamagedJournalTests : FaultTest
{
    private const int SegmentBytes = 64 * 1024;

    [Fact]
    public void TailTornOrFlippedAtAnyByte_IsCutAtTheLastGoodRecord()
    {
        var random = new Random(FaultRun.Seed());
        using var dead = DeadJournal.Write(random, batches: 3, hitsEach: 4);
        var tail = dead.Records[^8].Start;
        var checkedCases = 0;
        for (var at = tail; at < dead.End; at++)
        {
            var position = at;
            // The file ends here, or the disk's pages from here on were never written.
            Check(bytes => bytes[..position], $"torn at {at}");
            Check(bytes =>
            {
                Array.Clear(bytes, position, bytes.Length - position);
                return bytes;
            }, $"zero from {at} on");
            // The long form tries each bit, the short one a random bit.
            var first = random.Next(8);
            for (var bit = FaultRun.Long ? 0 : first; bit <= (FaultRun.Long ? 7 : first); bit++)
            {
                var flip = (byte)(1 << bit);
                Check(bytes =>
                {
                    bytes[position] ^= flip;
                    return bytes;
                }, $"bit {bit} flipped at {at}");
            }
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{checkedCases} damaged journals");

        void Check(Func<byte[], byte[]> damage, string what)
        {
            var (hits, again, intact) = dead.Read(damage);
            Assert.True(hits == intact, $"{what}: {hits} hits are read where {intact} stand before the damage.");
            Assert.True(again == hits, $"{what}: read a second time it holds {again} hits, not {hits}.");
            Assert.True(dead.Cuts.Count <= 1, $"{what}: what was cut once is found damaged again.");
            checkedCases++;
        }
    }

    [Fact]
    public void RecordLengthZeroInTheMiddle_IsReportedAsDamage_NotTakenForTheEnd()
    {
        using var dead = DeadJournal.Write(new Random(FaultRun.Seed()), batches: 3, hitsEach: 40);
        var at = dead.Records[20].Start;
        dead.Read(bytes =>
        {
            Array.Clear(bytes, at, 4);
            return bytes;
        });
        Assert.Equal([at], dead.Cuts);
    }

    [Fact]
    public void DamagedSegmentHeader_IsReported()
    {
        using var dead = DeadJournal.Write(new Random(FaultRun.Seed()), batches: 3, hitsEach: 4);
        for (var at = 0; at < 24; at++)
        {
            var position = at;
            dead.Read(bytes =>
            {
                bytes[position] ^= 1;
                return bytes;
            });
            Assert.NotEmpty(dead.Cuts);
        }
    }

    [Fact]
    public async Task DamagedJournal_AtStart_IsReadUpToTheDamage_AndOnFromTheNextFile()
    {
        await using var blog = await FaultBlog.StartAsync(Store.Embedded, FaultRun.Seed(),
            settings: [("Analytics:PersistAtWaiting", "10000000"), ("Analytics:JournalSegmentBytes", "65536")]);
        // What the minute's job has persisted can no longer be damaged.
        await Support.Eventually.Is(() => TimeProvider.System.GetUtcNow().Second is > 1 and < 45, TimeSpan.FromMinutes(1));
        var load = blog.StartLoad(new LoadPlan(Clients: 6, Pause: TimeSpan.FromMilliseconds(2)));
        await Support.Eventually.Is(() => blog.Ledger.Answered > 4000);
        await load.StopAsync();
        await blog.Server.KillAsync();

        var files = Directory.GetFiles(blog.JournalFolder, "*.wal", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        var (lastHit, _) = Damage(files.Last(f => DeadJournal.Scan(File.ReadAllBytes(f)).Any(r => r.Hit)), fromEnd: 1);
        var (inFirst, first) = Damage(files[0], fromEnd: 30);
        await blog.StartAgainAsync();
        var verdict = await blog.StopAndCompareAsync();

        Assert.Equal(lastHit + inFirst, verdict.Lost);
        Assert.Equal(0, verdict.Doubled);
        using (var sql = new Tables(blog.DatabaseFile))
            Assert.Empty(Agreement.Of(sql));
        Assert.Equal(2, blog.Server.Output.Count(line => line.Contains("has a damaged record", StringComparison.Ordinal)));
        Assert.Contains(Directory.GetFiles(Path.Combine(blog.Server.DataDirectory, "damaged"), "*.wal", SearchOption.AllDirectories),
            copy => Path.GetFileName(copy) == first);
        FaultReport.Add(new FaultRow("bits flipped in two journal files", "embedded", 1, blog.Ledger.Answered, 0, verdict.Lost - lastHit - inFirst, verdict.Doubled, null,
            blog.Seed, TimeSpan.Zero, $"{verdict.Lost} views stood behind the damage in their files and were not read"));
    }

    /// <summary>Flips a bit of a hit.</summary>
    /// <returns>The number of hits in the file from there on, and the file's name.</returns>
    private static (int Hits, string Name) Damage(string file, int fromEnd)
    {
        var bytes = File.ReadAllBytes(file);
        var records = DeadJournal.Scan(bytes);
        var hits = records.Where(r => r.Hit).ToArray();
        bytes[hits[^fromEnd].Start + JournalRecord.FrameBytes + 9] ^= 4;
        File.WriteAllBytes(file, bytes);
        return (fromEnd, Path.GetFileName(file));
    }

    /// <param name="PayloadEnd">Where the padding begins.</param>
    internal readonly record struct Placed(int Start, int PayloadEnd, int End, bool Hit);

    /// <summary>One segment of a dead process, to be damaged repeatedly.</summary>
    private sealed class DeadJournal : IDisposable
    {
        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("blog-dead-");
        private string _file = "";
        private byte[] _bytes = [];

        public Placed[] Records { get; private set; } = [];
        public int End => Records[^1].End;

        /// <summary>Where the last recovery cut the file.</summary>
        public List<long> Cuts { get; } = [];

        public static DeadJournal Write(Random random, int batches, int hitsEach)
        {
            var dead = new DeadJournal();
            using (var log = JournalDirectory.Create(dead._root.FullName))
            {
                using var writer = new JournalWriter(log, SegmentBytes, 1 << 30, () => { });
                for (var batch = 1; batch <= batches; batch++)
                {
                    for (var i = 0; i < hitsEach; i++)
                        writer.TryAppend(Hits.Hit(article: i, visitor: i + 1, client: Hits.Plain with { Referrer = new string('a', random.Next(40)) }));
                    // The crash leaves the last one open.
                    if (batch < batches)
                        writer.CloseBatch();
                }
                dead._file = Directory.GetFiles(log.Directory, "*.wal").Order(StringComparer.Ordinal).First();
            }
            dead._bytes = File.ReadAllBytes(dead._file);
            dead.Records = Scan(dead._bytes);
            return dead;
        }

        public static Placed[] Scan(byte[] bytes)
        {
            var records = new List<Placed>();
            var at = JournalSegment.HeaderBytes;
            while (JournalRecord.TryRead(bytes.AsSpan(at), out var payload) is var size and > 0)
            {
                records.Add(new Placed(at, at + JournalRecord.FrameBytes + payload.Length, at + size, payload[0] == (byte)JournalRecord.Kind.Hit));
                at += size;
            }
            return [.. records];
        }

        /// <summary>Damages a fresh copy, recovers it, and recovers the result again.</summary>
        /// <returns>The number of hits read each time, and of those before the damage.</returns>
        public (int Hits, int Again, int Intact) Read(Func<byte[], byte[]> damage)
        {
            Cuts.Clear();
            var damaged = damage([.. _bytes]);
            var intact = Records.TakeWhile(r => damaged.Length >= r.End && damaged.AsSpan(r.Start..r.PayloadEnd).SequenceEqual(_bytes.AsSpan(r.Start..r.PayloadEnd)));
            File.WriteAllBytes(_file, damaged);
            return (Recover(), Recover(), intact.Count(r => r.Hit));
        }

        private int Recover()
        {
            using var log = JournalDirectory.RecoverOrphaned(_root.FullName, (_, bytes) => Cuts.Add(bytes)).Single();
            var hits = 0;
            for (var seq = log.FirstSeq; seq <= log.LastSeq; seq++)
                hits += log.Read(seq).Hits;
            return hits;
        }

        public void Dispose() => _root.Delete(recursive: true);
    }
}
