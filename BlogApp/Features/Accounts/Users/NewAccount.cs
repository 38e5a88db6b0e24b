using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Site;
using BlogApp.Platform.Stores;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Accounts.Users;

/// <summary>Creates accounts and says whether there is an admin yet.</summary>
internal sealed class NewAccount(UserManager<BlogUser> users, RoleManager<IdentityRole<long>> roles, BlogDbContext database, TimeProvider clock)
{
    private static readonly TimeSpan Unfinished = TimeSpan.FromMinutes(1);

    private static readonly string[] s_roles = [Role.Author, Role.Admin];

    public static bool HasRoles(PlainSql sql) => s_roles.Except(sql.Rows("SELECT Name FROM Role", static row => row.GetString(0))).ToList() is [];

    public async Task CreateRolesAsync()
    {
        foreach (var role in s_roles)
            if (!await roles.RoleExistsAsync(role))
                await roles.CreateAsync(new IdentityRole<long>(role));
    }

    /// <summary>Asked of SQL itself: a start needs the answer before the account services.</summary>
    public static bool AnyAdmin(PlainSql sql) =>
        sql.Any("SELECT 1 FROM UserRole m JOIN Role r ON r.Id = m.RoleId WHERE r.Name = $admin LIMIT 1", ("$admin", Role.Admin));

    /// <param name="by">The admin who creates it; null when the server does.</param>
    /// <returns>Errors in words, about the e-mail address or the password; nothing was created then.</returns>
    public async Task<IdentityResult> CreateAsync(string email, string displayName, string password, IReadOnlyCollection<string> inRoles, long? by)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // The server was killed before that account got its roles: begun anew. One that is just being made has none yet either.
        if (await users.FindByEmailAsync(email) is { PasswordHash: not null } begun && begun.CreatedAt < now - Unfinished && (await users.GetRolesAsync(begun)).Count == 0)
            await users.DeleteAsync(begun);
        var user = new BlogUser { UserName = email, Email = email, DisplayName = displayName, CreatedAt = now };
        try
        {
            var created = await users.CreateAsync(user, password);
            if (!created.Succeeded)
                return created;
        }
        catch (DbUpdateException)
        {
            // The same address, sent twice at once: the other one came first.
            return IdentityResult.Failed(users.ErrorDescriber.DuplicateEmail(email));
        }
        database.AuditEntries.Add(new AuditEntry { At = user.CreatedAt, UserId = by, Action = "user.create", Subject = email, Detail = string.Join(", ", inRoles) });
        return await users.AddToRolesAsync(user, inRoles);
    }
}
