using BlogApp.Platform.Times;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Jobs.Pages.Pausing;

/// <summary>A pause in words: who, since when, until when, and why.</summary>
internal static class PauseText
{
    public static string Describe(JobPause pause, IStringLocalizer words, BlogTime times)
    {
        var since = pause.Since is { } at ? times.Text(at, TimeForm.Moment) : null;
        var who = (pause.By, since) switch
        {
            ({ } by, { } when) => words["Paused by {0} on {1}.", by, when],
            (null, { } when) => words["Paused on {0}.", when],
            _ => words["Paused."],
        };
        var until = pause.Until is { } end ? words["Resumes by itself on {0}.", times.Text(end, TimeForm.Moment)] : words["Until someone resumes it."];
        return string.Join(' ', new[] { who.ToString(), until.ToString(), pause.OfAll ? words["With all jobs, for maintenance."].ToString() : null, pause.Reason }.Where(part => part is not null));
    }
}
