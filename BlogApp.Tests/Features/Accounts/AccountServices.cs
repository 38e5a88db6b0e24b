using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.Caching;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Features.Accounts;

/// <summary>The account services as the server registers them, on a database file, without a server.</summary>
internal sealed class AccountServices : IAsyncDisposable
{
    public const string Password = "correct horse battery staple";

    private readonly ServiceProvider _services;

    public AccountServices(string databaseFile, TimeProvider? clock = null) => _services = new ServiceCollection()
        .AddLogging().AddSingleton(clock ?? TimeProvider.System).AddBlogDatabase(_ => databaseFile).AddAccounts()
        .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build()).AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider())
        .AddSingleton<ICacheInvalidator>(Shown).BuildServiceProvider();

    /// <summary>What pages were told to show anew.</summary>
    public RecordedInvalidations Shown { get; } = new();

    public T Get<T>() where T : notnull => _services.GetRequiredService<T>();

    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use) where TService : notnull
    {
        await using var scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

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
        // As its owner left it: the first password was changed.
        var result = await WithAsync<NewAccount, IdentityResult>(accounts => accounts.CreateAsync(email, email, Password, roles, by: 0));
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

/// <summary>Keeps the tags that were invalidated.</summary>
internal sealed class RecordedInvalidations : ICacheInvalidator
{
    public List<string> Tags { get; } = [];

    public ValueTask InvalidateAsync(IReadOnlyCollection<string> tags, CancellationToken cancellationToken)
    {
        Tags.AddRange(tags);
        return ValueTask.CompletedTask;
    }
}
