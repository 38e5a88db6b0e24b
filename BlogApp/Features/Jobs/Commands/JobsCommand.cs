using System.CommandLine;
using System.Globalization;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.CommandLine;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Jobs.Commands;

/// <summary>
/// <c>jobs list|show|run|cancel|pause|resume|schedule|history</c>, in the running server, or on its data directory when none
/// runs. Exit status 0 on success, 1 when it was refused or the run failed.
/// </summary>
internal static class JobsCommand
{
    private const string All = "all";

    public static Command Create(CommandHost host) => new("jobs", "Look after the work that is done by the clock: in the running server, or without one.")
    {
        List(host), Show(host), Run(host), Cancel(host), Pause(host), Resume(host), Schedule(host), History(host),
    };

    private static Option<bool> Json() => new("--json") { Description = "Print JSON." };

    private static Argument<string> Name(bool orAll = false) => new("JOB") { Description = orAll ? "The job's name, or all." : "The job's name, such as persist-counts." };

    private static Command List(CommandHost host)
    {
        var json = Json();
        var command = new Command("list", "All jobs with their state, next run and last result.") { json };
        command.SetAction((parsed, cancellationToken) => host.RunInServerAsync(parsed, started: false, async (services, output, _) =>
        {
            var jobs = await services.GetRequiredService<JobQueries>().ReadAsync(cancellationToken);
            await output.WriteLineAsync(parsed.GetValue(json) ? JobsJson.Of(jobs) : JobsPrint.List(jobs));
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Show(CommandHost host)
    {
        var (name, json) = (Name(), Json());
        var command = new Command("show", "One job: what it does, its schedule and its next times.") { name, json };
        command.SetAction((parsed, cancellationToken) => OnJobAsync(host, parsed, name, started: false, async (services, job, output, _) =>
        {
            await output.WriteLineAsync(parsed.GetValue(json) ? JobsJson.Of(job) : JobsPrint.Show(job));
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Command Run(CommandHost host)
    {
        var (name, json) = (Name(), Json());
        var command = new Command("run", "Run a job now, also a paused one, and wait until it has ended.") { name, json };
        command.SetAction((parsed, cancellationToken) => OnJobAsync(host, parsed, name, started: true, async (services, job, output, errors) =>
        {
            var end = await services.GetRequiredService<JobCommands>().RunToEndAsync(job.Name, cancellationToken);
            if (parsed.GetValue(json))
                await output.WriteLineAsync(JobsJson.Of(job.Name, end));
            else
                await (end.Error is null ? output : errors).WriteLineAsync(JobsPrint.End(job.Name, end));
            return end.Error is null ? 0 : 1;
        }, cancellationToken));
        return command;
    }

    private static Command Cancel(CommandHost host)
    {
        var (name, json) = (Name(), Json());
        var command = new Command("cancel", "Cancel the current run of a job.") { name, json };
        command.SetAction((parsed, cancellationToken) => OnJobAsync(host, parsed, name, started: false, async (services, job, output, errors) =>
            await services.GetRequiredService<JobCommands>().CancelRunAsync(job.Name, userId: null, cancellationToken)
                ? await PrintAsync(services, job.Name, parsed.GetValue(json), output, cancellationToken) : await FailAsync(errors, $"{job.Name} is not running."), cancellationToken));
        return command;
    }

    private static Command Pause(CommandHost host)
    {
        var (name, json) = (Name(orAll: true), Json());
        var reason = new Option<string>("--reason") { Description = "Why, for the next admin." };
        var until = new Option<string>("--until") { Description = "When it resumes by itself, such as 2027-03-01T20:00 in the blog's zone, or 2027-03-01T19:00Z." };
        var command = new Command("pause", "Suspend the schedule of a job, or of all jobs for maintenance.") { name, reason, until, json };
        command.SetAction((parsed, cancellationToken) => OnJobsAsync(host, parsed, name, async (services, job, output, errors) =>
        {
            var (end, wrong) = TimeArgument.Parse(parsed.GetValue(until), "--until", services.GetRequiredService<IOptionsMonitor<SiteSettings>>().CurrentValue.Zone);
            if (wrong is not null)
                return await FailAsync(errors, wrong);
            var pauses = services.GetRequiredService<JobPauses>();
            DateTimeOffset? at = end is { } utc ? new DateTimeOffset(utc, TimeSpan.Zero) : null;
            var problem = job is null
                ? await pauses.PauseAllAsync(parsed.GetValue(reason), at, userId: null, cancellationToken)
                : await pauses.PauseAsync(job.Name, parsed.GetValue(reason), at, userId: null, cancellationToken);
            return problem is null ? await PrintAsync(services, job?.Name, parsed.GetValue(json), output, cancellationToken) : await FailAsync(errors, problem.ToString());
        }, cancellationToken));
        return command;
    }

    private static Command Resume(CommandHost host)
    {
        var (name, json) = (Name(orAll: true), Json());
        var command = new Command("resume", "Resume the schedule of a job, or what was paused with all.") { name, json };
        command.SetAction((parsed, cancellationToken) => OnJobsAsync(host, parsed, name, async (services, job, output, _) =>
        {
            var pauses = services.GetRequiredService<JobPauses>();
            await (job is null ? pauses.ResumeAllAsync(userId: null, cancellationToken) : pauses.ResumeAsync(job.Name, userId: null, cancellationToken));
            return await PrintAsync(services, job?.Name, parsed.GetValue(json), output, cancellationToken);
        }, cancellationToken));
        return command;
    }

    private static Command Schedule(CommandHost host)
    {
        var (name, json) = (Name(), Json());
        var cron = new Argument<string>("CRON") { Description = "Quartz or Unix cron in quotes, or the word default." };
        var zone = new Option<string>("--zone") { Description = "The time zone of its fields, such as Europe/Paris. Without it: as it is." };
        var missed = new Option<string>("--missed") { Description = "What a missed time causes: run (one run, as soon as possible) or skip. Without it: as it is." };
        var retries = new Option<string>("--retries") { Description = $"How often a failed run is tried again, 0 to {JobSchedule.MostRetries}. Without it: as it is." };
        var command = new Command("schedule", "Give a job another schedule, at once.") { name, cron, zone, missed, retries, json };
        command.SetAction((parsed, cancellationToken) => OnJobAsync(host, parsed, name, started: false, async (services, job, output, errors) =>
        {
            var now = job.Schedule ?? job.Default;
            var text = parsed.GetValue(cron)!;
            var wanted = text == "default" ? job.Default : now with { Cron = text };
            if (parsed.GetValue(zone) is { } named)
                wanted = wanted with { Zone = named };
            if (parsed.GetValue(missed) is { } policy)
            {
                if (policy is not ("run" or "skip"))
                    return await FailAsync(errors, "--missed accepts run or skip.");
                wanted = wanted with { Missed = policy == "skip" ? MissedRuns.Skip : MissedRuns.RunOnce };
            }
            if (parsed.GetValue(retries) is { } count)
            {
                if (!int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > JobSchedule.MostRetries)
                    return await FailAsync(errors, $"--retries accepts a number from 0 to {JobSchedule.MostRetries}.");
                wanted = wanted with { Retries = number };
            }
            var saved = await services.GetRequiredService<JobCommands>().ScheduleAsync(job.Name, wanted, job.Schedule, userId: null, cancellationToken);
            return saved.Problem is { } problem
                ? await FailAsync(errors, $"Not saved: {problem}. The present schedule stays.")
                : await PrintAsync(services, job.Name, parsed.GetValue(json), output, cancellationToken);
        }, cancellationToken));
        return command;
    }

    private static Command History(CommandHost host)
    {
        var (name, json) = (Name(), Json());
        var take = new Option<int>("--take") { Description = "How many runs, 1 to 1000.", DefaultValueFactory = _ => 20 };
        var failed = new Option<bool>("--failed") { Description = "Only runs that failed or were cancelled." };
        var command = new Command("history", "The last runs of a job, newest first.") { name, take, failed, json };
        command.SetAction((parsed, cancellationToken) => OnJobAsync(host, parsed, name, started: false, async (services, job, output, _) =>
        {
            var page = await services.GetRequiredService<JobQueries>().HistoryAsync(job.Name, 1, Math.Clamp(parsed.GetValue(take), 1, 1000), parsed.GetValue(failed), cancellationToken);
            await output.WriteLineAsync(parsed.GetValue(json) ? JobsJson.Of(page) : JobsPrint.History(page));
            return 0;
        }, cancellationToken));
        return command;
    }

    private static Task<int> OnJobAsync(CommandHost host, ParseResult parsed, Argument<string> name, bool started,
        Func<IServiceProvider, JobState, TextWriter, TextWriter, Task<int>> command, CancellationToken cancellationToken) =>
        host.RunInServerAsync(parsed, started, async (services, output, errors) =>
        {
            var job = await FindAsync(services, parsed.GetValue(name)!, cancellationToken);
            return job is null ? await NoSuchJobAsync(services, parsed.GetValue(name)!, errors) : await command(services, job, output, errors);
        }, cancellationToken);

    /// <summary>The same for a command that also takes all jobs; the job is then null.</summary>
    private static Task<int> OnJobsAsync(CommandHost host, ParseResult parsed, Argument<string> name,
        Func<IServiceProvider, JobState?, TextWriter, TextWriter, Task<int>> command, CancellationToken cancellationToken) =>
        host.RunInServerAsync(parsed, started: false, async (services, output, errors) =>
        {
            if (parsed.GetValue(name) == All)
                return await command(services, null, output, errors);
            var job = await FindAsync(services, parsed.GetValue(name)!, cancellationToken);
            return job is null ? await NoSuchJobAsync(services, parsed.GetValue(name)!, errors) : await command(services, job, output, errors);
        }, cancellationToken);

    private static async Task<JobState?> FindAsync(IServiceProvider services, string name, CancellationToken cancellationToken) =>
        (await services.GetRequiredService<JobQueries>().ReadAsync(cancellationToken)).FirstOrDefault(job => job.Name == name);

    private static Task<int> NoSuchJobAsync(IServiceProvider services, string name, TextWriter errors) => FailAsync(
        errors, $"No job is called '{name}'. The jobs are: {string.Join(", ", services.GetRequiredService<JobRegistry>().All.Select(job => job.Name))}.");

    /// <param name="name">Null: all jobs.</param>
    private static async Task<int> PrintAsync(IServiceProvider services, string? name, bool json, TextWriter output, CancellationToken cancellationToken)
    {
        var jobs = await services.GetRequiredService<JobQueries>().ReadAsync(cancellationToken);
        var job = jobs.FirstOrDefault(one => one.Name == name);
        await output.WriteLineAsync(job is null ? (json ? JobsJson.Of(jobs) : JobsPrint.List(jobs)) : json ? JobsJson.Of(job) : JobsPrint.Line(job));
        return 0;
    }

    private static async Task<int> FailAsync(TextWriter errors, string sentence)
    {
        await errors.WriteLineAsync(sentence);
        return 1;
    }
}
