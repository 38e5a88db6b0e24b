using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Jobs.Tasks.Running;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

internal static class SchedulerRegistration
{
    /// <summary>
    /// A trigger that is later than this has misfired: it runs once and continues from now. The threshold is short, so
    /// that a job that takes longer than its period does not run once for every missed time.
    /// </summary>
    private static readonly TimeSpan MisfireThreshold = TimeSpan.FromSeconds(2);

    /// <summary>Quartz uses its own SQLite file. In one file with the blog's busy writer, 19 of 20 one-second triggers were silently lost.</summary>
    public static IServiceCollection AddScheduler(this IServiceCollection services, Func<IServiceProvider, string> file)
    {
        services.AddQuartz(quartz => quartz
            .ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = JobKeys.Scheduler;
                scheduler.DefaultTimeZone = TimeZoneInfo.Utc;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            })
            // More threads than jobs, so that a job that must run on the second never waits for others.
            .UseDefaultThreadPool(maxConcurrency: 32)
            .UseExecutionLimits(static (provider, limits) => limits.ForGroup(TaskTriggers.Group, provider.GetRequiredService<IOptions<TasksSettings>>().Value.Concurrency))
            // The history keeps what a run logs, and so the trace of an error.
            .UseExecutionLogCapture(static _ => { })
            .AddJobListener<JobNotifier>(provider => provider.GetRequiredService<JobNotifier>(), [])
            .UsePersistentStore(store =>
            {
                store.UseSqlite(source => source.DataSourceFactory = provider => Open(file(provider)));
                store.ConfigureStore(options =>
                {
                    options.MisfireThreshold = MisfireThreshold;
                    options.MisfireHandlerFrequency = TimeSpan.FromSeconds(15);
                });
                store.ProvisionSchema();
                store.UseExecutionHistory();
            }));
        services.AddOptions<ExecutionHistoryOptions>().Configure<IOptions<JobsSettings>>(static (history, settings) =>
        {
            history.Retention = TimeSpan.FromDays(settings.Value.HistoryDays);
            history.MaxEntriesPerJob = settings.Value.HistoryRunsPerJob;
            history.MaxEntriesPerScheduler = 500_000;
        });
        // Without the scheduler, pages are served and views are counted, only persisted later: degraded, not critical.
        services.AddHealthChecks().AddQuartz(check =>
        {
            check.Name = "scheduler";
            check.FailureStatus = HealthStatus.Degraded;
        });
        return services.AddQuartzHostedService<JobsHost>();
    }

    private static System.Data.Common.DbDataSource Open(string file) =>
        SqliteFactory.Instance.CreateDataSource(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 10 }.ToString());
}
