using BlogApp.Components.Charts.Scales;
using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Times;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Dashboard.Panels;

/// <summary>A job's next run and last result, in a few words.</summary>
internal static class JobTexts
{
    public static Phrase Next(JobState job, DateTimeOffset now)
    {
        if (job.RunningSince is not null)
            return Phrase.Format("running now");
        if (job.Paused)
            return Phrase.Format("paused");
        if (job.Broken)
            return Phrase.Format("stopped by an error");
        if (job.OverdueSince is not null)
            return Phrase.Format("overdue");
        // The data is a few seconds old, so a listed time may have just passed.
        foreach (var next in job.Next)
        {
            if (next > now)
                return In(next - now);
        }
        return job.Next.Count == 0 ? Phrase.Format("no more runs") : Phrase.Format("due now");
    }

    /// <summary>A time span until something happens, rounded up, so that it never takes longer than stated.</summary>
    internal static Phrase In(TimeSpan span) => span switch
    {
        { TotalSeconds: <= 59 } => Phrase.Format("in {0:0} s", Math.Ceiling(span.TotalSeconds)),
        { TotalMinutes: <= 59 } => Phrase.Format("in {0:0} min", Math.Ceiling(span.TotalMinutes)),
        { TotalHours: <= 47 } => Phrase.Format("in {0:0} h", Math.Ceiling(span.TotalHours)),
        _ => Phrase.Format("in {0:0} days", Math.Ceiling(span.TotalDays)),
    };

    public static string Result(JobState job, DateTimeOffset now, IStringLocalizer words) => job.Last switch
    {
        null => NumberText.None,
        { Outcome: JobOutcome.Succeeded } last => $"✓ {RelativeTime.From(now - last.At).In(words)}",
        { Outcome: JobOutcome.Cancelled } last => $"– {words["cancelled {0}", RelativeTime.From(now - last.At).In(words)]}",
        { } last when job.FailuresInARow > 1 => $"✕ {words["failed {0:N0} times, {1}", job.FailuresInARow, RelativeTime.From(now - last.At).In(words)]}",
        { } last => $"✕ {words["failed {0}", RelativeTime.From(now - last.At).In(words)]}",
    };
}
