using BlogApp.Data.Tasks;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Times;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Jobs.Tasks.Pages;

/// <summary>A task's state in words.</summary>
internal static class TaskText
{
    /// <summary>The state's name in lists; a key of the words.</summary>
    public static string Label(TaskState state) => state switch
    {
        TaskState.Waiting => Phrase.Key("Waiting"),
        TaskState.Running => Phrase.Key("Running"),
        TaskState.Succeeded => Phrase.Key("Done"),
        TaskState.Failed => Phrase.Key("Failed"),
        _ => Phrase.Key("Cancelled"),
    };

    public static string State(TaskRow task, BlogTime times, IStringLocalizer words) => task.State switch
    {
        TaskState.Waiting when task is { Tries: > 0, DueAt: { } next } => words["Tried {0} times, again at {1}", task.Tries, times.Text(next, TimeForm.MomentOfYearWithSeconds)],
        TaskState.Waiting when task.DueAt is { } due => words["Waits until {0}", times.Text(due, TimeForm.MomentOfYear)],
        var state => words[Label(state)],
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
