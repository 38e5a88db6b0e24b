using BlogApp.Data.Tasks;
using BlogApp.Platform.Times;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Jobs.Tasks.Pages;

/// <summary>A task's state in words.</summary>
internal static class TaskText
{
    public static string State(TaskRow task, BlogTime times, IStringLocalizer words) => task.State switch
    {
        TaskState.Waiting when task.DueAt is { } due => words["Waits until {0}", times.Text(due, TimeForm.MomentOfYear)],
        TaskState.Waiting => words["Waiting"],
        TaskState.Running => words["Running"],
        TaskState.Succeeded => words["Done"],
        TaskState.Failed => words["Failed"],
        _ => words["Cancelled"],
    };

    public static string Tone(TaskState state) => state switch
    {
        TaskState.Succeeded => "good",
        TaskState.Waiting or TaskState.Running => "wait",
        TaskState.Failed => "bad",
        _ => "quiet",
    };

    public static string Took(TaskRow task, IStringLocalizer words) => task is { StartedAt: { } from, FinishedAt: { } to } && to >= from
        ? (to - from) switch
        {
            { TotalSeconds: < 1 } => words["< 1 s"].Value,
            { TotalMinutes: < 1 } span => words["{0:0} s", span.TotalSeconds],
            { TotalHours: < 1 } span => words["{0} min {1} s", span.Minutes, span.Seconds],
            var span => words["{0} h {1} min", (int)span.TotalHours, span.Minutes],
        }
        : "–";
}
