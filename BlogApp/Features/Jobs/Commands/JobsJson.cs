using System.Text.Json;
using BlogApp.Features.Jobs.Scheduling;

namespace BlogApp.Features.Jobs.Commands;

/// <summary>What the commands print with <c>--json</c>.</summary>
internal static class JobsJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static string Of(IEnumerable<JobState> jobs) => JsonSerializer.Serialize(jobs.Select(Shape), Options);

    public static string Of(JobState job) => JsonSerializer.Serialize(Shape(job), Options);

    public static string Of(JobRunPage page) => JsonSerializer.Serialize(page.Runs.Select(Shape), Options);

    public static string Of(string name, JobRunEnd end) => JsonSerializer.Serialize(new
    {
        Job = name,
        Outcome = end.Error is null ? "succeeded" : "failed",
        end.Rows,
        end.Summary,
        end.Error,
        Milliseconds = Math.Round(end.Duration.TotalMilliseconds),
    }, Options);

    private static object Shape(JobState job) => new
    {
        job.Name,
        job.Description,
        State = job.Condition,
        Schedule = job.Schedule is { } schedule ? new { schedule.Cron, schedule.Zone, Missed = schedule.Missed == MissedRuns.Skip ? "skip" : "run", schedule.Retries } : null,
        Next = job.Next.Select(next => next.UtcDateTime),
        Paused = job.Pause is { } pause ? new { pause.Reason, pause.By, Since = pause.Since?.UtcDateTime, Until = pause.Until?.UtcDateTime, pause.OfAll } : null,
        Last = job.Last is { } last ? Shape(last) : null,
        job.FailuresInARow,
    };

    private static object Shape(JobRun run) => new
    {
        run.Id,
        Planned = run.Planned?.UtcDateTime,
        At = run.At.UtcDateTime,
        Milliseconds = Math.Round(run.Duration.TotalMilliseconds),
        Outcome = run.Outcome.ToString().ToLowerInvariant(),
        run.Rows,
        run.Summary,
        run.Error,
        Started = run.Started switch { JobStart.Schedule => "schedule", JobStart.Person => "person", JobStart.CommandLine => "command", _ => "request" },
        run.By,
        run.Node,
        run.Attempt,
    };
}
