using BlogApp.Data;
using BlogApp.Platform.DataDirectory;
using BlogApp.Platform.Http;
using BlogApp.Platform.Logging;
using BlogApp.Platform.Redis;
using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;
using BlogApp.Platform.Stores;
using BlogApp.Platform.Supervision;
using BlogApp.Platform.Times;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;

namespace BlogApp.Platform;

internal static class PlatformRegistration
{
    /// <summary>The basis of all features: data directory, settings, log, clock, database, Redis.</summary>
    public static void AddPlatform(this WebApplicationBuilder builder, DirectoryUse use)
    {
        var directory = use is DirectoryUse.Serve or DirectoryUse.Create
            ? DataDirectory.DataDirectory.Open(builder.Configuration, builder.Environment.ContentRootPath, TimeSpan.FromSeconds(use == DirectoryUse.Serve ? 10 : 1))
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
        builder.Services.AddScoped<BlogTime>();
        builder.Services.AddSettings<BootstrapSettings>("Bootstrap");
        builder.Services.AddSettings<NetworkSettings>("Network");
        builder.Services.AddSingleton<IPostConfigureOptions<SiteSettings>, SiteUrlInSubFolder>();
        builder.Services.AddDataProtection().PersistKeysToFileSystem(Directory.CreateDirectory(directory.Keys)).SetApplicationName("BlogApp");
        builder.Services.AddStores();
        builder.Services.AddHostedService<ProbeStores>();
        builder.Services.AddBlogDatabase(provider => provider.GetRequiredService<DataDirectory.DataDirectory>().DatabaseFile, SqlExecutionStrategy.Use);
        var redis = new RedisConnection(builder.Configuration.GetConnectionString("Redis"));
        builder.Services.AddSingleton(_ => redis);
        builder.Services.AddErrors();
        builder.Services.AddSingleton<SecureCookies>();
        builder.Services.AddContextAccess();
        builder.Services.AddHostedService<MigrateDatabase>();
        builder.Services.AddHostedService<ReturnMemory>();
        builder.Services.AddHostedService<StartupSummary>();
        // Needed in every build, not only in Development and after publishing: dotnet run sets no environment.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
    }
}
