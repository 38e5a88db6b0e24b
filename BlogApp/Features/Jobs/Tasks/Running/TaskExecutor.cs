using BlogApp.Data.Tasks;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Jobs.Tasks.Running;

/// <summary>Runs one task from its claim to its end, and explains failures in words.</summary>
internal sealed partial class TaskExecutor(TaskStore store, TaskNotifier notifier, TaskRegistry registry, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TaskExecutor> log)
{
    /// <summary>How often progress is stored. Pages read it from memory.</summary>
    private static readonly TimeSpan Written = TimeSpan.FromSeconds(2);

    public async Task RunAsync(BackgroundTask task, CancellationToken stopping)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        notifier.Began(task.Id, cancel);
        using var ended = new CancellationTokenSource();
        var writing = WriteProgressAsync(task.Id, ended.Token);
        var (state, result, error) = await EndOfAsync(task, cancel.Token, stopping);
        await ended.CancelAsync();
        await writing;
        await FinishAsync(task.Id, state, result, error, stopping);
        Log.Ended(log, task.Id, task.Kind, state);
    }

    private async Task<(TaskState State, string? Result, string? Error)> EndOfAsync(BackgroundTask task, CancellationToken cancelled, CancellationToken stopping)
    {
        if (!registry.TryFind(task.Kind, out var kind))
            return (TaskState.Failed, null, Phrase.Format("This version of the blog has no task of the kind “{0}”.", task.Kind).ToString());
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var work = (ITaskWork)scope.ServiceProvider.GetRequiredService(kind.Work);
            var run = new TaskRun(task.Id, task.UserId, task.Input, progress => notifier.Report(task.Id, progress));
            return (TaskState.Succeeded, await work.RunAsync(run, cancelled), null);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return kind.Restartable ? (TaskState.Waiting, null, null) : (TaskState.Failed, null, TaskStore.Interrupted);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return (TaskState.Cancelled, null, null);
        }
        catch (TaskFailedException failed)
        {
            return (TaskState.Failed, null, failed.Message);
        }
        catch (StoreUnavailableException away)
        {
            return (TaskState.Failed, null, Phrase.Format("{0} Please start it again later.", away.Message).ToString());
        }
        catch (Exception error)
        {
            Log.Failed(log, error, task.Id, task.Kind);
            return (TaskState.Failed, null, Phrase.Key("Something unexpected went wrong. The server's log says what; nothing half done was left."));
        }
    }

    /// <summary>Retries until the database accepts it, because a finished task must not run again.</summary>
    private async Task FinishAsync(long id, TaskState state, string? result, string? error, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await store.FinishAsync(id, state, notifier.ProgressOf(id), result, error, CancellationToken.None);
                return;
            }
            catch (Exception away) when (!stopping.IsCancellationRequested)
            {
                Log.Again(log, away, id);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task WriteProgressAsync(long id, CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Written, clock);
        TaskProgress? written = null;
        try
        {
            while (await timer.WaitForNextTickAsync(ended))
            {
                if (notifier.ProgressOf(id) is not { } progress || progress == written)
                    continue;
                written = progress;
                await store.ProgressAsync(id, progress, ended);
            }
        }
        catch (OperationCanceledException)
        {
            // The task has ended.
        }
        catch (Exception error)
        {
            // The work itself reports database problems. Progress is for display only.
            Log.NotWritten(log, error, id);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Background task {Id} ({Kind}) ended: {State}")]
        public static partial void Ended(ILogger logger, long id, string kind, TaskState state);

        [LoggerMessage(LogLevel.Error, "Background task {Id} ({Kind}) failed")]
        public static partial void Failed(ILogger logger, Exception error, long id, string kind);

        [LoggerMessage(LogLevel.Warning, "The end of background task {Id} cannot be written yet")]
        public static partial void Again(ILogger logger, Exception error, long id);

        [LoggerMessage(LogLevel.Warning, "The progress of background task {Id} is no longer written")]
        public static partial void NotWritten(ILogger logger, Exception error, long id);
    }
}
