using System.Text.Json.Nodes;
using BlogApp.Data.Tasks;
using BlogApp.Platform.Languages;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Jobs.Tasks.Api;

/// <summary>A task as clients see it. Times are UTC; words are in the language of the request.</summary>
/// <param name="State">waiting, running, done, failed or cancelled.</param>
/// <param name="Step">What it does right now.</param>
/// <param name="Done">Finished items, of <paramref name="Total"/>; 0 of 0 while the total is unknown.</param>
/// <param name="Tries">How often it failed and was tried again.</param>
/// <param name="Error">Why it failed; while it waits: why the last try failed.</param>
/// <param name="Result">What it brought, when it is done and brought something.</param>
internal sealed record TaskJson(long Id, string Kind, string Title, string State, string? Step, int Done, int Total,
    DateTime CreatedAt, DateTime? DueAt, DateTime? StartedAt, DateTime? FinishedAt, int Tries, string? Error, JsonNode? Result)
{
    public static TaskJson Of(TaskRow task, TaskProgress? progress, string? result, IStringLocalizer words) => new(
        task.Id, task.Kind, words.TranslateStored(task.Title), Word(task.State),
        (progress?.Step ?? task.Step) is { } step ? words.TranslateStored(step) : null, progress?.Done ?? task.Done, progress?.Total ?? task.Total,
        Utc(task.CreatedAt), Utc(task.DueAt), Utc(task.StartedAt), Utc(task.FinishedAt), task.Tries,
        task.Error is { } error ? words.TranslateStored(error) : null, result is null ? null : JsonNode.Parse(result));

    /// <summary>The state's name outside: in JSON, addresses and commands.</summary>
    public static string Word(TaskState state) => state switch
    {
        TaskState.Waiting => "waiting",
        TaskState.Running => "running",
        TaskState.Succeeded => "done",
        TaskState.Failed => "failed",
        _ => "cancelled",
    };

    /// <returns>Null when no state has that name.</returns>
    public static TaskState? StateOf(string? word) => Enum.GetValues<TaskState>().Where(state => Word(state) == word).Select(state => (TaskState?)state).SingleOrDefault();

    private static DateTime Utc(DateTime at) => DateTime.SpecifyKind(at, DateTimeKind.Utc);

    private static DateTime? Utc(DateTime? at) => at is { } time ? Utc(time) : null;
}
