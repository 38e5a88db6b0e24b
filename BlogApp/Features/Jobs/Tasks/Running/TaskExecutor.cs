using BlogApp.Data.Tasks;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;

namespace BlogApp.Features.Jobs.Tasks.Running;

/// <summary>Runs one task from its claim to its end, and explains failures in words.</summary>
internal sealed partial class TaskExecutor(TaskStore store, TaskNotifier notifier, TaskRegistry registry, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TaskExecutor> log)
{
    /// <summary>How often progress is stored. Pages read it from memory.</summary>
    private static readonly TimeSpan Written = TimeSpan.FromSeconds(2);

    /// <param name="recovering">Whether a crash interrupted the previous run.</param>
    /// <param name="retry">The wait before the next try, if this one fails in a way that may pass; null: this is the last.</param>
    /// <returns>The task's title for the scheduler's history, and the failure after which the scheduler is to try again.</returns>
    public async Task<(string? Summary, Exception? Again)> RunAsync(long id, bool recovering, TimeSpan? retry, CancellationToken interrupted)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(interrupted, notifier.Stopping);
        // False: another trigger of the same task runs it.
        if (!notifier.TryBegin(id, cancel))
            return (null, null);
        try
        {
            if (recovering)
                await store.RecoverAsync(id, registry.Restartable, CancellationToken.None);
            if (await store.ClaimAsync(id, CancellationToken.None) is not { } task)
                return (null, null);
            notifier.Changed();
            using var ended = new CancellationTokenSource();
            var writing = WriteProgressAsync(id, ended.Token);
            var end = await EndOfAsync(task, retry, cancel.Token);
            await ended.CancelAsync();
            await writing;
            await FinishAsync(id, end);
            Log.Ended(log, id, task.Kind, end.State);
            return (task.Title, end.Again);
        }
        finally
        {
            notifier.Ended(id);
        }
    }

    private async Task<TaskEnd> EndOfAsync(BackgroundTask task, TimeSpan? retry, CancellationToken cancelled)
    {
        if (!registry.TryFind(task.Kind, out var kind))
            return TaskEnd.Failed(Phrase.Format("This version of the blog has no task of the kind “{0}”.", task.Kind).ToString());
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var work = (ITaskWork)scope.ServiceProvider.GetRequiredService(kind.Work);
            var run = new TaskRun(task.Id, task.UserId, task.Input, progress => notifier.Report(task.Id, progress));
            return TaskEnd.Done(await work.RunAsync(run, cancelled));
        }
        catch (OperationCanceledException) when (notifier.Stopping.IsCancellationRequested)
        {
            return kind.Restartable ? TaskEnd.Interrupted : TaskEnd.Failed(TaskStore.Interrupted);
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            return TaskEnd.Cancelled;
        }
        catch (TaskFailedException failed)
        {
            return TaskEnd.Failed(failed.Message);
        }
        catch (Exception error) when (FaultClassifier.Classify(error) is { } fault)
        {
            if (retry is { } wait)
                return TaskEnd.TriedAgain(fault.Words, clock.GetUtcNow().UtcDateTime + wait, error);
            return TaskEnd.Failed(Phrase.Format("{0} Please start it again later.", fault.Words).ToString());
        }
        catch (Exception error)
        {
            Log.Failed(log, error, task.Id, task.Kind);
            return TaskEnd.Failed(Phrase.Key("Something unexpected went wrong. The server's log says what; nothing half done was left."));
        }
    }

    /// <summary>Retries until the database accepts it, because a finished task must not run again.</summary>
    private async Task FinishAsync(long id, TaskEnd end)
    {
        while (true)
        {
            try
            {
                await store.FinishAsync(id, end, notifier.ProgressOf(id), CancellationToken.None);
                return;
            }
            catch (Exception away) when (!notifier.Stopping.IsCancellationRequested)
            {
                Log.Again(log, away, id);
                await Task.Delay(TimeSpan.FromSeconds(1), clock, notifier.Stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
