using BlogApp.Data;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Jobs;

/// <summary>Writes what people do with jobs to the audit log.</summary>
internal sealed class JobAudit(IDbContextFactory<BlogDbContext> contexts, TimeProvider time)
{
    public const string Schedule = "job.schedule";

    /// <param name="userId">Null: the command line, or the blog itself.</param>
    public async Task WriteAsync(string action, string job, string? detail, long? userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Audit(time.GetUtcNow().UtcDateTime, userId, action, job, detail);
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Who changed the job's schedule last; null when that was no person, or their account is gone.</summary>
    public async Task<string?> LastScheduledByAsync(string job, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.AuditEntries.Where(a => a.Action == Schedule && a.Subject == job).OrderByDescending(a => a.Id).Take(1)
            .Join(context.Users, a => a.UserId, u => u.Id, (_, u) => u.DisplayName).FirstOrDefaultAsync(cancellationToken);
    }
}
