using System.Collections.Concurrent;
using BlogApp.Data;
using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Cron;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using BlogApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace BlogApp.Tests.Features.Jobs;

/// <summary>The jobs on real Quartz with files in a folder, which a second server can take over after the first has stopped.</summary>
internal sealed class JobsServer : IAsyncDisposable
{
    private readonly IHost _host;

    private JobsServer(IHost host, Notes notes) => (_host, Notes) = (host, notes);

    public JobCommands Control => _host.Services.GetRequiredService<JobCommands>();
    public JobPauses Pauses => _host.Services.GetRequiredService<JobPauses>();
    public JobQueries Board => _host.Services.GetRequiredService<JobQueries>();
    public JobNotifier Signals => _host.Services.GetRequiredService<JobNotifier>();
    public IServiceProvider Services => _host.Services;
    public Notes Notes { get; }

    /// <param name="time">Null: the system's.</param>
    public static async Task<JobsServer> StartAsync(string folder, Action<IServiceCollection> jobs, TimeProvider? time = null)
    {
        var notes = new Notes();
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.AddProvider(notes).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddBlogDatabase(_ => Path.Combine(folder, "blog.db"));
        builder.Services.AddSingleton(TestDatabase.SqlOf(Path.Combine(folder, "blog.db")));
        builder.Services.AddHostedService<MigrateDatabase>();
        builder.Services.AddSettings<JobsSettings>("Jobs");
        builder.Services.AddSingleton<JobsWatch>().AddHostedService(provider => provider.GetRequiredService<JobsWatch>());
        builder.Services.AddJobRegistry().AddScheduler(_ => Path.Combine(folder, "jobs.db"));
        jobs(builder.Services);
        var server = new JobsServer(builder.Build(), notes);
        await server._host.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async Task<JobState> StateAsync(string name) =>
        (await Board.ReadAsync(TestContext.Current.CancellationToken)).Single(state => state.Name == name);

    /// <summary>When the scheduler itself means to fire the schedule, also of a paused job.</summary>
    public async Task<DateTimeOffset?> NextFireAsync(string name) =>
        (await Services.GetRequiredService<IScheduler>().GetTrigger(JobKeys.Schedule(name), TestContext.Current.CancellationToken))?.NextFireTimeUtc;

    public async Task<JobRunPage> HistoryAsync(string name, bool failuresOnly = false) =>
        await Board.HistoryAsync(name, 1, 50, failuresOnly, TestContext.Current.CancellationToken);

    /// <summary>Saves a schedule over the present one.</summary>
    public async Task<CronVerdict> ScheduleAsync(string name, string text, long userId, CancellationToken cancellationToken) =>
        (await Control.ScheduleAsync(name, new JobSchedule(text), (await StateAsync(name)).Schedule, userId, cancellationToken)).Verdict;

    public Task StopAsync() => _host.StopAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (_host is IAsyncDisposable disposable)
            await disposable.DisposeAsync();
    }
}

/// <summary>Collects log messages with level warning or higher.</summary>
internal sealed class Notes : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> All { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
            All.Enqueue($"{logLevel}: {formatter(state, exception)} {exception?.Message}");
    }

    public void Dispose()
    {
    }
}
