using BlogApp.Features.Operations.Backups;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Supervision;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Operations.Disk;

/// <summary>Reads the free space every minute, remembers it every ten, and predicts from that when a disk is full.</summary>
internal sealed class DiskWatch(
    DataDirectory directory, BackupFolder backups, DiskHistory history, IOptions<DiskSettings> settings, TimeProvider clock, ILogger<DiskWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private const int SampleEvery = 10, SaveEvery = 60;

    private readonly Dictionary<string, TimeSpan?> _forecasts = [];
    private volatile IReadOnlyList<DiskState> _now = [];
    private int _minute;

    /// <summary>Each disk once; empty before the first reading.</summary>
    public IReadOnlyList<DiskState> Now => _now;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => SupervisedLoop.Every(Every, "disk space", _ =>
    {
        Read();
        return Task.CompletedTask;
    }, clock, log, stoppingToken);

    /// <summary>One reading; every tenth is remembered.</summary>
    public void Read()
    {
        var disks = new List<DiskState>();
        foreach (var (use, folder) in Folders())
        {
            // Two folders whose disks have the same size and the same space are on one disk.
            if (DiskSpace.Of(folder) is not { } space || disks.Exists(one => one.Total == space.Total && Math.Abs(one.Free - space.Free) < 16 << 20))
                continue;
            if (_minute % SampleEvery == 0)
                _forecasts[folder] = DiskForecast.FullIn(history.Add(folder, new DiskSample(clock.GetUtcNow().ToUnixTimeSeconds(), space.Free)));
            disks.Add(new(use, folder, space.Free, space.Total, _forecasts.GetValueOrDefault(folder), IsLow(space.Free, space.Total)));
        }
        _now = disks;
        if (_minute++ % SaveEvery == 0)
            history.Save();
    }

    private bool IsLow(long free, long total) =>
        free < settings.Value.MinFreeBytes || total > 0 && free * 100.0 / total < settings.Value.MinFreePercent;

    private IEnumerable<(string Use, string Folder)> Folders() =>
    [
        (Phrase.Key("Data directory"), directory.Root),
        (Phrase.Key("Database"), Path.GetDirectoryName(directory.DatabaseFile)!),
        (Phrase.Key("Backups"), backups.Root),
    ];
}
