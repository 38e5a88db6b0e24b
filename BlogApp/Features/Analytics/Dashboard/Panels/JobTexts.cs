using System.Globalization;
using BlogApp.Components.Charts.Scales;
using BlogApp.Features.Jobs;

namespace BlogApp.Features.Analytics.Dashboard.Panels;

/// <summary>A job's next run and last result in a few words.</summary>
internal static class JobTexts
{
    public static string Next(JobState job, DateTimeOffset now)
    {
        if (job.RunningSince is not null)
            return "running now";
        if (job.Paused)
            return "paused";
        if (job.Broken)
            return "stopped by an error";
        // What is read a few seconds ago may name a moment that has just passed.
        foreach (var next in job.Next)
        {
            if (next > now)
                return In(next - now);
        }
        return job.Next.Count == 0 ? "no more runs" : "due now";
    }

    /// <summary>A span to come, rounded up: what is said never comes late.</summary>
    internal static string In(TimeSpan span) => span switch
    {
        { TotalSeconds: <= 59 } => Text(span.TotalSeconds, "s"),
        { TotalMinutes: <= 59 } => Text(span.TotalMinutes, "min"),
        { TotalHours: <= 47 } => Text(span.TotalHours, "h"),
        _ => Text(span.TotalDays, "days"),
    };

    public static string Result(JobState job, DateTimeOffset now) => job.Last switch
    {
        null => NumberText.None,
        { Outcome: JobOutcome.Succeeded } last => $"✓ {AgoText.Of(now - last.At)}",
        { Outcome: JobOutcome.Cancelled } last => $"– cancelled {AgoText.Of(now - last.At)}",
        { } last when job.FailuresInARow > 1 => $"✕ failed {NumberText.Whole(job.FailuresInARow)} times, {AgoText.Of(now - last.At)}",
        { } last => $"✕ failed {AgoText.Of(now - last.At)}",
    };

    private static string Text(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"in {Math.Ceiling(number):0} {unit}");
}
