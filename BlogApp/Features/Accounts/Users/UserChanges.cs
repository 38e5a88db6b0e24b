using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Storage;
using BlogApp.Features.Accounts.Sessions;
using BlogApp.Platform.Caching;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Accounts.Users;

/// <summary>An admin's changes to an account. Each returns the reason if it was refused, else null.</summary>
internal sealed class UserChanges(IDbContextFactory<BlogDbContext> contexts, IDatabaseWriter writer, UserSessions sessions, ICacheInvalidator cache, TimeProvider clock)
{
    /// <summary>Renames the account. When this returns, readers see the new name.</summary>
    public async Task<Phrase?> RenameAsync(long id, string name, long by, CancellationToken cancellationToken)
    {
        var problem = await ChangeAsync(id, by, takes: false, "user.rename", async (context, user) =>
        {
            var before = user.DisplayName;
            await AuthorSlugs.RenameAsync(context, user, name.Trim(), cancellationToken);
            return AuditLog.Change(before, user.DisplayName);
        }, cancellationToken);
        if (problem is null)
            await cache.InvalidateAsync([CacheTag.Authors, CacheTag.Lists, CacheTag.Search], CancellationToken.None);
        return problem;
    }

    /// <summary>Makes the account an admin, or only an author. It is signed out everywhere, so that its next session has the new role.</summary>
    public Task<Phrase?> SetAdminAsync(long id, bool admin, long by, CancellationToken cancellationToken) => EndingSessionsAsync(id, by, takes: !admin, "user.role", async (context, user) =>
    {
        var role = await context.Roles.SingleAsync(r => r.Name == Role.Admin, cancellationToken);
        var present = await context.UserRoles.SingleOrDefaultAsync(r => r.UserId == id && r.RoleId == role.Id, cancellationToken);
        if (admin && present is null)
            context.UserRoles.Add(new IdentityUserRole<long> { UserId = id, RoleId = role.Id });
        else if (!admin && present is not null)
            context.UserRoles.Remove(present);
        return AuditLog.Change(present is null ? Role.Author : Role.Admin, admin ? Role.Admin : Role.Author);
    }, cancellationToken);

    /// <summary>Locks or unlocks the account. Locking ends its sessions at once.</summary>
    public Task<Phrase?> SetLockedAsync(long id, bool locked, long by, CancellationToken cancellationToken) =>
        EndingSessionsAsync(id, by, takes: locked, locked ? "user.lock" : "user.unlock", (_, user) =>
        {
            var before = UserStates.IsLocked(user.LockoutEnd, clock.GetUtcNow());
            user.LockoutEnabled = true;
            user.LockoutEnd = locked ? DateTimeOffset.MaxValue : null;
            user.AccessFailedCount = 0;
            return Task.FromResult<string?>(AuditLog.Change(State(before), State(locked)));
        }, cancellationToken);

    /// <summary>Signs the account out everywhere. Links to set its password become invalid too.</summary>
    public Task<Phrase?> SignOutAsync(long id, long by, CancellationToken cancellationToken) =>
        EndingSessionsAsync(id, by, takes: false, "user.sign-out", static (_, _) => Task.FromResult<string?>(null), cancellationToken);

    /// <summary>Ends one of the account's sessions.</summary>
    public async Task<Phrase?> EndSessionAsync(long id, string session, long by, CancellationToken cancellationToken)
    {
        var problem = await ChangeAsync(id, by, takes: false, "user.session-end", static (_, _) => Task.FromResult<string?>(null), cancellationToken);
        if (problem is null)
            await sessions.EndAsync(id, session);
        return problem;
    }

    private async Task<Phrase?> EndingSessionsAsync(long id, long by, bool takes, string action, Func<BlogDbContext, BlogUser, Task<string?>> change, CancellationToken cancellationToken)
    {
        var problem = await ChangeAsync(id, by, takes, action, async (context, user) =>
        {
            // The new stamp also invalidates links to set the password.
            user.SecurityStamp = Guid.NewGuid().ToString("N");
            return await change(context, user);
        }, cancellationToken);
        if (problem is null)
            await sessions.EndAllAsync(id);
        return problem;
    }

    private static string State(bool locked) => locked ? "Locked" : "Open";

    /// <param name="change">Returns the detail for the audit entry.</param>
    private Task<Phrase?> ChangeAsync(long id, long by, bool takes, string action, Func<BlogDbContext, BlogUser, Task<string?>> change, CancellationToken cancellationToken) =>
        writer.InTransactionAsync(contexts, async context =>
        {
            var now = clock.GetUtcNow();
            if (await AdminRules.ProblemAsync(context, id, by, takes, now, cancellationToken) is { } problem)
                return problem;
            if (await context.Users.SingleOrDefaultAsync(u => u.Id == id, cancellationToken) is not { } user)
                return Phrase.Format("This account is gone.");
            var subject = user.Email ?? user.DisplayName;
            var detail = await change(context, user);
            user.ConcurrencyStamp = Guid.NewGuid().ToString("N");
            context.Audit(now.UtcDateTime, by, action, subject, detail);
            await context.SaveChangesAsync(cancellationToken);
            return (Phrase?)null;
        }, cancellationToken);
}
