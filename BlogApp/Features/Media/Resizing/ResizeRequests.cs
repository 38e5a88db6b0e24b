using BlogApp.Data;
using BlogApp.Data.Tasks;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Faults;
using BlogApp.Platform.Stores;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Media.Resizing;

/// <summary>Starts the task that makes missing sizes, unless a waiting task will do the same.</summary>
internal sealed partial class ResizeRequests(
    PictureLibrary library, MissingCopies copies, ITasks tasks, TaskQueries board, IDbContextFactory<BlogDbContext> contexts, ILogger<ResizeRequests> log)
{
    /// <summary>A lower bound for the ids of pictures added from now on.</summary>
    public async Task<long> NextIdAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return (await context.MediaFiles.MaxAsync(m => (long?)m.Id, cancellationToken) ?? 0) + 1;
    }

    /// <param name="fromId">Pictures from this id on; 0: all.</param>
    /// <returns>Whether a task is now waiting. False when nothing is missing, or when the server cannot resize.</returns>
    public async Task<bool> RequestAsync(long fromId, long? userId, CancellationToken cancellationToken)
    {
        if (!library.Present || (await copies.FindAsync(fromId, cancellationToken)).Count == 0)
            return false;
        foreach (var task in await board.LatestAsync([ResizeTask.Kind], 5, cancellationToken))
        {
            if (task.State == TaskState.Waiting && await board.ContentAsync(task.Id, cancellationToken) is { } content && FromIdOf(content.Input) <= fromId)
                return true;
        }
        await tasks.SubmitAsync<ResizeTask>(new ResizeInput(fromId), new TaskOptions(Phrase.Key("Missing sizes of pictures"), userId), cancellationToken);
        return true;
    }

    /// <summary>The same for callers whose own work has already succeeded: a failure to store the task does not throw.</summary>
    public async Task RequestAfterAsync(long fromId, long? userId)
    {
        try
        {
            await RequestAsync(fromId, userId, CancellationToken.None);
        }
        catch (Exception error) when (FaultClassifier.Classify(error) is not null)
        {
            Log.NotRequested(log, error);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The smaller sizes of new pictures could not be asked for; the Media page makes them later")]
        public static partial void NotRequested(ILogger log, Exception error);
    }

    private static long FromIdOf(string input) => new TaskRun(0, null, input, static _ => { }).Input<ResizeInput>().FromId;
}
