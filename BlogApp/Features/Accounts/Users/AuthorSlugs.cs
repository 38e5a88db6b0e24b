using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Platform.Addresses;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Accounts.Users;

/// <summary>The slugs of author pages. Each account has one; its former slugs redirect to it.</summary>
internal static class AuthorSlugs
{
    // For a name without any character that a slug may have.
    private const string Nameless = "author";

    /// <summary>A slug for the name, with a number appended if another author has or had it.</summary>
    /// <param name="userId">The account that gets it; 0 for a new one.</param>
    public static Task<string> FreeAsync(BlogDbContext context, string name, long userId, CancellationToken cancellationToken) =>
        SlugFromTitle.FreeAsync(FromName(name), slug => TakenAsync(context, slug, userId, cancellationToken));

    /// <summary>Whether another author has or had the slug, including one that the context is about to save.</summary>
    public static async Task<bool> TakenAsync(BlogDbContext context, string slug, long userId, CancellationToken cancellationToken) =>
        context.Users.Local.Any(u => u.Slug == slug && (userId == 0 || u.Id != userId))
        || await context.Users.AnyAsync(u => u.Slug == slug && u.Id != userId, cancellationToken)
        || await context.FormerAuthorSlugs.AnyAsync(f => f.Slug == slug && f.UserId != userId, cancellationToken);

    /// <summary>Renames the author. A slug derived from the former name changes with it; one that was chosen stays.</summary>
    public static async Task RenameAsync(BlogDbContext context, BlogUser user, string name, CancellationToken cancellationToken)
    {
        var follows = user.Slug is null || IsOf(user.DisplayName, user.Slug);
        user.DisplayName = name;
        if (follows && !(user.Slug is { } slug && IsOf(name, slug)))
            await ChangeAsync(context, user, await FreeAsync(context, name, user.Id, cancellationToken), cancellationToken);
    }

    /// <summary>Gives the author another slug, which must be free. The previous one redirects to it.</summary>
    public static async Task ChangeAsync(BlogDbContext context, BlogUser user, string slug, CancellationToken cancellationToken)
    {
        if (user.Slug == slug)
            return;
        if (await context.FormerAuthorSlugs.FindAsync([slug], cancellationToken) is { } again)
            context.FormerAuthorSlugs.Remove(again);
        if (user.Slug is { } former)
            context.FormerAuthorSlugs.Add(new() { Slug = former, UserId = user.Id });
        user.Slug = slug;
    }

    /// <summary>Whether the slug is derived from the name, with or without a number.</summary>
    private static bool IsOf(string name, string slug) =>
        FromName(name) is var plain && slug.StartsWith(plain, StringComparison.Ordinal)
        && (slug.Length == plain.Length || (slug[plain.Length] == '-' && slug[(plain.Length + 1)..].All(char.IsAsciiDigit)));

    private static string FromName(string name) => SlugFromTitle.Create(name) is { Length: > 0 } slug ? slug : Nameless;
}
