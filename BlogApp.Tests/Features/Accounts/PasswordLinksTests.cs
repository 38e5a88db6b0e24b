using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Sessions;
using BlogApp.Features.Accounts.Users;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Accounts;

public sealed class PasswordLinksTests : IAsyncLifetime
{
    private const string Other = "quite another long one";

    private readonly ManualTime _time = new();
    private TestDatabase _database = null!;
    private AccountServices _accounts = null!;
    private long _admin, _ada;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _accounts = new AccountServices(_database.File, _time);
        await _accounts.CreateRolesAsync();
        _admin = await _accounts.AddAsync("admin@example.org", Role.Author, Role.Admin);
        _ada = await _accounts.AddAsync("ada@example.org", Role.Author);
    }

    [Fact]
    public async Task Link_SetsThePasswordOnce_AndEndsAllSessions()
    {
        var token = await TokenAsync(_ada);
        var session = await _accounts.Get<UserSessions>().BeginAsync(_ada, "", Stop);
        Assert.True(await UseAsync(token, Other));
        Assert.True(await SignsInAsync("ada@example.org", Other));
        Assert.False(await _accounts.Get<UserSessions>().IsOpenAsync(session, _ada, Stop));
        Assert.False(await FitsAsync(token));
        Assert.Equal(["user.reset-link ada@example.org", "user.reset ada@example.org"], (await _accounts.AuditAsync()).Skip(2));
    }

    [Fact]
    public async Task WeakPassword_IsRefused_AndTheLinkStillWorks()
    {
        var token = await TokenAsync(_ada);
        Assert.False(await UseAsync(token, "short"));
        Assert.False(await UseAsync(token, "ADA@example.org"));
        Assert.True(await SignsInAsync("ada@example.org", AccountServices.Password));
        Assert.True(await FitsAsync(token));
    }

    [Fact]
    public async Task Link_EndsAfterItsHours()
    {
        var token = await TokenAsync(_ada);
        _time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(2));
        Assert.True(await FitsAsync(token));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.False(await FitsAsync(token));
    }

    [Fact]
    public async Task OtherLinks_EndWithTheFirstOneUsed_AndWhenSignedOutEverywhere()
    {
        var (one, two) = (await TokenAsync(_ada), await TokenAsync(_ada));
        Assert.True(await UseAsync(one, Other));
        Assert.False(await FitsAsync(two));
        var three = await TokenAsync(_ada);
        Assert.Null(await _accounts.Get<UserChanges>().SignOutAsync(_ada, _admin, Stop));
        Assert.False(await FitsAsync(three));
    }

    [Fact]
    public async Task LinkUsedTwiceAtOnce_SetsOnePassword()
    {
        var token = await TokenAsync(_ada);
        var used = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => UseAsync(token, $"{Other} {i}"))));
        Assert.Single(used, one => one);
    }

    [Fact]
    public async Task LockedAccount_GetsNoLink_AndItsLinksDoNotWork()
    {
        var token = await TokenAsync(_ada);
        Assert.Null(await _accounts.Get<UserChanges>().SetLockedAsync(_ada, locked: true, _admin, Stop));
        Assert.False(await FitsAsync(token));
        Assert.Null(await _accounts.WithAsync<PasswordLinks, string?>(links => links.IssueAsync(_ada, _admin, Stop)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("not base64 at all!")]
    public async Task MadeUpToken_FitsNobody(string? token) => Assert.False(await FitsAsync(token));

    [Fact]
    public async Task ChangedToken_FitsNobody()
    {
        var token = await TokenAsync(_ada);
        Assert.False(await FitsAsync((token[0] == 'A' ? "B" : "A") + token[1..]));
        Assert.False(await FitsAsync(token[..^1]));
    }

    private async Task<string> TokenAsync(long id) =>
        (await _accounts.WithAsync<PasswordLinks, string?>(links => links.IssueAsync(id, _admin, Stop)))!["/account/reset?token=".Length..];

    private Task<bool> FitsAsync(string? token) => _accounts.WithAsync<PasswordLinks, bool>(async links => await links.FindAsync(token, Stop) is not null);

    private Task<bool> UseAsync(string token, string password) => _accounts.WithAsync<PasswordLinks, bool>(async links =>
        await links.FindAsync(token, Stop) is { } user && (await links.UseAsync(user, password)).Succeeded);

    private Task<bool> SignsInAsync(string email, string password) => _accounts.WithAsync(async users => await users.CheckPasswordAsync((await users.FindByEmailAsync(email))!, password));

    public async ValueTask DisposeAsync()
    {
        await _accounts.DisposeAsync();
        await _database.DisposeAsync();
    }
}
