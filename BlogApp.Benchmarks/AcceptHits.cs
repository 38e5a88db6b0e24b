using System.Diagnostics;
using System.Globalization;
using System.Text;
using BlogApp.Data;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Analytics.Live.Store;
using BlogApp.Features.Analytics.Model;
using BlogApp.Features.Analytics.Persist;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Benchmarks;

/// <summary>
/// The cost of accepting a hit, relative to writing the same hit with one write() each; and how many hits per second
/// pass through journal, embedded live store and SQL.
/// </summary>
internal static class AcceptHits
{
    private const int Hits = 2_000_000;
    private const int Articles = 50;

    public static async Task<int> RunAsync()
    {
        var report = new StringBuilder();
        report.AppendLine("# Accepting hits\n");
        report.AppendLine(CultureInfo.InvariantCulture, $"One thread, {Hits:N0} hits of {Articles} articles and 5,000 visitors; {Environment.ProcessorCount} cores.\n");
        report.AppendLine("| way | hits/s | p50 ns | p99 ns | p99.9 ns | bytes allocated a hit |");
        report.AppendLine("| --- | ---: | ---: | ---: | ---: | ---: |");
        var journal = Measure(report, "journal (mapped, group fsync)", WithJournal);
        var file = Measure(report, "one write() a hit, no fsync", WithWrites);
        report.AppendLine(CultureInfo.InvariantCulture, $"\nThe journal accepts {journal / file:N1} times as many hits a second as one write() a hit.\n");
        report.AppendLine(await WholeWayAsync());
        await Results.WriteAsync("accept.md", report.ToString());
        return 0;
    }

    private static double Measure(StringBuilder report, string name, Action<Action<Func<Hit, bool>>> run)
    {
        var latencies = new long[Hits];
        var (elapsed, allocated) = (0.0, 0L);
        run(append =>
        {
            for (var i = 0; i < 100_000; i++)
                append(HitOf(i));
            var bytes = GC.GetAllocatedBytesForCurrentThread();
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < Hits; i++)
            {
                var hit = HitOf(i);
                var from = Stopwatch.GetTimestamp();
                while (!append(hit))
                    Thread.Yield();
                latencies[i] = Stopwatch.GetTimestamp() - from;
            }
            elapsed = Stopwatch.GetElapsedTime(started).TotalSeconds;
            allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        });
        Array.Sort(latencies);
        report.AppendLine(CultureInfo.InvariantCulture, $"| {name} | {Hits / elapsed:N0} | {Ns(0.5)} | {Ns(0.99)} | {Ns(0.999)} | {(double)allocated / Hits:N1} |");
        return Hits / elapsed;

        long Ns(double share) => latencies[(int)(Hits * share)] * 1_000_000_000 / Stopwatch.Frequency;
    }

    private static void WithJournal(Action<Func<Hit, bool>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-");
        using var log = JournalDirectory.Create(folder.FullName);
        using var writer = new JournalWriter(log, 16 << 20, 4L << 30, () => { });
        using var stop = new CancellationTokenSource();
        var maintain = Task.Run(async () =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            while (!stop.IsCancellationRequested)
            {
                writer.Maintain();
                await timer.WaitForNextTickAsync();
            }
        });
        measure(hit => writer.TryAppend(hit));
        stop.Cancel();
        maintain.Wait();
        folder.Delete(recursive: true);
    }

    private static void WithWrites(Action<Func<Hit, bool>> measure)
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-");
        using (var file = File.OpenHandle(Path.Combine(folder.FullName, "hits"), FileMode.Create, FileAccess.Write))
        {
            var position = 0L;
            measure(hit =>
            {
                Span<byte> record = stackalloc byte[JournalRecord.MaxBytes];
                var size = JournalRecord.WriteHit(record, hit);
                RandomAccess.Write(file, record[..size], position);
                position += size;
                return true;
            });
        }
        folder.Delete(recursive: true);
    }

    private static async Task<string> WholeWayAsync()
    {
        var folder = Directory.CreateTempSubdirectory("blog-bench-");
        var file = Path.Combine(folder.FullName, "blog.db");
        using var log = JournalDirectory.Create(folder.FullName);
        using var writer = new JournalWriter(log, 16 << 20, 4L << 30, () => { });
        await using var services = new ServiceCollection().AddBlogDatabase(_ => file).BuildServiceProvider();
        var sql = services.GetRequiredService<ICountStore>();
        await Schema.CreateAsync(services.GetRequiredService<SqliteWriter>());
        var store = new EmbeddedLiveStore();
        await store.RebuildAsync(new LiveBaseReader(sql, TimeProvider.System).Read(), CancellationToken.None);

        var started = Stopwatch.GetTimestamp();
        var persists = 0;
        var sent = 0L;
        for (var i = 0; i < Hits; i++)
        {
            while (!writer.TryAppend(HitOf(i)))
                writer.Maintain();
            if (i % 100_000 != 99_999)
                continue;
            writer.Maintain();
            writer.CloseBatch();
            while (sent < log.LastSeq)
            {
                sent++;
                await store.ApplyAsync(log.Writer, sent, log.Read(sent), CancellationToken.None);
            }
            var cut = await store.TakeCutAsync(CancellationToken.None);
            using (var transaction = await sql.BeginAsync(CancellationToken.None))
                PersistTransaction.Run(transaction, cut!, [log.Writer], 0);
            await store.FinishAsync(cut!.Id, CancellationToken.None);
            log.PruneThrough(sent);
            persists++;
        }
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var views = await Schema.ViewsAsync(file);
        return string.Create(CultureInfo.InvariantCulture,
            $"The whole way, all on one thread (journal, batches, embedded store, {persists} cuts into SQL): {Hits / seconds:N0} hits/s; SQL holds {views:N0} of {Hits:N0}.");
    }

    private static Hit HitOf(int i) => new(1 + i % Articles, 1 + i % 5000, 1_795_262_400_000 + i / 100, new ClientFacets(1, 1, 1, 0, "", ""));
}
