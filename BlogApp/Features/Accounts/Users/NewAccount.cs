using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Accounts.Users;

/// <summary>Creates accounts and tells whether there is an admin yet.</summary>
internal sealed class NewAccount(UserManager<BlogUser> users, RoleManager<IdentityRole<long>> roles, BlogDbContext database, TimeProvider clock)
{
    private const int MostAttempts = 5;
    private static readonly TimeSpan Unfinished = TimeSpan.FromMinutes(1);

    private static readonly string[] s_roles = [Role.Author, Role.Admin];

    public static bool HasRoles(RawSql sql) => s_roles.Except(sql.Read(static q => q.RoleNames())).ToList() is [];

    public async Task CreateRolesAsync()
    {
        foreach (var role in s_roles)
            if (!await roles.RoleExistsAsync(role))
                await roles.CreateAsync(new IdentityRole<long>(role));
    }

    /// <summary>Plain SQL, because the start needs the answer before the account services exist.</summary>
    public static bool AnyAdmin(RawSql sql) => sql.Read(static q => q.AnyInRole(Role.Admin));

    /// <param name="by">The admin who creates it; null when the server does.</param>
    /// <param name="passwordIsDue">Whether the password is someone else's choice, to be changed at the first sign-in.</param>
    /// <returns>Errors in words, about the e-mail address or the password; nothing was created then.</returns>
    public async Task<IdentityResult> CreateAsync(string email, string displayName, string password, IReadOnlyCollection<string> inRoles, long? by, bool passwordIsDue = false)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // The server was killed before the account got its roles: start over. An account that is being created right now has no roles yet either.
        if (await users.FindByEmailAsync(email) is { PasswordHash: not null } begun && begun.CreatedAt < now - Unfinished && (await users.GetRolesAsync(begun)).Count == 0)
            await users.DeleteAsync(begun);
        var user = new BlogUser { UserName = email, Email = email, DisplayName = displayName, CreatedAt = now, PasswordIsDue = passwordIsDue };
        for (var attempt = 1; ; attempt++)
        {
            user.Slug = await AuthorSlugs.FreeAsync(database, displayName, 0, CancellationToken.None);
            try
            {
                var created = await users.CreateAsync(user, password);
                if (!created.Succeeded)
                    return created;
                break;
            }
            catch (DbUpdateException)
            {
                database.Entry(user).State = EntityState.Detached;
                // The same address, sent twice at once: the other one came first. Or only the same name: then with another number.
                if (attempt == MostAttempts || await users.FindByEmailAsync(email) is not null)
                    return IdentityResult.Failed(users.ErrorDescriber.DuplicateEmail(email));
            }
        }
        database.Audit(user.CreatedAt, by, "user.create", email, AuditLog.Change(null, string.Join(", ", inRoles)));
        return await users.AddToRolesAsync(user, inRoles);
    }
}
