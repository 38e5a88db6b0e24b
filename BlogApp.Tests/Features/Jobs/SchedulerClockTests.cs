using BlogApp.Features.Jobs;
using BlogApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Features.Jobs;

public sealed class SchedulerClockTests : IDisposable
{
    private const long Admin = 7;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-jobs-");
    private readonly Probe _probe = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Task<JobsServer> StartAsync(TimeProvider clock) => JobsServer.StartAsync(_folder.FullName, services =>
        services.AddSingleton(_probe).AddScheduledJob<ProbeWork>("probe", "Probe", "Does what the test says", "* * * * * ?"), clock);

    [Fact]
    public async Task ClockSetBack_JobsRunOn_AndKeepTheirScheduleAndPause()
    {
        var clock = new SettableClock();
        await using var server = await StartAsync(clock);
        await server.ScheduleAsync("probe", "*/2 * * * * ?", Admin, Token);
        await Eventually.Is(() => _probe.Ended >= 1);
        clock.Offset = TimeSpan.FromHours(-2);
        var before = _probe.Ended;
        await Eventually.Is(() => _probe.Ended >= before + 2);
        var state = await server.StateAsync("probe");
        Assert.Equal(("*/2 * * * * ?", "* * * * * ?"), (state.Schedule?.Cron, state.Previous?.Cron));

        await server.Pauses.PauseAsync("probe", "the disk is moved", null, Admin, Token);
        clock.Offset = TimeSpan.FromHours(-4);
        await Eventually.Is(async () => (await server.NextFireAsync("probe"))!.Value - clock.GetUtcNow() < TimeSpan.FromMinutes(1));
        Assert.Equal("the disk is moved", (await server.StateAsync("probe")).Pause?.Reason);
        await server.Pauses.ResumeAsync("probe", Admin, Token);
        before = _probe.Ended;
        await Eventually.Is(() => _probe.Ended >= before + 2);
    }

    [Fact]
    public async Task ClockSetBackWhileTheServerWasOff_JobsRunFromTheStart()
    {
        var clock = new SettableClock();
        await using (await StartAsync(clock))
            await Eventually.Is(() => _probe.Ended >= 1);
        clock.Offset = TimeSpan.FromHours(-2);
        var before = _probe.Ended;
        await using var second = await StartAsync(clock);
        await Eventually.Is(() => _probe.Ended >= before + 2);
    }

    /// <summary>The system's clock, set by an administrator. Timers and measured spans are not affected.</summary>
    private sealed class SettableClock : TimeProvider
    {
        public TimeSpan Offset { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Offset;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
