using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using BlogApp.Features.Analytics.Collect.Journal;
using BlogApp.Features.Analytics.Live;
using BlogApp.Features.Analytics.Live.Presence;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;
using Microsoft.Data.Sqlite;

namespace BlogApp.Features.Operations.Reading;

/// <summary>Gathers the system page's facts, from memory and from the file system; no store that could be away is waited for.</summary>
internal sealed class SystemReading(
    StoreHealth health, Journals journals, HitPump pump, ILiveFeed feed, PresenceMarks presence, RedisConnection redis, RedisReading redisFacts,
    DataDirectory directory, TimeProvider clock)
{
    private static readonly string Sqlite = SqliteVersion();
    private static readonly string Version = typeof(SystemReading).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
    private static readonly DateTimeOffset Started = StartTime();

    public async Task<SystemFacts> ReadAsync()
    {
        var now = clock.GetUtcNow();
        return new(now, health.Read(), JournalOf(), LagOf(), DatabaseOf(), await redisFacts.ReadAsync(now), redis.Configured, ServerOf());
    }

    private JournalFacts JournalOf()
    {
        var logs = journals.Logs;
        return new(journals.Bytes, journals.MaxBytes, logs.Sum(log => log.Segments), logs.Length, logs.Min(log => log.OldestAt()), journals.Refused);
    }

    private LagFacts LagOf()
    {
        var (batches, hits) = pump.Unsent();
        var live = feed.Current;
        return new(batches, hits, live.Store, live.Waiting, live.LastPersist);
    }

    private DatabaseFacts DatabaseOf() =>
        new(Sqlite, Path.GetFileName(directory.DatabaseFile), SizeOf(directory.DatabaseFile), SizeOf(directory.DatabaseFile + "-wal"));

    private ServerFacts ServerOf() => new(Version.Split('+')[0], Started, RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription,
        Environment.ProcessorCount, Environment.WorkingSet, GC.GetTotalMemory(forceFullCollection: false), presence.OpenStreams);

    private static long SizeOf(string file) => new FileInfo(file) is { Exists: true } found ? found.Length : 0;

    private static string SqliteVersion()
    {
        using var connection = new SqliteConnection();
        return connection.ServerVersion;
    }

    private static DateTimeOffset StartTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.StartTime.ToUniversalTime();
    }
}
