using System.Collections.Concurrent;
using BlogApp.Data.Tasks;
using BlogApp.Platform.Supervision;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Jobs.Tasks.Running;

/// <summary>Runs waiting tasks, a few at a time, until the server stops.</summary>
internal sealed partial class TaskRunner(
    TaskStore store, TaskNotifier notifier, TaskRegistry registry, TaskExecutor executor, IOptions<TasksSettings> settings, TimeProvider clock, ILogger<TaskRunner> log) : IHostedService, IDisposable
{
    /// <summary>Limits how late a delayed task starts when the clock is set meanwhile.</summary>
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

    /// <summary>Interrupts running tasks. Restartable ones continue after the next start.</summary>
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
            await ForgiveAsync([.. _runs.Keys], cancellationToken);
        }
    }

    private async Task ForgiveAsync(List<long> ids, CancellationToken cancellationToken)
    {
        try
        {
            await store.ForgiveAsync(ids, cancellationToken);
        }
        catch (Exception error)
        {
            Log.NotForgiven(log, error);
        }
    }

    private async Task LoopAsync(CancellationToken stopping)
    {
        if (!_recovered)
        {
            await store.RecoverAsync(registry.Restartable, stopping);
            _recovered = true;
            notifier.Changed();
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
                await executor.RunAsync(task, stopping);
            }
            catch (Exception error)
            {
                Log.NotFinished(log, error, task.Id);
            }
            finally
            {
                _runs.TryRemove(task.Id, out _);
                notifier.Ended(task.Id);
                run.SetResult();
            }
        }, CancellationToken.None);
    }

    private async Task SleepAsync(CancellationToken stopping)
    {
        // When all slots are taken, only the end of a run matters, and that wakes the loop.
        var due = _runs.Count < settings.Value.Concurrency ? await store.NextDueAsync(stopping) : null;
        var sleep = due is { } at ? at - clock.GetUtcNow().UtcDateTime : LongestSleep;
        using var waking = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var timer = clock.CreateTimer(static source => ((CancellationTokenSource)source!).Cancel(), waking,
            TimeSpan.FromTicks(Math.Clamp(sleep.Ticks, TimeSpan.TicksPerMillisecond, LongestSleep.Ticks)), Timeout.InfiniteTimeSpan);
        try
        {
            await notifier.WokenAsync(waking.Token);
        }
        catch (OperationCanceledException)
        {
            // Something may be due, or the server is stopping.
        }
    }

    public void Dispose() => _stopping.Dispose();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} background tasks did not end in time and are left to the next start")]
        public static partial void StillRunning(ILogger logger, int count);

        [LoggerMessage(LogLevel.Warning, "Background tasks that did not end in time count as if the server had ended while they ran")]
        public static partial void NotForgiven(ILogger logger, Exception error);

        [LoggerMessage(LogLevel.Error, "The end of background task {Id} could not be written")]
        public static partial void NotFinished(ILogger logger, Exception error, long id);
    }
}
