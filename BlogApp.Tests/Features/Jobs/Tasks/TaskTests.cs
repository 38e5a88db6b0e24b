using BlogApp.Data;
using BlogApp.Data.Tasks;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Jobs.Tasks.Running;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Quartz;

namespace BlogApp.Tests.Features.Jobs.Tasks;

/// <summary>Tasks on real Quartz and SQLite, in files that a second server can take over.</summary>
public sealed class TaskTests : IAsyncLifetime
{
    private readonly ProbeGate _gate = new();
    private DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-tasks-");
    private JobsServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TaskCommands Tasks => _server.Services.GetRequiredService<TaskCommands>();

    private IDbContextFactory<BlogDbContext> Contexts => _server.Services.GetRequiredService<IDbContextFactory<BlogDbContext>>();

    public async ValueTask InitializeAsync() => await StartAsync();

    public async ValueTask DisposeAsync()
    {
        _gate.Opened.TrySetResult();
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Task_Runs_AndKeepsItsResult()
    {
        var task = await EndedAsync(await SubmitAsync("go"));
        Assert.Equal((TaskState.Succeeded, "{\"ran\":1}", "Half way", 1, 2), (task.State, task.Result, task.Step, task.Done, task.Total));
        Assert.NotNull(task.FinishedAt);
    }

    [Theory]
    [InlineData("fail", "The file is broken.")]
    [InlineData("crash", "Something unexpected went wrong.")]
    public async Task FailedTask_HasAPlainMessage_WithoutDetails_AndIsNotTriedAgain(string what, string words)
    {
        var task = await EndedAsync(await SubmitAsync(what));
        Assert.Equal((TaskState.Failed, 0), (task.State, task.Tries));
        Assert.StartsWith(words, task.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", task.Error, StringComparison.Ordinal);
        Assert.Single(_gate.Entered);
    }

    [Fact]
    public async Task TaskWhoseStoreIsAway_IsTriedAgain_UntilItSucceeds()
    {
        _gate.Failures = 2;
        var task = await EndedAsync(await SubmitAsync("away"));
        Assert.Equal((TaskState.Succeeded, 2, null), (task.State, task.Tries, task.Error));
        Assert.Equal(3, _gate.Entered.Count);
    }

    [Fact]
    public async Task TaskWhoseStoreStaysAway_FailsAfterTheLastTry_AndSaysWhy()
    {
        _gate.Failures = 99;
        var task = await EndedAsync(await SubmitAsync("away"));
        Assert.Equal((TaskState.Failed, 3), (task.State, task.Tries));
        Assert.Contains("The database is locked.", task.Error, StringComparison.Ordinal);
        Assert.Equal(4, _gate.Entered.Count);
    }

    [Fact]
    public async Task ManyTasks_RunTwoAtATime_AndTheOthersWait()
    {
        var ids = new List<long>();
        for (var i = 0; i < 5; i++)
            ids.Add(await SubmitAsync("wait"));
        await Eventually.Is(() => _gate.Entered.Count == 2);
        Assert.Equal(3, await CountAsync(TaskState.Waiting));
        _gate.Opened.SetResult();
        foreach (var id in ids)
            Assert.Equal(TaskState.Succeeded, (await EndedAsync(id)).State);
        Assert.Equal(2, _gate.Most);
        Assert.Equal(ids, _gate.Entered.Order());
    }

    [Fact]
    public async Task ThousandSubmits_WithAHundredKeys_AreAHundredTasks()
    {
        var ids = await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => Task.Run(() => SubmitAsync("go", key: $"order-{i % 100}"), Token)));
        Assert.Equal(100, ids.Distinct().Count());
        await Eventually.Is(async () => await CountAsync(TaskState.Succeeded) == 100);
        Assert.Equal(ids.Distinct().Order(), _gate.Entered.Order());
    }

    [Fact]
    public async Task DelayedTask_StartsWhenItIsDue()
    {
        var due = TimeProvider.System.GetUtcNow().AddSeconds(2);
        var id = await Tasks.SubmitAsync<ProbeTask>("go", new TaskOptions("Later", null) { At = due }, Token);
        var sooner = await SubmitAsync("go");
        await EndedAsync(sooner);
        Assert.Equal(TaskState.Waiting, (await FindAsync(id)).State);
        Assert.True((await EndedAsync(id)).StartedAt >= due.UtcDateTime);
    }

