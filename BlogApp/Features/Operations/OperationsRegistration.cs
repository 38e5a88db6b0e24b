using BlogApp.Components.Layout;
using BlogApp.Features.Jobs;
using BlogApp.Features.Jobs.Tasks;
using BlogApp.Features.Operations.Audit;
using BlogApp.Features.Operations.Backups;
using BlogApp.Features.Operations.Backups.Restore;
using BlogApp.Features.Operations.Backups.Running;
using BlogApp.Features.Operations.Caches;
using BlogApp.Features.Operations.Disk;
using BlogApp.Features.Operations.Integrity;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Operations;

internal static class OperationsRegistration
{
    /// <summary>The pages for admins at <c>/admin/system</c>, <c>/admin/backups</c>, <c>/admin/audit</c> and <c>/admin/caches</c>, backups, and the care for database and disk.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddSingleton(new StudioEntry(StudioSection.Admins, 40, "/admin/system", Phrase.Key("System"), 's', """<path d="M2 12h4l3-8 5 16 3-8h5"/>"""))
            .AddSingleton<RedisInfoQuery>()
            .AddSingleton<SystemStatusQuery>()
            .AddSingleton<BlogName>()
            .AddSingleton<IntegrityCheck>();
        services.AddScheduledJob<CareForDatabase>(CareForDatabase.JobName, Phrase.Key("Care for the database"),
            Phrase.Key("Renews what the database knows for fast queries, and checks its file for damage"), "20 43 4 ? * SUN");
        return services.AddBackups().AddDisk().AddAudit().AddCaches();
    }

    private static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddSettings<BackupSettings>("Backups");
        services.AddSingleton(new StudioEntry(StudioSection.Admins, 35, "/admin/backups", Phrase.Key("Backups"), 'b', """<path d="M4 7c0-1.700 3.600-3 8-3s8 1.300 8 3-3.600 3-8 3-8-1.300-8-3zM4 7v10c0 1.700 3.600 3 8 3s8-1.300 8-3V7M4 12c0 1.700 3.600 3 8 3s8-1.300 8-3"/>"""));
        services.AddSingleton<BackupFolder>().AddSingleton<BackupVerifier>().AddSingleton<BackupMaker>().AddSingleton<BackupRemoval>().AddSingleton<BackupRestore>();
        services.AddHostedService<DatabaseReplaced>().AddHostedService<SweepAtStart>();
        services.AddScheduledJob<BackUp>(BackUp.JobName, Phrase.Key("Back up"),
            Phrase.Key("Copies the database and the library's files into one verified file, and deletes backups that are no longer kept"), "37 11 2 * * ?");
        services.AddTaskKind<CreateBackupTask>(CreateBackupTask.Kind, Phrase.Key("Backup"), restartable: false);
        services.AddTaskKind<VerifyBackupTask>(VerifyBackupTask.Kind, Phrase.Key("Check of a backup"), restartable: true);
        return services;
    }

    private static IServiceCollection AddDisk(this IServiceCollection services)
    {
        services.AddSettings<DiskSettings>("Disk");
        services.AddSingleton<DiskHistory>().AddSingleton<DiskWatch>().AddHostedService(provider => provider.GetRequiredService<DiskWatch>());
        services.AddHealthChecks().AddCheck<DiskHealthCheck>("disk");
        return services;
    }

    public static void MapOperations(this WebApplication app)
    {
        app.MapBackups();
        AuditCsvEndpoint.Map(app);
    }
}
