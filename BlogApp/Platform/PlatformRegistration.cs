using BlogApp.Data.Sqlite;
using BlogApp.Platform.Database;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Context;
using BlogApp.Platform.Errors;
using BlogApp.Platform.Logging;
using BlogApp.Platform.Network;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.DataProtection;

namespace BlogApp.Platform;

internal static class PlatformRegistration
{
    /// <summary>What every feature stands on: data directory, settings, log, clock, database, Redis.</summary>
    public static void AddPlatform(this WebApplicationBuilder builder, DirectoryUse use)
    {
        var directory = use == DirectoryUse.Serve
            ? DataDirectory.DataDirectory.Open(builder.Configuration, builder.Environment.ContentRootPath, TimeSpan.FromSeconds(10))
            : DataDirectory.DataDirectory.Find(builder.Configuration, builder.Environment.ContentRootPath, alone: use == DirectoryUse.Own);
        if (use == DirectoryUse.Serve)
            builder.AddLog(directory);
        else
            builder.Logging.ClearProviders();
        builder.AddTrustedProxies();
        builder.Services.AddSingleton(_ => directory);
#if FAILPOINTS
        builder.Services.AddSingleton<TimeProvider>(new Failpoints.ShiftedClock());
#else
        builder.Services.AddSingleton(TimeProvider.System);
#endif
        builder.Services.AddSettings<SiteSettings>("Site");
        builder.Services.AddSettings<BootstrapSettings>("Bootstrap");
        builder.Services.AddDataProtection().PersistKeysToFileSystem(Directory.CreateDirectory(directory.Keys)).SetApplicationName("BlogApp");
        builder.Services.AddStores();
        builder.Services.AddBlogDatabase(provider => provider.GetRequiredService<DataDirectory.DataDirectory>().DatabaseFile, GuardedSql.Use);
        var redis = new RedisConnection(builder.Configuration.GetConnectionString("Redis"));
        builder.Services.AddSingleton(_ => redis);
        builder.Services.AddErrors();
        builder.Services.AddContextAccess();
        builder.Services.AddHostedService<MigrateDatabase>();
        // From a build, too, not only in Development and once published: dotnet run has no environment set.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }
}
