using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Quartz;

namespace BlogApp.Features.Jobs.Scheduling;

internal static class SchedulerRegistration
{
    /// <summary>
    /// Later than this is a misfire: the trigger runs once and goes on from now. Short, so that a job that took
    /// longer than its period does not then run once for every time it missed.
    /// </summary>
    private static readonly TimeSpan MisfireThreshold = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Quartz over a SQLite file of its own: in one file with the blog's busy writer, 19 of 20 triggers of one second
    /// were lost without a word.
    /// </summary>
    public static IServiceCollection AddScheduler(this IServiceCollection services, Func<IServiceProvider, string> file)
    {
        services.AddQuartz(quartz => quartz
            .ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = JobKeys.Scheduler;
                scheduler.DefaultTimeZone = TimeZoneInfo.Utc;
                scheduler.ShutdownJobInterruption = ShutdownJobInterruption.Always;
            })
            // More than there are jobs: one that must be on the second never waits for others to end.
            .UseDefaultThreadPool(maxConcurrency: 32)
            .AddJobListener<JobSignals>(provider => provider.GetRequiredService<JobSignals>(), [])
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
        // Without it pages are served and views counted, only later persisted: degraded, not critical.
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
