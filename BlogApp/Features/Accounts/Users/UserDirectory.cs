using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Accounts.Users;

/// <summary>All accounts, as an admin sees and changes them. Each call has a database context of its own: a circuit lives for hours.</summary>
internal sealed class UserDirectory(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <param name="page">From 1; past the last one: the last one.</param>
    public async Task<UserList> ListAsync(int page, int size, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var database = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var total = await database.Users.CountAsync(cancellationToken);
        page = Math.Clamp(page, 1, Math.Max(1, (total + size - 1) / size));
        var users = await database.Users.AsNoTracking().OrderBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Skip((page - 1) * size).Take(size)
            .Select(u => new
            {
                User = u,
                Roles = database.UserRoles.Where(r => r.UserId == u.Id).Join(database.Roles, r => r.RoleId, r => r.Id, (_, r) => r.Name!).ToList(),
                Articles = database.Articles.Count(a => a.AuthorId == u.Id),
            })
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow();
        return new(total, page, [.. users.Select(row => new UserRow(row.User.Id, row.User.DisplayName, row.User.Email ?? "", [.. row.Roles.Order(StringComparer.Ordinal)],
            row.Articles, row.User.CreatedAt, StateOf(row.User, now)))]);
    }

    public async Task<IdentityResult> AddAsync(string email, string name, string password, IReadOnlyCollection<string> roles, long by)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NewAccount>().CreateAsync(email, name, password, roles, by);
    }

    /// <summary>Locks the account until someone unlocks it, which ends its sessions within a minute, or unlocks it.</summary>
    public async Task SetLockedAsync(long id, bool locked, long by)
    {
        if (id == by && locked)
            throw new InvalidOperationException("Nobody locks their own account.");
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<BlogUser>>();
        var database = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        if (await users.Users.SingleOrDefaultAsync(u => u.Id == id) is not { } user)
            return;
        user.LockoutEnabled = true;
        user.LockoutEnd = locked ? DateTimeOffset.MaxValue : null;
        user.AccessFailedCount = 0;
        database.AuditEntries.Add(new AuditEntry { At = clock.GetUtcNow().UtcDateTime, UserId = by, Action = locked ? "user.lock" : "user.unlock", Subject = user.Email ?? user.DisplayName });
        // A new stamp makes every cookie and open Studio page of the account ask again.
        var saved = await users.UpdateSecurityStampAsync(user);
        if (!saved.Succeeded)
            throw new InvalidOperationException("The account was changed by someone else at the same moment: " + string.Join(' ', saved.Errors.Select(e => e.Description)));
    }

    private static UserState StateOf(BlogUser user, DateTimeOffset now) => user switch
    {
        { LockoutEnd: { } end } when end > now.AddYears(10) => UserState.Locked,
        { LockoutEnd: { } end } when end > now => UserState.LockedForAWhile,
        { PasswordHash: null } => UserState.NoPassword,
        _ => UserState.Active,
    };
}

internal sealed record UserList(int Total, int Page, IReadOnlyList<UserRow> Rows);

internal sealed record UserRow(long Id, string Name, string Email, IReadOnlyList<string> Roles, int Articles, DateTime CreatedAt, UserState State);

internal enum UserState
{
    Active,

    /// <summary>After wrong passwords; it ends by itself.</summary>
    LockedForAWhile,

    /// <summary>By an admin.</summary>
    Locked,

    /// <summary>Someone who is named as an author but cannot sign in.</summary>
    NoPassword,
}
