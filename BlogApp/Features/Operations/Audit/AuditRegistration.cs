using BlogApp.Components.Layout;
using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;

namespace BlogApp.Features.Operations.Audit;

internal static class AuditRegistration
{
    /// <summary>The audit log for admins at <c>/admin/audit</c>.</summary>
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSettings<AuditSettings>("Audit");
        return services
            .AddSingleton(new StudioEntry(StudioSection.Admins, 45, "/admin/audit", Phrase.Key("Audit log"), 'w', """<path d="M6 3h9l4 4v14H6z"/><path d="M9.500 11h6M9.500 14.500h6M9.500 18h4"/>"""))
            .AddSingleton<AuditQuery>()
            .AddScheduledJob<ForgetAudit>(ForgetAudit.JobName, Phrase.Key("Forget old audit entries"), Phrase.Key("Deletes entries of the audit log after their days"), "20 10 3 * * ?");
    }
}
