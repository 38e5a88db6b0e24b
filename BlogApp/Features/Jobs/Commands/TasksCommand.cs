using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Jobs.Tasks.Api;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Times;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Jobs.Commands;

/// <summary>
/// <c>tasks list|show|cancel|retry|remove</c>, in the running server, or on its data directory when none runs. Exit status 0 on
/// success, 1 when it was refused.
/// </summary>
internal static class TasksCommand
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create(CommandHost host) => new("tasks", "Look after background tasks: in the running server, or without one.")
    {
        List(host),
        Show(host),
        Act(host, "cancel", "Cancel a task that waits or runs.", "It had already ended.", (commands, id, token) => commands.CancelAsync(id, by: null, token)),
        Act(host, "retry", "Run a failed or cancelled task once more.", "Only a task that failed or was cancelled can be run again.", (commands, id, token) => commands.RetryAsync(id, by: null, token)),
        Act(host, "remove", "Forget an ended task, with its input and result.", "It has not ended yet.", (commands, id, token) => commands.RemoveAsync(id, by: null, token)),
    };

    private static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    private static Argument<long> Id() => new("ID") { Description = "The task's number." };

    private static Command List(CommandHost host)
    {
        var json = Json();
        var state = new Option<string>("--state") { Description = "Only those that are waiting, running, done, failed or cancelled." };
        var page = new Option<int>("--page") { Description = $"{TaskQueries.PageSize} tasks to a page, newest first.", DefaultValueFactory = _ => 1 };
        var command = new Command("list", "Background tasks, newest first.") { state, page, json };
        command.SetAction((parsed, cancellationToken) => host.RunInServerAsync(parsed, started: false, async (services, output, errors) =>
        {
            var wanted = TaskJson.StateOf(parsed.GetValue(state));
            if (wanted is null && parsed.GetValue(state) is not null)
                return await FailAsync(errors, "--state accepts waiting, running, done, failed or cancelled.");
            var words = services.GetRequiredService<IStringLocalizer<Words>>();
            var found = await services.GetRequiredService<TaskQueries>().ReadAsync(new TaskFilter(wanted), parsed.GetValue(page), cancellationToken);
            await output.WriteLineAsync(parsed.GetValue(json)
                ? JsonSerializer.Serialize(found.Rows.Select(row => TaskJson.Of(row, null, null, words)), Options)
                : found.Rows.Count == 0 ? "There are no such tasks." : string.Join('\n', found.Rows.Select(row => Line(row, words))));
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Show(CommandHost host)
    {
        var (id, json) = (Id(), Json());
        var command = new Command("show", "One task with its input and result.") { id, json };
        command.SetAction((parsed, cancellationToken) => host.RunInServerAsync(parsed, started: false, async (services, output, errors) =>
        {
            var queries = services.GetRequiredService<TaskQueries>();
            if (await queries.FindAsync(parsed.GetValue(id), cancellationToken) is not { } task || await queries.ContentAsync(task.Id, cancellationToken) is not { } content)
                return await FailAsync(errors, "There is no such task.");
            var words = services.GetRequiredService<IStringLocalizer<Words>>();
            await output.WriteLineAsync(parsed.GetValue(json)
                ? JsonSerializer.Serialize(TaskJson.Of(task, null, content.Result, words), Options)
                : $"{Line(task, words)}\n  input   {content.Input}\n  result  {content.Result ?? "–"}");
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Act(CommandHost host, string name, string description, string refusal, Func<TaskCommands, long, CancellationToken, Task<bool>> act)
    {
        var (id, json) = (Id(), Json());
        var command = new Command(name, description) { id, json };
        command.SetAction((parsed, cancellationToken) => host.RunInServerAsync(parsed, started: false, async (services, output, errors) =>
        {
            var queries = services.GetRequiredService<TaskQueries>();
            if (await queries.FindAsync(parsed.GetValue(id), cancellationToken) is not { } before)
                return await FailAsync(errors, "There is no such task.");
            if (!await act(services.GetRequiredService<TaskCommands>(), before.Id, cancellationToken))
                return await FailAsync(errors, refusal);
            var words = services.GetRequiredService<IStringLocalizer<Words>>();
            var after = await queries.FindAsync(before.Id, cancellationToken);
            await output.WriteLineAsync(after is null ? $"Task {before.Id} is forgotten." : parsed.GetValue(json) ? JsonSerializer.Serialize(TaskJson.Of(after, null, null, words), Options) : Line(after, words));
            return 0;
        }, cancellationToken));
        return command;
    }

    private static string Line(TaskRow task, IStringLocalizer words) => string.Create(CultureInfo.InvariantCulture,
        $"{task.Id,6}  {TaskJson.Word(task.State),-9}  {TimeText.Iso(task.CreatedAt)}  {words.TranslateStored(task.Title)}{(task.Total > 0 && !task.Ended ? $"  {task.Done} of {task.Total}" : "")}{(task.Error is { } error ? $"  {words.TranslateStored(error)}" : "")}");

    private static async Task<int> FailAsync(TextWriter errors, string sentence)
    {
        await errors.WriteLineAsync(sentence);
        return 1;
    }
}
