using BlogApp.Data;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Operations.Backups;

/// <summary>Deletes a backup at an admin's request, and writes down who did it and who took a copy.</summary>
internal sealed class BackupRemoval(BackupFolder folder, IDbContextFactory<BlogDbContext> contexts, TimeProvider clock)
{
    /// <returns>False when there is none of this name.</returns>
    public async Task<bool> DeleteAsync(string name, long userId, CancellationToken cancellationToken)
    {
        if (folder.Find(name) is not { } path)
            return false;
        await AuditAsync("backup.delete", name, userId, cancellationToken);
        File.Delete(path);
        return true;
    }

    public async Task AuditAsync(string action, string name, long? userId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Audit(clock.GetUtcNow().UtcDateTime, userId, action, name);
        await context.SaveChangesAsync(cancellationToken);
    }
}
