using BlogApp.Data;
using BlogApp.Data.Storage;
using BlogApp.Features.Jobs;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Operations.Audit;

/// <summary>Deletes audit entries after their days.</summary>
internal sealed class ForgetAudit(IDbContextFactory<BlogDbContext> contexts, IDatabaseWriter writer, IOptions<AuditSettings> settings, TimeProvider clock) : IScheduledWork
{
    public const string JobName = "forget-audit";

    public async ValueTask<WorkResult> RunAsync(CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow().UtcDateTime.AddDays(-settings.Value.KeepDays);
        var forgotten = await writer.InTransactionAsync(contexts, context => context.AuditEntries.Where(e => e.At < before).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        return new(forgotten, Phrase.Format("Entries of the audit log forgotten: {0:N0}", forgotten).ToString());
    }
}
