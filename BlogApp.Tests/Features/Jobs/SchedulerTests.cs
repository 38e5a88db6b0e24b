using BlogApp.Data;
using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Features.Jobs;

public sealed class SchedulerTests : IDisposable
{
    private const long Admin = 7;

    /// <summary>Never due during a test.</summary>
    private const string Yearly = "0 0 0 1 1 ?";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-jobs-");
    private readonly Probe _probe = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<JobsServer> StartAsync(string cron = Yearly) => JobsServer.StartAsync(_folder.FullName, services =>
        services.AddSingleton(_probe).AddScheduledJob<ProbeWork>("probe", "Probe", "Does what the test says", cron));

    [Fact]
    public async Task FirstStart_GivesEachJobItsDefaultSchedule()
    {
        await using var server = await StartAsync("0 30 3 * * ?");
        var state = await server.StateAsync("probe");
        Assert.Equal("0 30 3 * * ?", state.Schedule?.Cron);
        Assert.Equal(5, state.Next.Count);
        Assert.All(state.Next, time => Assert.Equal((3, 30, TimeSpan.Zero), (time.Hour, time.Minute, time.Offset)));
        Assert.False(state.Paused);
        Assert.Null(state.Last);
    }

    [Fact]
    public async Task EditedSchedule_SurvivesARestart_AndAnotherDefault()
    {
        await using (var first = await StartAsync())
            Assert.True((await first.ScheduleAsync("probe", "*/10 9-17 * * 1-5", Admin, Token)).Accepted);

        await using var second = await StartAsync("0 0 12 * * ?");
        Assert.Equal("0 */10 9-17 ? * MON-FRI", (await second.StateAsync("probe")).Schedule?.Cron);
    }

    [Fact]
    public async Task EditedSchedule_TakesEffectAtOnce()
    {
        await using var server = await StartAsync();
        await server.ScheduleAsync("probe", "* * * * * ?", Admin, Token);
        await Eventually.Is(() => _probe.Ended >= 3);
    }

    [Fact]
    public async Task EditedSchedule_AfterARestart_RunsAtItsTimes()
    {
        await using (var first = await StartAsync())
            await first.ScheduleAsync("probe", "* * * * * ?", Admin, Token);
        var before = _probe.Ended;

        await using var second = await StartAsync();
        await Eventually.Is(() => _probe.Ended >= before + 3);
    }

    [Theory]
    [InlineData("99 * * * *", "minute must be 0-59, was 99")]
    [InlineData("0 0 0 30 2 ?", "never fires: February has no day 30")]
    public async Task RefusedEdit_SaysWhy_AndLeavesTheOldSchedule(string text, string reason)
    {
        await using var server = await StartAsync("0 30 3 * * ?");
        Assert.Equal(reason, (await server.ScheduleAsync("probe", text, Admin, Token)).Reason?.ToString());
        Assert.Equal("0 30 3 * * ?", (await server.StateAsync("probe")).Schedule?.Cron);
        Assert.Empty(await AuditAsync(server));
    }

