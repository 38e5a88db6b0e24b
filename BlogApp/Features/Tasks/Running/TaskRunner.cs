using System.Collections.Concurrent;
using BlogApp.Data.Tasks;
using BlogApp.Platform.Supervision;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Tasks.Running;

/// <summary>Runs what waits, a few at a time, until the server stops.</summary>
internal sealed partial class TaskRunner(
    TaskStore store, TaskSignals signals, TaskRegistry registry, OneTask one, IOptions<TasksSettings> settings, TimeProvider clock, ILogger<TaskRunner> log) : IHostedService, IDisposable
{
    /// <summary>A delayed task begins at most so late when the clock is set meanwhile.</summary>
    private static readonly TimeSpan LongestSleep = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<long, Task> _runs = new();
    private Task _loop = Task.CompletedTask;
    private bool _recovered;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _loop = SupervisedLoop.Endless("background tasks", LoopAsync, clock, log, _stopping.Token);
        return Task.CompletedTask;
    }

    /// <summary>Interrupts what runs: restartable tasks go on after the next start.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        try
        {
            await Task.WhenAll([_loop, .. _runs.Values]).WaitAsync(Grace, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.StillRunning(log, _runs.Count);
        }
    }

    private async Task LoopAsync(CancellationToken stopping)
    {
        if (!_recovered)
        {
            await store.RecoverAsync(registry.Restartable, stopping);
            _recovered = true;
            signals.Changed();
        }
        while (!stopping.IsCancellationRequested)
        {
            while (_runs.Count < settings.Value.Concurrency && await store.ClaimAsync(stopping) is { } task)
                Begin(task, stopping);
            await SleepAsync(stopping);
        }
    }

    private void Begin(BackgroundTask task, CancellationToken stopping)
    {
        var run = new TaskCompletionSource();
        _runs[task.Id] = run.Task;
        _ = Task.Run(async () =>
        {
            try
            {
                await one.RunAsync(task, stopping);
            }
            catch (Exception error)
            {
                Log.NotFinished(log, error, task.Id);
            }
            finally
            {
                _runs.TryRemove(task.Id, out _);
                signals.Ended(task.Id);
                run.SetResult();
            }
        }, CancellationToken.None);
    }

    private async Task SleepAsync(CancellationToken stopping)
    {
        // With no room left, only the end of a run matters, which wakes.
        var due = _runs.Count < settings.Value.Concurrency ? await store.NextDueAsync(stopping) : null;
        var sleep = due is { } at ? at - clock.GetUtcNow().UtcDateTime : LongestSleep;
        using var waking = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var timer = clock.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), waking,
            TimeSpan.FromTicks(Math.Clamp(sleep.Ticks, TimeSpan.TicksPerMillisecond, LongestSleep.Ticks)), Timeout.InfiniteTimeSpan);
        try
        {
            await signals.WokenAsync(waking.Token);
        }
        catch (OperationCanceledException)
        {
            // Something may be due, or the server stops.
        }
    }

    public void Dispose() => _stopping.Dispose();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} background tasks did not end in time and are left to the next start")]
        public static partial void StillRunning(ILogger logger, int count);

        [LoggerMessage(LogLevel.Error, "The end of background task {Id} could not be written")]
        public static partial void NotFinished(ILogger logger, Exception error, long id);
    }
}
