using System.Globalization;
using System.Text;
using BlogApp.Features.Jobs.Cron;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.Times;

namespace BlogApp.Features.Jobs.Commands;

/// <summary>Jobs as the commands print them. Times are UTC.</summary>
internal static class JobsPrint
{
    public static string List(IReadOnlyList<JobState> jobs) => string.Join('\n', jobs.Select(Line));

    public static string Line(JobState job) => string.Create(CultureInfo.InvariantCulture,
        $"{job.Name,-24}  {job.Condition,-9}  next {(job.Next is [var next, ..] ? Iso(next) : "–"),-20}  last {(job.Last is { } last ? $"{Iso(last.At)} {Outcome(last)}" : "never")}{(job.Pause is { } pause ? "  " + Pause(pause) : "")}");

    public static string Show(JobState job)
    {
        var text = new StringBuilder(job.Name).AppendLine().Append("  ").AppendLine(job.Description);
        text.AppendLine(CultureInfo.InvariantCulture, $"  state     {job.Condition}{(job.Pause is { } pause ? ": " + Pause(pause) : "")}");
        if (job.Schedule is { } schedule)
            text.AppendLine(CultureInfo.InvariantCulture, $"  schedule  {schedule.Cron} ({schedule.Zone}): {Words(schedule)}")
                .AppendLine(CultureInfo.InvariantCulture, $"  missed    {(schedule.Missed == MissedRuns.Skip ? "skipped" : "one run, as soon as possible")}; retries {schedule.Retries}");
        foreach (var next in job.Next)
            text.AppendLine(CultureInfo.InvariantCulture, $"  next      {Iso(next)}");
        if (job.Last is { } last)
            text.AppendLine(CultureInfo.InvariantCulture, $"  last      {Run(last)}");
        return text.ToString().TrimEnd();
    }

    public static string History(JobRunPage page) => page.Runs.Count == 0 ? "It has not run yet." : string.Join('\n', page.Runs.Select(Run));

    public static string End(string name, JobRunEnd end) => end.Error is { } error
        ? $"{name} failed: {error}"
        : string.Create(CultureInfo.InvariantCulture, $"{name}: {end.Summary ?? (end.Rows == 1 ? "1 row" : $"{end.Rows ?? 0} rows")}, took {end.Duration.TotalMilliseconds:0} ms.");

    private static string Run(JobRun run) => string.Create(CultureInfo.InvariantCulture,
        $"{Iso(run.At)}  {Outcome(run),-9}  {run.Duration.TotalMilliseconds,8:0} ms  {run.Error ?? run.Summary ?? $"{run.Rows ?? 0} rows"}{(run.Started == JobStart.Schedule ? "" : $"  ({Starter(run)})")}");

    private static string Starter(JobRun run) => run.Started switch
    {
        JobStart.Person => run.By is { Length: > 0 } by ? by : "an account that is gone",
        JobStart.CommandLine => "command line",
        _ => "request",
    };

    private static string Outcome(JobRun run) => run.Outcome switch { JobOutcome.Succeeded => "succeeded", JobOutcome.Failed => "failed", _ => "cancelled" };

    private static string Pause(JobPause pause) =>
        $"paused{(pause.OfAll ? " with all jobs" : "")}{(pause.By is { } by ? $" by {by}" : "")}{(pause.Until is { } until ? $" until {Iso(until)}" : "")}{(pause.Reason is { } reason ? $": {reason}" : "")}";

    private static string Words(JobSchedule schedule) => CronRules.TryParse(schedule.Cron, out var cron, out _) ? CronWords.Describe(cron) : schedule.Cron;

    private static string Iso(DateTimeOffset at) => TimeText.Iso(at.UtcDateTime);
}
