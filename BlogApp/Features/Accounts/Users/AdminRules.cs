using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Accounts.Users;

/// <summary>Makes sure that the blog always has an admin. Checked in the transaction that would remove one.</summary>
internal static class AdminRules
{
    /// <summary>Why this admin may not do that to this account; null when they may.</summary>
    /// <param name="takes">Whether it takes admin rights away: a lock, a lesser role, deletion.</param>
    public static async Task<Phrase?> ProblemAsync(BlogDbContext context, long userId, long by, bool takes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var admins = await AbleAsync(context, now, cancellationToken);
        // Someone who lost the role a moment ago may still have the page open.
        if (!admins.Contains(by))
            return Phrase.Format("You are no longer an administrator.");
        if (!takes)
            return null;
        if (userId == by)
            return Phrase.Format("You cannot take this from yourself. Another administrator can.");
        return admins.Contains(userId) && admins.Count == 1 ? Phrase.Format("This is the only administrator who can sign in.") : null;
    }

    /// <summary>The admins who can sign in, or can again within minutes.</summary>
    private static async Task<HashSet<long>> AbleAsync(BlogDbContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var admins = await context.UserRoles.Join(context.Roles.Where(r => r.Name == Role.Admin), m => m.RoleId, r => r.Id, (m, _) => m.UserId)
            .Join(context.Users, id => id, u => u.Id, (_, u) => new { u.Id, u.LockoutEnd, u.PasswordHash }).ToListAsync(cancellationToken);
        return [.. admins.Where(u => u.PasswordHash is not null && !UserStates.IsLocked(u.LockoutEnd, now)).Select(u => u.Id)];
    }
}
