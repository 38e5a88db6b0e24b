using BlogApp.Components.Layout;
using BlogApp.Features.Operations.Audit;
using BlogApp.Features.Operations.Caches;
using BlogApp.Features.Operations.Integrity;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations;

internal static class OperationsRegistration
{
    /// <summary>The system page for admins at <c>/admin/system</c>.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services) => services
        .AddSingleton(new StudioEntry(StudioSection.Admins, 40, "/admin/system", Phrase.Key("System"), 's', """<path d="M2 12h4l3-8 5 16 3-8h5"/>"""))
        .AddAudit()
        .AddCaches()
        .AddSingleton<RedisInfoQuery>()
        .AddSingleton<SystemStatusQuery>()
        .AddSingleton<IntegrityCheck>();

    public static void MapOperations(this WebApplication app) => AuditCsvEndpoint.Map(app);
}
