using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Sqlite;
using BlogApp.Features.Accounts;
using BlogApp.Features.Accounts.Users;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Features.Accounts;

/// <summary>The accounts as the server registers them, over a database file, without a server.</summary>
internal sealed class AccountServices : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";

    private readonly ServiceProvider _services;

    public AccountServices(string databaseFile, TimeProvider? clock = null) => _services = new ServiceCollection()
        .AddLogging().AddSingleton(clock ?? TimeProvider.System).AddBlogDatabase(_ => databaseFile).AddAccounts().BuildServiceProvider();

    public UserDirectory Users => _services.GetRequiredService<UserDirectory>();

    public async Task<T> WithAsync<T>(Func<UserManager<BlogUser>, Task<T>> use)
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<UserManager<BlogUser>>());
    }

    public async Task CreateRolesAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<NewAccount>().CreateRolesAsync();
    }

    /// <returns>The account's id.</returns>
    public async Task<long> AddAsync(string email, params string[] roles)
    {
        var result = await Users.AddAsync(email, email, Password, roles, by: 0);
        Assert.True(result.Succeeded, result.ToString());
        return (await WithAsync(users => users.FindByEmailAsync(email)))!.Id;
    }

    public async Task<IReadOnlyList<string>> AuditAsync()
    {
        await using var scope = _services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BlogDbContext>().AuditEntries.AsNoTracking().OrderBy(a => a.Id).Select(a => a.Action + " " + a.Subject).ToListAsync();
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
