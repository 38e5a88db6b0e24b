using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using BlogApp.Data.Storage;
using BlogApp.Features.Analytics.Journal;
using BlogApp.Features.Analytics.Live;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Operations;

/// <summary>Collects the system page's facts from memory and the file system, without waiting for a store that may be unavailable.</summary>
internal sealed class SystemStatusQuery(
    StoreHealth health, Journals journals, HitPump pump, ILiveFeed feed, PresenceMarks presence, RedisConnection redis, RedisInfoQuery redisFacts,
    IDatabaseInspector database, TimeProvider clock)
{
    private static readonly string Version = typeof(SystemStatusQuery).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
    private static readonly DateTimeOffset Started = StartTime();

    public async Task<SystemStatus> ReadAsync()
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

    private DatabaseFacts DatabaseOf()
    {
        var (bytes, log) = database.Sizes();
        return new(database.Version, database.Name, bytes, log);
    }

    private ServerFacts ServerOf() => new(Version.Split('+')[0], Started, RuntimeInformation.FrameworkDescription, RuntimeInformation.OSDescription,
        Environment.ProcessorCount, Environment.WorkingSet, GC.GetTotalMemory(forceFullCollection: false), presence.OpenStreams);

    private static DateTimeOffset StartTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.StartTime.ToUniversalTime();
    }
}
