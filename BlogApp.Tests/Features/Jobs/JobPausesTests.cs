using BlogApp.Data;
using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Features.Jobs;

/// <summary>Pauses and schedules on real Quartz, over restarts.</summary>
public sealed class JobPausesTests : IDisposable
{
    private const long Admin = 7;
    private const string Yearly = "0 0 0 1 1 ?";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-jobs-");
    private readonly Probe _probe = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pause_WithReasonAndEnd_IsShown_SurvivesARestart_AndEndsByItself()
    {
        DateTimeOffset end;
        await using (var first = await StartAsync())
        {
            end = TimeProvider.System.GetUtcNow().AddSeconds(4);
            Assert.Null(await first.Pauses.PauseAsync("probe", " The disk is being replaced ", end, Admin, Token));
            var pause = (await first.StateAsync("probe")).Pause!;
            Assert.Equal(("The disk is being replaced", false), (pause.Reason, pause.OfAll));
            Assert.Equal(end, pause.Until!.Value, TimeSpan.FromSeconds(1));
            Assert.Equal("A pause ends in the future. Choose a later time, or none.", (await first.Pauses.PauseAsync("probe", null, DateTimeOffset.UnixEpoch, Admin, Token))?.ToString());
            Assert.Equal("The disk is being replaced", (await first.StateAsync("probe")).Pause!.Reason);
            await first.Pauses.PauseAsync("probe", "The disk is here", end, Admin, Token);
            Assert.Equal("The disk is here", (await first.StateAsync("probe")).Pause!.Reason);
        }
        await using var second = await StartAsync();
        await Eventually.Is(async () => !(await second.StateAsync("probe")).Paused);
        Assert.True(TimeProvider.System.GetUtcNow() >= end.AddSeconds(-1));
        await Eventually.Is(async () => (await ActionsAsync(second)).Contains("job.resume"));
    }

    [Fact]
    public async Task PauseOfAll_LeavesWhatWasPausedBefore_AndResumesOnlyItsOwn()
    {
        await using var server = await StartAsync();
        await server.Pauses.PauseAsync("other", "Broken", null, Admin, Token);
        Assert.Null(await server.Pauses.PauseAllAsync("Moving house", null, Admin, Token));
        Assert.Equal((true, "Moving house"), ((await server.StateAsync("probe")).Pause!.OfAll, (await MaintenanceAsync(server))!.Reason));
        Assert.Equal((false, "Broken"), ((await server.StateAsync("other")).Pause!.OfAll, (await server.StateAsync("other")).Pause!.Reason));
        await server.Pauses.PauseAllAsync("Still moving", TimeProvider.System.GetUtcNow().AddDays(1), null, Token);
        Assert.Equal(("Still moving", true), ((await MaintenanceAsync(server))!.Reason, (await MaintenanceAsync(server))!.Until is not null));
        Assert.Equal("Broken", (await server.StateAsync("other")).Pause!.Reason);
        await server.Pauses.ResumeAllAsync(Admin, Token);
        Assert.Null((await server.StateAsync("probe")).Pause);
        Assert.Equal("Broken", (await server.StateAsync("other")).Pause!.Reason);
        Assert.Null(await MaintenanceAsync(server));
    }

    [Fact]
    public async Task WholeSchedule_IsStored_AndTheOneItReplacedIsKept()
    {
        var wanted = new JobSchedule("0 30 2 * * ?", "Europe/Berlin", MissedRuns.Skip, 2);
        await using (var first = await StartAsync())
        {
            await first.Pauses.PauseAsync("probe", "Later", null, Admin, Token);
            Assert.Null((await first.Control.ScheduleAsync("probe", wanted, new JobSchedule(Yearly), Admin, Token)).Problem);
        }
        await using var second = await StartAsync();
        var state = await second.StateAsync("probe");
        Assert.Equal((wanted, new JobSchedule(Yearly), "Later"), (state.Schedule, state.Previous, state.Pause?.Reason));
        await second.Pauses.ResumeAsync("probe", Admin, Token);
        var next = TimeZoneInfo.ConvertTime((await second.StateAsync("probe")).Next[0], wanted.TimeZone);
        Assert.Equal((2, 30), (next.Hour, next.Minute));
    }