    [Fact]
    public async Task CanceledTask_EndsIfRunning_AndNeverStartsIfWaiting()
    {
        var running = await SubmitAsync("wait");
        var other = await SubmitAsync("wait");
        await Eventually.Is(() => _gate.Entered.Count == 2);
        var waiting = await SubmitAsync("wait");
        Assert.True(await Tasks.CancelAsync(waiting, 1, Token));
        Assert.True(await Tasks.CancelAsync(running, 1, Token));
        Assert.Equal(TaskState.Cancelled, (await EndedAsync(running)).State);
        Assert.Equal(TaskState.Cancelled, (await FindAsync(waiting)).State);
        _gate.Opened.SetResult();
        Assert.Equal(TaskState.Succeeded, (await EndedAsync(other)).State);
        Assert.DoesNotContain(waiting, _gate.Entered);
        Assert.False(await Tasks.CancelAsync(other, 1, Token));
    }

    [Fact]
    public async Task FailedTask_RunsAgainOnRequest_UnderTheSameNumber()
    {
        var id = await SubmitAsync("fail");
        await EndedAsync(id);
        Assert.True(await Tasks.RetryAsync(id, 1, Token));
        await Eventually.Is(async () => _gate.Entered.Count == 2 && (await FindAsync(id)).State == TaskState.Failed);
        Assert.All(_gate.Entered, entered => Assert.Equal(id, entered));

        var done = await SubmitAsync("go");
        await EndedAsync(done);
        Assert.False(await Tasks.RetryAsync(done, 1, Token));
    }

    [Fact]
    public async Task EndedTask_CanBeRemoved_ARunningOneCannot()
    {
        var ended = await SubmitAsync("go");
        await EndedAsync(ended);
        var running = await SubmitAsync("wait");
        await Eventually.Is(() => _gate.Entered.Count == 2);
        Assert.True(await Tasks.RemoveAsync(ended, 1, Token));
        Assert.False(await Tasks.RemoveAsync(running, 1, Token));
        Assert.Equal([running], (await ListAsync(new TaskFilter())).Select(row => row.Id));
    }

    [Fact]
    public async Task List_IsFilteredByStateAndKind()
    {
        var failed = await SubmitAsync("fail");
        var done = await Tasks.SubmitAsync<OnceTask>("go", new TaskOptions("A probe", null), Token);
        await EndedAsync(failed);
        await EndedAsync(done);
        Assert.Equal([failed], (await ListAsync(new TaskFilter(TaskState.Failed))).Select(row => row.Id));
        Assert.Equal([done], (await ListAsync(new TaskFilter(Kind: "probe.once"))).Select(row => row.Id));
        Assert.Empty(await ListAsync(new TaskFilter(TaskState.Failed, "probe.once")));
    }

    [Fact]
    public async Task ServerStopped_RestartableTaskRunsAgain_AndAnotherFails()
    {
        var again = await SubmitAsync("wait");
        var once = await Tasks.SubmitAsync<OnceTask>("wait", new TaskOptions("A probe", null), Token);
        await Eventually.Is(() => _gate.Entered.Count == 2);
        await _server.StopAsync();
        Assert.Equal(TaskState.Waiting, (await FindAsync(again)).State);
        Assert.Equal((TaskState.Failed, TaskStore.Interrupted), await StateAsync(once));
        _gate.Opened.SetResult();
        await RestartAsync();
        Assert.Equal(TaskState.Succeeded, (await EndedAsync(again)).State);
    }

    [Fact]
    public async Task ServerKilled_RestartableTaskRunsAgainOnce_AndAnotherFails()
    {
        var again = await SubmitAsync("wait");
        var once = await Tasks.SubmitAsync<OnceTask>("wait", new TaskOptions("A probe", null), Token);
        var waiting = await SubmitAsync("wait");
        await Eventually.Is(() => _gate.Entered.Count == 2);
        await KillAsync();
        _gate.Entered.Clear();
        _gate.Opened.SetResult();
        await StartAsync();
        Assert.Equal(TaskState.Succeeded, (await EndedAsync(again)).State);
        Assert.Equal(TaskState.Succeeded, (await EndedAsync(waiting)).State);
        await EndedAsync(once);
        Assert.Equal((TaskState.Failed, TaskStore.Interrupted), await StateAsync(once));
        Assert.Equal([again, waiting], _gate.Entered.Order());
    }

    [Fact]
    public async Task SchedulersFileLost_OpenTasksRunAgain()
    {
        await _server.StopAsync();
        var left = await LeftAsync("probe.again", TaskState.Running, starts: 1);
        var waiting = await LeftAsync("probe.again", TaskState.Waiting, starts: 0);
        var once = await LeftAsync("probe.once", TaskState.Running, starts: 1);
        var hopeless = await LeftAsync("probe.again", TaskState.Running, starts: 1, days: 1);
        await KillAsync(lost: "jobs.db");
        await StartAsync();
        Assert.Equal(TaskState.Succeeded, (await EndedAsync(left)).State);
        Assert.Equal(TaskState.Succeeded, (await EndedAsync(waiting)).State);
        Assert.Equal((TaskState.Failed, TaskStore.Interrupted), await StateAsync(once));
        Assert.Equal((TaskState.Failed, TaskStore.Interrupted), await StateAsync(hopeless));
    }

