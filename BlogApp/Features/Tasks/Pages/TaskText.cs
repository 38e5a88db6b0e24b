using System.Globalization;
using BlogApp.Data.Tasks;

namespace BlogApp.Features.Tasks.Pages;

/// <summary>A task's state in words.</summary>
internal static class TaskText
{
    public static string Words(TaskRow task) => task.State switch
    {
        TaskState.Waiting when task.DueAt is { } due => "Waits until " + due.ToString("d MMM HH:mm", CultureInfo.InvariantCulture),
        TaskState.Waiting => "Waiting",
        TaskState.Running => "Running",
        TaskState.Succeeded => "Done",
        TaskState.Failed => "Failed",
        _ => "Cancelled",
    };

    public static string Tone(TaskState state) => state switch
    {
        TaskState.Succeeded => "good",
        TaskState.Waiting or TaskState.Running => "wait",
        TaskState.Failed => "bad",
        _ => "quiet",
    };

    public static string Took(TaskRow task) => task is { StartedAt: { } from, FinishedAt: { } to } && to >= from
        ? (to - from) switch
        {
            { TotalSeconds: < 1 } => "< 1 s",
            { TotalMinutes: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
            { TotalHours: < 1 } span => string.Create(CultureInfo.InvariantCulture, $"{span.Minutes} min {span.Seconds} s"),
            var span => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalHours} h {span.Minutes} min"),
        }
        : "–";
}
