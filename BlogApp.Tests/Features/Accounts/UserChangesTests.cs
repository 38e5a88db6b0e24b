using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Sessions;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.Caching;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Accounts;

public sealed class UserChangesTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private AccountServices _accounts = null!;
    private long _admin, _ada;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private UserChanges Changes => _accounts.Get<UserChanges>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _accounts = new AccountServices(_database.File);
        await _accounts.CreateRolesAsync();
        _admin = await _accounts.AddAsync("admin@example.org", Role.Author, Role.Admin);
        _ada = await _accounts.AddAsync("ada@example.org", Role.Author);
    }

    [Fact]
    public async Task LockedUser_IsSignedOutAndKeptOut_UntilUnlocked_AndItIsAudited()
    {
        await BeginSessionAsync(_ada);
        var stamp = (await UserAsync(_ada)).SecurityStamp;

        Assert.Null(await Changes.SetLockedAsync(_ada, locked: true, _admin, Stop));
        Assert.Equal(UserState.Locked, await StateAsync(_ada));
        Assert.NotEqual(stamp, (await UserAsync(_ada)).SecurityStamp);
        Assert.Empty(await SessionsAsync(_ada));

        Assert.Null(await Changes.SetLockedAsync(_ada, locked: false, _admin, Stop));
        Assert.Equal(UserState.Active, await StateAsync(_ada));
        Assert.Equal(["user.lock ada@example.org", "user.unlock ada@example.org"], (await _accounts.AuditAsync()).Skip(2));
    }

    [Fact]
    public async Task OwnAccount_IsNeitherLockedNorDemotedNorDeleted()
    {
        await _accounts.AddAsync("second@example.org", Role.Author, Role.Admin);
        Assert.NotNull(await Changes.SetLockedAsync(_admin, locked: true, _admin, Stop));
        Assert.NotNull(await Changes.SetAdminAsync(_admin, admin: false, _admin, Stop));
        Assert.NotNull(await _accounts.Get<AuthorMoves>().DeleteAsync(_admin, _ada, _admin, Stop));
        Assert.Equal((UserState.Active, true), (await StateAsync(_admin), await IsAdminAsync(_admin)));
    }

    [Fact]
    public async Task TwoAdmins_WhoTakeEachOtherAwayAtOnce_LeaveOne()
    {
        var second = await _accounts.AddAsync("second@example.org", Role.Author, Role.Admin);
        var problems = await Task.WhenAll(
            Task.Run(() => Changes.SetAdminAsync(second, admin: false, _admin, Stop)), Task.Run(() => Changes.SetLockedAsync(_admin, locked: true, second, Stop)));
        Assert.Single(problems, problem => problem is null);
        Assert.Equal("You are no longer an administrator.", Assert.Single(problems, problem => problem is not null)!.ToString());
        Assert.Equal(1, await _database.ReadAsync(context => context.Users.CountAsync(u => u.LockoutEnd == null
            && context.UserRoles.Any(m => m.UserId == u.Id && context.Roles.Any(r => r.Id == m.RoleId && r.Name == Role.Admin)), Stop)));
    }

    [Fact]
    public async Task SomeoneWhoIsNoAdmin_ChangesNothing()
    {
        Assert.NotNull(await Changes.RenameAsync(_admin, "Nobody", _ada, Stop));
        Assert.NotNull(await Changes.SetAdminAsync(_ada, admin: true, _ada, Stop));
        Assert.NotNull(await _accounts.Get<AuthorMoves>().DeleteAsync(_admin, _ada, _ada, Stop));
        Assert.Equal(("admin@example.org", false), ((await UserAsync(_admin)).DisplayName, await IsAdminAsync(_ada)));
    }

    [Fact]
    public async Task AnotherRole_EndsTheSessions_AndIsThere()
    {
        await BeginSessionAsync(_ada);
        Assert.Null(await Changes.SetAdminAsync(_ada, admin: true, _admin, Stop));
        Assert.True(await IsAdminAsync(_ada));
        Assert.Empty(await SessionsAsync(_ada));
        Assert.Null(await Changes.SetAdminAsync(_ada, admin: false, _admin, Stop));
        Assert.False(await IsAdminAsync(_ada));
    }

    [Fact]
    public async Task AnotherName_MovesThePage_KeepsTheFormerAddresses_AndShowsAtOnce()
    {
        Assert.Null(await Changes.RenameAsync(_ada, "Ada King", _admin, Stop));
        Assert.Null(await Changes.RenameAsync(_ada, "Ada Lovelace", _admin, Stop));
        Assert.Equal(("Ada Lovelace", "ada-lovelace"), ((await UserAsync(_ada)).DisplayName, (await UserAsync(_ada)).Slug));
        Assert.Equal(["ada-example-org", "ada-king"], await FormerAsync());
        Assert.Contains(CacheTag.Authors, _accounts.Shown.Tags);

        Assert.Null(await Changes.RenameAsync(_ada, "Ada King", _admin, Stop));
        Assert.Equal("ada-king", (await UserAsync(_ada)).Slug);
        Assert.Equal(["ada-example-org", "ada-lovelace"], await FormerAsync());
    }

    [Fact]
    public async Task NameThatAnotherHasOrHad_GetsAnAddressWithANumber()
    {
        Assert.Null(await Changes.RenameAsync(_ada, "Grace", _admin, Stop));
        Assert.Null(await Changes.RenameAsync(_ada, "Ada", _admin, Stop));
        Assert.Null(await Changes.RenameAsync(_admin, "Grace", _admin, Stop));
        Assert.Equal("grace-2", (await UserAsync(_admin)).Slug);
    }

    private Task<string> BeginSessionAsync(long id) => _accounts.Get<UserSessions>().BeginAsync(id, "Firefox, Linux", Stop);

    private Task<IReadOnlyList<UserSession>> SessionsAsync(long id) => _accounts.Get<UserSessions>().ListAsync(id, Stop);

    private Task<BlogUser> UserAsync(long id) => _database.ReadAsync(context => context.Users.SingleAsync(u => u.Id == id, Stop));

    private Task<List<string>> FormerAsync() => _database.ReadAsync(context => context.FormerAuthorSlugs.OrderBy(f => f.Slug).Select(f => f.Slug).ToListAsync(Stop));

    private async Task<UserState> StateAsync(long id) => (await RowAsync(id)).State;

    private async Task<bool> IsAdminAsync(long id) => (await RowAsync(id)).IsAdmin;

    private async Task<UserRow> RowAsync(long id) => (await _accounts.Users.ListAsync(1, 50, Stop)).Rows.Single(u => u.Id == id);

    public async ValueTask DisposeAsync()
    {
        await _accounts.DisposeAsync();
        await _database.DisposeAsync();
    }
}