    [Fact]
    public async Task TaskDuringWhichTheServerEndedTwice_IsFailed_NotTriedAThirdTime()
    {
        var id = await SubmitAsync("wait");
        for (var start = 1; start <= 2; start++)
        {
            await Eventually.Is(async () => await FindAsync(id) is { State: TaskState.Running } task && task.Starts == start);
            await KillAsync();
            await StartAsync();
        }
        await EndedAsync(id);
        Assert.Equal((TaskState.Failed, TaskStore.EndedTheServer), await StateAsync(id));
        Assert.Equal(2, _gate.Entered.Count);
    }

    [Fact]
    public async Task OrderlyStop_IsNotCountedAsAnEndOfTheServer()
    {
        var id = await SubmitAsync("wait");
        for (var i = 0; i < 3; i++)
        {
            await Eventually.Is(async () => await FindAsync(id) is { State: TaskState.Running, Starts: 1 });
            await _server.StopAsync();
            Assert.Equal((TaskState.Waiting, null), await StateAsync(id));
            await RestartAsync();
        }
    }

    [Fact]
    public async Task OldTasks_AreDeleted_AndNewOnesStay()
    {
        var old = await LeftAsync("probe.again", TaskState.Succeeded, starts: 0, days: 100);
        var young = await SubmitAsync("go");
        await EndedAsync(young);
        var forgotten = await new DeleteOldTasks(_server.Services.GetRequiredService<TaskStore>(), _server.Services.GetRequiredService<TaskNotifier>(),
            Options.Create(new TasksSettings()), TimeProvider.System).RunAsync(Token);
        Assert.Equal(1, forgotten.Rows);
        Assert.Equal([young], (await ListAsync(new TaskFilter())).Select(row => row.Id));
        Assert.NotEqual(old, young);
    }

    private async Task StartAsync() => _server = await JobsServer.StartAsync(_folder.FullName, services => services.AddSingleton(_gate)
        .AddTaskKind<ProbeTask>("probe.again", "Probe", restartable: true, retry: RetryPolicy.Fixed(3, TimeSpan.FromMilliseconds(50)))
        .AddTaskKind<OnceTask>("probe.once", "Probe once", restartable: false));

    private async Task RestartAsync()
    {
        await _server.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Leaves the files as SIGKILL would: the running server keeps its own, the next one starts on a copy.</summary>
    /// <param name="lost">The beginning of the names of files that the copy lacks.</param>
    private async Task KillAsync(string? lost = null)
    {
        var copy = Directory.CreateTempSubdirectory("blog-tasks-");
        foreach (var file in _folder.EnumerateFiles().Where(file => !file.Name.EndsWith("-shm", StringComparison.Ordinal) && (lost is null || !file.Name.StartsWith(lost, StringComparison.Ordinal))))
            file.CopyTo(Path.Combine(copy.FullName, file.Name));
        await _server.DisposeAsync();
        _folder.Delete(recursive: true);
        _folder = copy;
    }

    private Task<long> SubmitAsync(string what, string? key = null) => Tasks.SubmitAsync<ProbeTask>(what, new TaskOptions("A probe", null) { Key = key }, Token);

    private async Task<long> LeftAsync(string kind, TaskState state, int starts, int days = 0)
    {
        await using var context = await Contexts.CreateDbContextAsync(Token);
        var since = TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-days);
        var task = new BackgroundTask
        {
            Kind = kind,
            Title = "A probe",
            Input = "\"go\"",
            State = state,
            CreatedAt = since,
            StartedAt = state == TaskState.Waiting ? null : since,
            FinishedAt = state == TaskState.Succeeded ? since : null,
            Starts = starts,
        };
        context.BackgroundTasks.Add(task);
        await context.SaveChangesAsync(Token);
        return task.Id;
    }

    private async Task<BackgroundTask> EndedAsync(long id)
    {
        await Eventually.Is(async () => (await FindAsync(id)).FinishedAt is not null);
        return await FindAsync(id);
    }

    private async Task<(TaskState, string?)> StateAsync(long id)
    {
        var task = await FindAsync(id);
        return (task.State, task.Error);
    }

    private async Task<IReadOnlyList<TaskRow>> ListAsync(TaskFilter filter) =>
        (await _server.Services.GetRequiredService<TaskQueries>().ReadAsync(filter, 1, Token)).Rows;

    private async Task<BackgroundTask> FindAsync(long id)
    {
        await using var context = await Contexts.CreateDbContextAsync(Token);
        return await context.BackgroundTasks.AsNoTracking().SingleAsync(t => t.Id == id, Token);
    }

    private async Task<int> CountAsync(TaskState state)
    {
        await using var context = await Contexts.CreateDbContextAsync(Token);
        return await context.BackgroundTasks.CountAsync(t => t.State == state, Token);
    }
}