    [Theory]
    [InlineData("0 0 3 * * ?", "Europe/Nowhere", 0, "there is no time zone 'Europe/Nowhere'; name one such as Europe/Paris or UTC")]
    [InlineData("0 0 3 * * ?", "UTC", 6, "a failed run can be tried again from 0 to 5 times")]
    [InlineData("０ ０ ３ * * ?", "UTC", 0, null)]
    public async Task WrongSchedule_IsRefused_AndThePresentOneStays(string cron, string zone, int retries, string? reason)
    {
        await using var server = await StartAsync();
        var saved = await server.Control.ScheduleAsync("probe", new JobSchedule(cron, zone, Retries: retries), new JobSchedule(Yearly), Admin, Token);
        Assert.NotNull(saved.Problem);
        if (reason is not null)
            Assert.Equal(reason, saved.Problem.ToString());
        Assert.Equal(new JobSchedule(Yearly), (await server.StateAsync("probe")).Schedule);
    }

    [Fact]
    public async Task FailedRun_IsTriedAgain_AsOftenAsItsScheduleSays()
    {
        _probe.Work = _ => throw new InvalidOperationException("No.");
        await using var server = await StartAsync();
        var now = TimeProvider.System.GetUtcNow().AddSeconds(2);
        await server.Control.ScheduleAsync("probe", new JobSchedule($"{now.Second} {now.Minute} {now.Hour} * * ?", Retries: 1), new JobSchedule(Yearly), Admin, Token);
        await Eventually.Is(async () => (await server.HistoryAsync("probe", failuresOnly: true)).Total == 1);
        await Eventually.Is(async () => (await server.StateAsync("probe")).RetryAt is { } again && again - now < TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task RunToEnd_TellsWhatItDid_AndWhyItFailed()
    {
        await using var server = await StartAsync();
        _probe.Work = _ => Task.FromResult(new WorkResult(3, "3 of 4"));
        Assert.Equal((3L, "3 of 4", null), Told(await server.Control.RunToEndAsync("probe", Token)));
        _probe.Work = _ => throw new InvalidOperationException("The disk is full.");
        Assert.Equal((null, null, "The disk is full."), Told(await server.Control.RunToEndAsync("probe", Token)));
        Assert.Equal([JobStart.CommandLine], (await server.HistoryAsync("probe")).Runs.Select(run => run.Started).Distinct());

        static (long?, string?, string?) Told(JobRunEnd end) => (end.Rows, end.Summary, end.Error);
    }

    [Fact]
    public async Task RunningJob_Cancelled_EndsAsCancelled_AndAnIdleOneIsNot()
    {
        _probe.Work = async token => { await Task.Delay(Timeout.Infinite, token); return new(0); };
        await using var server = await StartAsync();
        Assert.False(await server.Control.CancelRunAsync("probe", Admin, Token));
        await server.Control.RunNowAsync("probe", Admin, Token);
        await Eventually.Is(() => _probe.Started == 1);
        Assert.True(await server.Control.CancelRunAsync("probe", Admin, Token));
        await Eventually.Is(async () => (await server.HistoryAsync("probe")).Runs is [{ Outcome: JobOutcome.Cancelled }]);
    }

    [Fact]
    public async Task Schedules_AreWarnedOf_WhenDenserThanTheRuns_OrInACrowd()
    {
        _probe.Work = async token => { await Task.Delay(1200, token); return new(0); };
        await using var server = await StartAsync();
        await server.Control.RunToEndAsync("probe", Token);
        var warnings = server.Services.GetRequiredService<ScheduleWarnings>();
        await Eventually.Is(async () => (await warnings.FindAsync("probe", new JobSchedule("* * * * * ?"), Token)).Any(w => w.ToString().StartsWith("It usually takes 1.2 s", StringComparison.Ordinal)));
        Assert.Empty(await warnings.FindAsync("probe", new JobSchedule("7 7 7 * * ?"), Token));
        Assert.StartsWith("At the same second as 3 other jobs: ", Assert.Single(await warnings.FindAsync("probe", new JobSchedule(Yearly), Token)).ToString(), StringComparison.Ordinal);
    }

    private Task<JobsServer> StartAsync() => JobsServer.StartAsync(_folder.FullName, services => services.AddSingleton(_probe)
        .AddScheduledJob<ProbeWork>("probe", "Probe", "Does what the test says", Yearly)
        .AddScheduledJob<ProbeWork>("other", "Other", "Another", Yearly)
        .AddScheduledJob<ProbeWork>("third", "Third", "A third", Yearly)
        .AddScheduledJob<ProbeWork>("fourth", "Fourth", "A fourth", Yearly));

    private static async Task<JobPause?> MaintenanceAsync(JobsServer server) => JobState.MaintenanceOf(await server.Board.ReadAsync(Token));

    private static async Task<List<string>> ActionsAsync(JobsServer server)
    {
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<BlogDbContext>>().CreateDbContextAsync(Token);
        return await context.AuditEntries.Select(entry => entry.Action).ToListAsync(Token);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
