using BlogApp.Data;
using BlogApp.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Accounts.Users;

/// <summary>All accounts, for admins to view and change. Each call uses its own database context, because a circuit lives for hours.</summary>
internal sealed class UserDirectory(IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <param name="page">From 1; the last page when a later one is requested.</param>
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
            row.Articles, row.User.CreatedAt, UserStates.Of(row.User, now), row.User.Slug))]);
    }

    /// <summary>Those to whom articles can be given, by name: the accounts that can sign in first.</summary>
    public async Task<IReadOnlyList<UserChoice>> ChoicesAsync(long except, bool accountsOnly, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BlogDbContext>().Users.Where(u => u.Id != except && (!accountsOnly || u.PasswordHash != null))
            .OrderBy(u => u.PasswordHash == null).ThenBy(u => u.DisplayName).ThenBy(u => u.Id)
            .Select(u => new UserChoice(u.Id, u.DisplayName, u.Email)).ToListAsync(cancellationToken);
    }

    /// <summary>Adds an account with a password that its owner changes at the first sign-in.</summary>
    public async Task<IdentityResult> AddAsync(string email, string name, string password, IReadOnlyCollection<string> roles, long by)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NewAccount>().CreateAsync(email, name, password, roles, by, passwordIsDue: true);
    }
}

internal sealed record UserList(int Total, int Page, IReadOnlyList<UserRow> Rows);

/// <summary>An account as the list shows it. Public, as parameters of components must be.</summary>
public sealed record UserRow(long Id, string Name, string Email, IReadOnlyList<string> Roles, int Articles, DateTime CreatedAt, UserState State, string? Slug)
{
    public bool IsAdmin => Roles.Contains(Role.Admin);

    /// <summary>Whether a link could set a password: it is what one signs in with.</summary>
    public bool MaySignIn => Email.Length > 0;
}

/// <summary>An account to choose.</summary>
internal sealed record UserChoice(long Id, string Name, string? Email)
{
    public string Text => Email is null ? Name : $"{Name} ({Email})";
}
