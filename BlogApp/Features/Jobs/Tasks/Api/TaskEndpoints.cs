using System.Runtime.CompilerServices;
using System.Net.ServerSentEvents;
using BlogApp.Features.Jobs.Tasks.Running;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Security;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Jobs.Tasks.Api;

/// <summary>A task's state as JSON, and pushed until it ends. For whoever submitted it, and for admins; to others it does not exist.</summary>
internal static class TaskEndpoints
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(250);

    public static void MapTasks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/tasks/{id:long}", async Task<IResult> (long id, HttpContext context, TaskQueries queries, TaskNotifier notifier, IStringLocalizer<Words> words) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return await FindAsync(id, context, queries) is { } task
                ? TypedResults.Ok(TaskJson.Of(task, notifier.ProgressOf(id), await ResultAsync(task, queries, context.RequestAborted), words)) : NoSuchTask();
        }).RequireAuthorization();
        routes.MapGet("/api/tasks/{id:long}/stream", async Task<IResult> (long id, HttpContext context, TaskQueries queries, TaskNotifier notifier, IHostApplicationLifetime lifetime, TimeProvider clock, IStringLocalizer<Words> words) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            // nginx would buffer the events.
            context.Response.Headers["X-Accel-Buffering"] = "no";
            if (await FindAsync(id, context, queries) is not { } task)
                return NoSuchTask();
            return TypedResults.ServerSentEvents(FollowAsync(task, queries, notifier, words, clock, lifetime.ApplicationStopping, context.RequestAborted));
        }).RequireAuthorization();
    }

    /// <summary>The state at once, then each change, and the end.</summary>
    private static async IAsyncEnumerable<SseItem<TaskJson>> FollowAsync(TaskRow task, TaskQueries queries, TaskNotifier notifier, IStringLocalizer words,
        TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken left)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, left);
        using var timer = new PeriodicTimer(Tick, clock);
        TaskJson? sent = null;
        long seen;
        do
        {
            seen = notifier.Version;
            var now = TaskJson.Of(task, notifier.ProgressOf(task.Id), task.Ended ? await ResultAsync(task, queries, left) : null, words);
            if (now != sent)
                yield return new SseItem<TaskJson>(sent = now, "task");
            if (task.Ended)
                yield break;
            if (notifier.Version == seen && !await NextAsync(timer, ending.Token))
                yield break;
            if (notifier.Version != seen)
            {
                if (await queries.FindAsync(task.Id, left) is not { } found)
                    yield break;
                task = found;
            }
        }
        while (!ending.IsCancellationRequested);
    }

    private static async ValueTask<bool> NextAsync(PeriodicTimer timer, CancellationToken ending)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ending);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static async Task<TaskRow?> FindAsync(long id, HttpContext context, TaskQueries queries) =>
        await queries.FindAsync(id, context.RequestAborted) is { } task && (context.User.IsInRole(Data.Accounts.Role.Admin) || (task.UserId is { } user && user == context.User.UserId())) ? task : null;

    private static async Task<string?> ResultAsync(TaskRow task, TaskQueries queries, CancellationToken cancellationToken) =>
        task.Ended ? (await queries.ContentAsync(task.Id, cancellationToken))?.Result : null;

    private static IResult NoSuchTask() => TypedResults.Problem(statusCode: StatusCodes.Status404NotFound, title: "No such task", detail: "There is no task with this number that you may see. Ended tasks are kept for a set time only.");
}
