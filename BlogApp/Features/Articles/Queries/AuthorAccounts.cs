using BlogApp.Data;
using BlogApp.Data.Accounts;

namespace BlogApp.Features.Articles.Queries;

/// <summary>Who may be an article's author: the accounts that may write.</summary>
internal static class AuthorAccounts
{
    public static IQueryable<BlogUser> MayWrite(this BlogDbContext context) => context.Users.Where(user => context.UserRoles
        .Any(mine => mine.UserId == user.Id && context.Roles.Any(role => role.Id == mine.RoleId && (role.Name == Role.Author || role.Name == Role.Admin))));
}
