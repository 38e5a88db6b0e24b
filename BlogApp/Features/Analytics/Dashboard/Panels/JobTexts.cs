using BlogApp.Components.Charts.Scales;
using BlogApp.Features.Jobs;
using BlogApp.Features.Languages;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Analytics.Dashboard.Panels;

/// <summary>A job's next run and last result in a few words.</summary>
internal static class JobTexts
{
    public static Phrase Next(JobState job, DateTimeOffset now)
    {
        if (job.RunningSince is not null)
            return Phrase.Of("running now");
        if (job.Paused)
            return Phrase.Of("paused");
        if (job.Broken)
            return Phrase.Of("stopped by an error");
        // What is read a few seconds ago may name a moment that has just passed.
        foreach (var next in job.Next)
        {
            if (next > now)
                return In(next - now);
        }
        return job.Next.Count == 0 ? Phrase.Of("no more runs") : Phrase.Of("due now");
    }

    /// <summary>A span to come, rounded up: what is said never comes late.</summary>
    internal static Phrase In(TimeSpan span) => span switch
    {
        { TotalSeconds: <= 59 } => Phrase.Of("in {0:0} s", Math.Ceiling(span.TotalSeconds)),
        { TotalMinutes: <= 59 } => Phrase.Of("in {0:0} min", Math.Ceiling(span.TotalMinutes)),
        { TotalHours: <= 47 } => Phrase.Of("in {0:0} h", Math.Ceiling(span.TotalHours)),
        _ => Phrase.Of("in {0:0} days", Math.Ceiling(span.TotalDays)),
    };

    public static string Result(JobState job, DateTimeOffset now, IStringLocalizer words) => job.Last switch
    {
        null => NumberText.None,
        { Outcome: JobOutcome.Succeeded } last => $"✓ {AgoText.Of(now - last.At).In(words)}",
        { Outcome: JobOutcome.Cancelled } last => $"– {words["cancelled {0}", AgoText.Of(now - last.At).In(words)]}",
        { } last when job.FailuresInARow > 1 => $"✕ {words["failed {0:N0} times, {1}", job.FailuresInARow, AgoText.Of(now - last.At).In(words)]}",
        { } last => $"✕ {words["failed {0}", AgoText.Of(now - last.At).In(words)]}",
    };
}