    [Fact]
    public async Task TwoAdminsAtOneSchedule_TheSecondIsToldWhatTheFirstSaved_AndOverwritesNothing()
    {
        await using var server = await StartAsync("0 30 3 * * ?");
        await AddAdminAsync(server, "Grace");
        var opened = (await server.StateAsync("probe")).Schedule;
        Assert.Null((await server.Control.ScheduleAsync("probe", new JobSchedule("0 0 4 * * ?"), opened, Admin, Token)).Theirs);
        var late = await server.Control.ScheduleAsync("probe", new JobSchedule("0 0 5 * * ?"), opened, Admin + 1, Token);
        Assert.Equal(("0 0 4 * * ?", "Grace"), (late.Theirs!.Schedule?.Cron, late.Theirs.By));
        Assert.Equal("0 0 4 * * ?", (await server.StateAsync("probe")).Schedule?.Cron);
        Assert.Null((await server.Control.ScheduleAsync("probe", new JobSchedule("0 0 5 * * ?"), late.Theirs.Schedule, Admin + 1, Token)).Theirs);
        Assert.Equal("0 0 5 * * ?", (await server.StateAsync("probe")).Schedule?.Cron);

        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => server.Control.ScheduleAsync("probe", new JobSchedule($"{i} 0 6 * * ?"), new JobSchedule("0 0 5 * * ?"), Admin, Token)));
        Assert.Equal(3, both.Count(saved => saved.Theirs is not null));
    }

    [Fact]
    public async Task RunThatAnAdminAskedFor_NamesTheAccount_AlsoWhenItFailed()
    {
        await using var server = await StartAsync();
        await AddAdminAsync(server, "Grace");
        await server.Control.RunNowAsync("probe", Admin, Token);
        await Eventually.Is(async () => (await server.HistoryAsync("probe")).Total == 1);
        _probe.Work = _ => throw new InvalidOperationException("The disk is full.");
        await server.Control.RunNowAsync("probe", Admin, Token);
        await Eventually.Is(async () => (await server.HistoryAsync("probe")).Total == 2);
        _probe.Work = _ => Task.FromResult(new WorkResult(1));
        await server.Control.RunNowAsync("probe", Admin + 1, Token);
        await Eventually.Is(async () => (await server.HistoryAsync("probe")).Total == 3);
        await server.Control.RunNowAsync("probe", Token);
        await Eventually.Is(async () => (await server.HistoryAsync("probe")).Total == 4);
        Assert.Equal([null, "", "Grace", "Grace"], (await server.HistoryAsync("probe")).Runs.Select(run => run.By));
        Assert.Equal(JobOutcome.Failed, (await server.HistoryAsync("probe")).Runs[2].Outcome);
    }

    private static async Task AddAdminAsync(JobsServer server, string name)
    {
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<BlogDbContext>>().CreateDbContextAsync(Token);
        context.Users.Add(new() { Id = Admin, UserName = name, NormalizedUserName = name.ToUpperInvariant(), DisplayName = name, SecurityStamp = name });
        await context.SaveChangesAsync(Token);
    }

    [Fact]
    public async Task RunNow_LeavesRowsAndSummaryInTheHistory()
    {
        _probe.Work = _ => Task.FromResult(new WorkResult(412, "412 views of 9 articles"));
        await using var server = await StartAsync();
        Assert.True(await server.Control.RunNowAsync("probe", Token));
        await Eventually.Is(async () => (await server.HistoryAsync("probe")).Total == 1);

        var run = Assert.Single((await server.HistoryAsync("probe")).Runs);
        Assert.Equal((JobOutcome.Succeeded, 412L, "412 views of 9 articles", null, JobStart.Request), (run.Outcome, run.Rows, run.Summary, run.Error, run.Started));
        Assert.Equal(run, (await server.StateAsync("probe")).Last);
        Assert.Empty(await AuditAsync(server));
    }

    [Fact]
    public async Task FailedWork_LeavesItsMessageInTheHistory_AndRunsAgain()
    {
        _probe.Work = _ => throw new InvalidOperationException("The disk is full.");
        await using var server = await StartAsync();
        await server.Control.RunNowAsync("probe", Token);
        await Eventually.Is(async () => (await server.HistoryAsync("probe")).Total == 1);

        var run = Assert.Single((await server.HistoryAsync("probe", failuresOnly: true)).Runs);
        Assert.Equal((JobOutcome.Failed, "The disk is full.", (long?)null), (run.Outcome, run.Error, run.Rows));
        Assert.NotNull(run.Planned);
        var log = (await server.Board.RunAsync(run.Id, Token))!.Value.Log;
        Assert.Contains("The job probe failed", log, StringComparison.Ordinal);
        Assert.Contains("at BlogApp.Tests.Features.Jobs.", log, StringComparison.Ordinal);
        Assert.Equal(1, (await server.StateAsync("probe")).FailuresInARow);

        _probe.Work = _ => Task.FromResult(new WorkResult(1));
        await server.Control.RunNowAsync("probe", Token);
        await Eventually.Is(async () => (await server.StateAsync("probe")).FailuresInARow == 0);
        Assert.Equal(2, (await server.HistoryAsync("probe")).Total);
    }

    [Fact]
    public async Task WorkWithMissingService_IsAFailedRun_AndTheScheduleContinues()
    {
        await using var server = await JobsServer.StartAsync(_folder.FullName, services =>
            services.AddScheduledJob<ProbeWork>("probe", "Probe", "Lacks what it needs", "* * * * * ?"));
        await Eventually.Is(async () => (await server.HistoryAsync("probe", failuresOnly: true)).Total >= 2);
        Assert.False((await server.StateAsync("probe")).Broken);
    }

    [Fact]
    public async Task PausedJob_DoesNotRun_UntilResumed()
    {
        await using var server = await StartAsync("* * * * * ?");
        await Eventually.Is(() => _probe.Ended >= 1);
        await server.Pauses.PauseAsync("probe", null, null, Admin, Token);
        await Eventually.Is(async () => (await server.StateAsync("probe")) is { Paused: true, RunningSince: null });
        var runs = _probe.Started;

        Assert.False(await server.Control.RunNowAsync("probe", Token));
        await server.Control.RunNowAsync("probe", Admin, Token);
        await Eventually.Is(() => _probe.Ended == runs + 1);

        await server.Pauses.ResumeAsync("probe", Admin, Token);
        await Eventually.Is(() => _probe.Ended >= runs + 3);
        Assert.False((await server.StateAsync("probe")).Paused);
    }

    [Fact]
    public async Task PausedJob_StaysPaused_WhenItsScheduleChangesAndTheServerRestarts()
    {
        await using (var first = await StartAsync())
        {
            await first.Pauses.PauseAsync("probe", null, null, Admin, Token);
            await first.ScheduleAsync("probe", "* * * * * ?", Admin, Token);
            Assert.True((await first.StateAsync("probe")).Paused);
        }

        await using var second = await StartAsync();
        var state = await second.StateAsync("probe");
        Assert.True(state.Paused);
        Assert.Equal("* * * * * ?", state.Schedule?.Cron);
        Assert.Equal(0, _probe.Started);
    }

    [Fact]
    public async Task RequestsDuringARun_MakeOneMoreRun_NeverTwoAtOnce()
    {
        var gate = new TaskCompletionSource();
        _probe.Work = async token => { await gate.Task.WaitAsync(token); return new(0); };
        await using var server = await StartAsync();
        await server.Control.RunNowAsync("probe", Token);
        await Eventually.Is(() => _probe.Started == 1);
        Assert.NotNull((await server.StateAsync("probe")).RunningSince);
        for (var i = 0; i < 5; i++)
            await server.Control.RunNowAsync("probe", Token);
        gate.SetResult();

        await Eventually.Is(async () => (await server.HistoryAsync("probe")).Total == 2);
        await server.Control.RunNowAsync("probe", Token);
        await Eventually.Is(async () => (await server.HistoryAsync("probe")).Total == 3);
        Assert.Equal((3, 1), (_probe.Ended, _probe.MostTogether));
    }

    [Fact]
    public async Task LongRun_OverManyScheduledTimes_IsFollowedByOneRunOnly()
    {
        var gate = new TaskCompletionSource();
        _probe.Work = async token => { await gate.Task.WaitAsync(token); return new(0); };
        await using var server = await StartAsync("* * * * * ?");
        await Eventually.Is(() => _probe.Started == 1);
        var began = (await server.StateAsync("probe")).RunningSince!.Value;
        await Eventually.Is(() => TimeProvider.System.GetUtcNow() - began > TimeSpan.FromSeconds(5));
        var opened = TimeProvider.System.GetUtcNow();
        gate.SetResult();

        await Eventually.Is(() => _probe.Started >= 3 && TimeProvider.System.GetUtcNow() - opened > TimeSpan.FromSeconds(3));
        // One run for everything missed, then one per second. Running all missed ones would be four more.
        var since = (int)(TimeProvider.System.GetUtcNow() - opened).TotalSeconds;
        Assert.True(_probe.Started <= 3 + since, $"{_probe.Started} runs, {since} s after the long one");
    }

    [Fact]
    public async Task JobRemovedFromTheTable_LosesItsSchedule()
    {
        await using (await JobsServer.StartAsync(_folder.FullName, services => services.AddSingleton(_probe)
            .AddScheduledJob<ProbeWork>("probe", "Probe", "Stays", Yearly).AddScheduledJob<ProbeWork>("old", "Old", "Goes", "* * * * * ?")))
            await Eventually.Is(() => _probe.Ended >= 1);
        var runs = _probe.Started;

        await using var second = await StartAsync();
        Assert.Equal("probe", Assert.Single(await second.Board.ReadAsync(Token)).Name);
        await second.Control.RunNowAsync("probe", Token);
        await Eventually.Is(() => _probe.Ended == runs + 1);
        Assert.Empty(second.Notes.All);
    }

    [Fact]
    public async Task EndedSchedule_IsShownAsEnded_AndCanBeReplaced()
    {
        await using var server = await StartAsync();
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(4);
        Assert.True((await server.ScheduleAsync("probe", $"{soon.Second} {soon.Minute} {soon.Hour} {soon.Day} {soon.Month} ? {soon.Year}", Admin, Token)).Accepted);
        await Eventually.Is(() => _probe.Ended == 1);
        await Eventually.Is(async () => (await server.StateAsync("probe")) is { Schedule: null, Next: [] });
        Assert.True((await server.ScheduleAsync("probe", "@daily", Admin, Token)).Accepted);
        Assert.NotNull((await server.StateAsync("probe")).Schedule);
    }

    [Fact]
    public async Task ChangesByAdmins_AreAudited_WithOldAndNewValues()
    {
        await using var server = await StartAsync("0 30 3 * * ?");
        await server.ScheduleAsync("probe", "*/10 * * * *", Admin, Token);
        await server.Pauses.PauseAsync("probe", null, null, Admin, Token);
        await server.Pauses.PauseAsync("probe", null, null, Admin, Token);
        await server.Pauses.ResumeAsync("probe", Admin, Token);
        await server.Control.RunNowAsync("probe", Admin, Token);
        Assert.Equal(
            [
                (Admin, "job.schedule", "probe", "0 30 3 * * ? → 0 */10 * * * ?"),
                (Admin, "job.pause", "probe", "scheduled → paused"),
                (Admin, "job.resume", "probe", "paused → scheduled"),
                (Admin, "job.run", "probe", null),
            ],
            await AuditAsync(server));
    }

    [Fact]
    public async Task UnknownJob_IsRefusedByName()
    {
        await using var server = await StartAsync();
        var refused = await Assert.ThrowsAsync<ArgumentException>(() => server.Control.RunNowAsync("nope", Token));
        Assert.StartsWith("No job is called 'nope'.", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_WaitsForARunningJob()
    {
        _probe.Work = async token => { await Task.Delay(500, token); return new(3); };
        await using (var server = await StartAsync())
        {
            await server.Control.RunNowAsync("probe", Token);
            await Eventually.Is(() => _probe.Started == 1);
            await server.StopAsync();
            Assert.Equal((1, false), (_probe.Ended, _probe.Cancelled));
        }
        await using var second = await StartAsync();
        Assert.Equal(JobOutcome.Succeeded, Assert.Single((await second.HistoryAsync("probe")).Runs).Outcome);
    }

    [Fact]
    public async Task Stop_CancelsAJobThatTakesTooLong_AndDoesNotWaitForever()
    {
        _probe.Work = async token => { await Task.Delay(Timeout.Infinite, token); return new(0); };
        await using (var server = await StartAsync())
        {
            await server.Control.RunNowAsync("probe", Token);
            await Eventually.Is(() => _probe.Started == 1);
            var asked = TimeProvider.System.GetTimestamp();
            await server.StopAsync();
            Assert.InRange(TimeProvider.System.GetElapsedTime(asked).TotalSeconds, 2, 8);
            Assert.True(_probe.Cancelled);
        }
        await using var second = await StartAsync();
        Assert.Equal(JobOutcome.Cancelled, Assert.Single((await second.HistoryAsync("probe")).Runs).Outcome);
    }

    [Fact]
    public async Task NormalUse_LogsNoWarning()
    {
        await using var server = await StartAsync("* * * * * ?");
        await Eventually.Is(() => _probe.Ended >= 2);
        await server.ScheduleAsync("probe", "*/2 * * * * ?", Admin, Token);
        await server.Pauses.PauseAsync("probe", null, null, Admin, Token);
        await server.Pauses.ResumeAsync("probe", Admin, Token);
        await server.Control.RunNowAsync("probe", Token);
        var runs = _probe.Ended;
        await Eventually.Is(() => _probe.Ended >= runs + 2);
        await server.StopAsync();
        Assert.Empty(server.Notes.All);
    }

    private static async Task<(long?, string, string, string?)[]> AuditAsync(JobsServer server)
    {
        await using var context = await server.Services.GetRequiredService<IDbContextFactory<BlogDbContext>>().CreateDbContextAsync(Token);
        var entries = await context.AuditEntries.OrderBy(entry => entry.Id).ToListAsync(Token);
        return [.. entries.Select(entry => (entry.UserId, entry.Action, entry.Subject, entry.Detail))];
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
