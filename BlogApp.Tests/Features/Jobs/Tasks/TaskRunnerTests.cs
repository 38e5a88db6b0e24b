using BlogApp.Data.Tasks;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Jobs.Tasks.Running;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Features.Jobs.Tasks;

public sealed class TaskRunnerTests : IAsyncLifetime
{
    private const string Again = "probe.again", Once = "probe.once";

    private readonly ProbeGate _gate = new();
    private readonly ManualTime _time = new();
    private TestDatabase _database = null!;
    private FeatureHost? _host;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private TaskQueue Queue => _host!.Get<TaskQueue>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _gate.Opened.TrySetResult();
        if (_host is not null)
            await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Task_Runs_AndKeepsItsResult()
    {
        var id = await AddAsync("go");
        var task = await EndedAsync(id);
        Assert.Equal((TaskState.Succeeded, "{\"ran\":1}", "Half way", 1, 2), (task.State, task.Result, task.Step, task.Done, task.Total));
        Assert.NotNull(task.FinishedAt);
    }

    [Theory]
    [InlineData("fail", "The file is broken.")]
    [InlineData("crash", "Something unexpected went wrong.")]
    public async Task FailedTask_HasAPlainMessage_WithoutDetails(string what, string words)
    {
        var task = await EndedAsync(await AddAsync(what));
        Assert.Equal(TaskState.Failed, task.State);
        Assert.StartsWith(words, task.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", task.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyTasks_RunTwoAtATime_AndTheOthersWait()
    {
        var ids = new List<long>();
        for (var i = 0; i < 5; i++)
            ids.Add(await AddAsync("wait"));
        await Eventually.Is(() => _gate.Entered.Count == 2);
        Assert.Equal(3, await CountAsync(TaskState.Waiting));
        _gate.Opened.SetResult();
        foreach (var id in ids)
            Assert.Equal(TaskState.Succeeded, (await EndedAsync(id)).State);
        Assert.Equal(2, _gate.Most);
        Assert.Equal(ids, _gate.Entered.Order());
    }

    [Fact]
    public async Task DelayedTask_StartsWhenItIsDue()
    {
        var id = await Queue.EnqueueAsync(Again, "Later", "go", null, _time.GetUtcNow().AddMinutes(5), Cancelled);
        var sooner = await AddAsync("go");
        await EndedAsync(sooner);
        Assert.Equal(TaskState.Waiting, (await FindAsync(id)).State);
        await Eventually.Is(async () =>
        {
            _time.Advance(TimeSpan.FromSeconds(30));
            return (await FindAsync(id)).State == TaskState.Succeeded;
        });
        Assert.True((await FindAsync(id)).StartedAt >= (await FindAsync(id)).DueAt);
    }

    [Fact]
    public async Task CanceledTask_EndsIfRunning_AndNeverStartsIfWaiting()
    {
        var running = await AddAsync("wait");
        var other = await AddAsync("wait");
        var waiting = await AddAsync("wait");
        await Eventually.Is(() => _gate.Entered.Count == 2);
        Assert.True(await Queue.CancelAsync(waiting, 1, Cancelled));
        Assert.True(await Queue.CancelAsync(running, 1, Cancelled));
        Assert.Equal(TaskState.Cancelled, (await EndedAsync(running)).State);
        Assert.Equal(TaskState.Cancelled, (await FindAsync(waiting)).State);
        _gate.Opened.SetResult();
        Assert.Equal(TaskState.Succeeded, (await EndedAsync(other)).State);
        Assert.DoesNotContain(waiting, _gate.Entered);
        Assert.False(await Queue.CancelAsync(other, 1, Cancelled));
    }

    [Fact]
    public async Task ServerStopped_RestartableTaskRunsAgain_AndAnotherFails()
    {
        var again = await AddAsync("wait");
        var once = await AddAsync("wait", Once);
        await Eventually.Is(() => _gate.Entered.Count == 2);
        await _host!.DisposeAsync();
        Assert.Equal(TaskState.Waiting, (await FindAsync(again)).State);
        Assert.Equal((TaskState.Failed, TaskStore.Interrupted), await StateAsync(once));
        _gate.Opened.SetResult();
        await StartAsync();
        Assert.Equal(TaskState.Succeeded, (await EndedAsync(again)).State);
    }

    [Fact]
    public async Task ServerCrashed_RestartableTaskRunsAgain_AndAnotherFails()
    {
        await _host!.DisposeAsync();
        // The state that SIGKILL leaves.
        var again = await LeftRunningAsync(Again, _time.GetUtcNow().UtcDateTime);
        var once = await LeftRunningAsync(Once, _time.GetUtcNow().UtcDateTime);
        var hopeless = await LeftRunningAsync(Again, _time.GetUtcNow().UtcDateTime.AddDays(-1));
        await StartAsync();
        Assert.Equal(TaskState.Succeeded, (await EndedAsync(again)).State);
        Assert.Equal((TaskState.Failed, TaskStore.Interrupted), await StateAsync(once));
        Assert.Equal((TaskState.Failed, TaskStore.Interrupted), await StateAsync(hopeless));
    }

    [Fact]
    public async Task TaskDuringWhichTheServerEndedTwice_IsFailed_NotTriedAgain()
    {
        await _host!.DisposeAsync();
        var once = await LeftRunningAsync(Again, _time.GetUtcNow().UtcDateTime, starts: 1);
        var twice = await LeftRunningAsync(Again, _time.GetUtcNow().UtcDateTime, starts: 2);
        await StartAsync();
        Assert.Equal(TaskState.Succeeded, (await EndedAsync(once)).State);
        Assert.Equal((TaskState.Failed, TaskStore.EndedTheServer), await StateAsync(twice));
    }

    [Fact]
    public async Task OrderlyStop_IsNotCountedAsAnEndOfTheServer()
    {
        var id = await AddAsync("wait");
        for (var i = 0; i < 3; i++)
        {
            await Eventually.Is(async () => await FindAsync(id) is { State: TaskState.Running, Starts: 1 });
            await _host!.DisposeAsync();
            Assert.Equal((TaskState.Waiting, null), await StateAsync(id));
            await StartAsync();
        }
    }

    [Fact]
    public async Task OldTasks_AreDeleted_AndNewOnesStay()
    {
        var old = await AddAsync("go");
        await EndedAsync(old);
        _time.Advance(TimeSpan.FromDays(100));
        var young = await AddAsync("go");
        await EndedAsync(young);
        var forgotten = await new DeleteOldTasks(_host!.Get<TaskStore>(), _host.Get<TaskNotifier>(), Microsoft.Extensions.Options.Options.Create(new TasksSettings()), _time).RunAsync(Cancelled);
        Assert.Equal(1, forgotten.Rows);
        Assert.Equal([young], (await _host.Get<TaskQueries>().ReadAsync(1, Cancelled)).Rows.Select(r => r.Id));
    }

    private async Task StartAsync() => _host = await FeatureHost.StartAsync(_database, _time, services => services
        .AddSingleton(_gate).AddTaskQueue().AddTaskKind<ProbeTask>(Again, restartable: true).AddTaskKind<ProbeTask>(Once, restartable: false), _ => { });

    private Task<long> AddAsync(string what, string kind = Again) => Queue.EnqueueAsync(kind, "A probe", what, null, null, Cancelled);

    private async Task<long> LeftRunningAsync(string kind, DateTime since, int starts = 1)
    {
        await using var context = await _database.Contexts.CreateDbContextAsync(Cancelled);
        var task = new BackgroundTask { Kind = kind, Title = "A probe", Input = "\"go\"", State = TaskState.Running, CreatedAt = since, StartedAt = since, Starts = starts };
        context.BackgroundTasks.Add(task);
        await context.SaveChangesAsync(Cancelled);
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

    private async Task<BackgroundTask> FindAsync(long id)
    {
        await using var context = await _database.Contexts.CreateDbContextAsync(Cancelled);
        return await context.BackgroundTasks.AsNoTracking().SingleAsync(t => t.Id == id, Cancelled);
    }

    private async Task<int> CountAsync(TaskState state)
    {
        await using var context = await _database.Contexts.CreateDbContextAsync(Cancelled);
        return await context.BackgroundTasks.CountAsync(t => t.State == state, Cancelled);
    }
}
