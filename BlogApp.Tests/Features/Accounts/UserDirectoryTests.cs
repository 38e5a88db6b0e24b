using BlogApp.Data.Accounts;
using BlogApp.Features.Accounts.Users;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Accounts;

public sealed class UserDirectoryTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private AccountServices _accounts = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _accounts = new AccountServices(_database.File);
        await _accounts.CreateRolesAsync();
    }

    [Fact]
    public async Task Adding_MakesAnAccountWithItsRoles_AndIsAudited()
    {
        await _accounts.AddAsync("ada@example.org", Role.Author, Role.Admin);
        var user = Assert.Single((await _accounts.Users.ListAsync(1, 50, Stop)).Rows);
        Assert.Equal(("ada@example.org", UserState.Active), (user.Email, user.State));
        Assert.Equal([Role.Admin, Role.Author], user.Roles);
        Assert.Equal(["user.create ada@example.org"], await _accounts.AuditAsync());
    }

    [Theory]
    [InlineData("short", "Needs at least 12 characters.")]
    [InlineData("elevenchars", "Needs at least 12 characters.")]
    [InlineData("GRACE@example.org", "Must not be the e-mail address.")]
    public async Task Adding_WithAWeakPassword_SaysWhy_AndAddsNothing(string password, string reason)
    {
        var result = await _accounts.Users.AddAsync("grace@example.org", "Grace", password, [Role.Author], by: 1);
        Assert.Equal([reason], result.Errors.Select(e => e.Description));
        Assert.Equal(0, (await _accounts.Users.ListAsync(1, 50, Stop)).Total);
        Assert.Empty(await _accounts.AuditAsync());
    }

    [Theory]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("correct horse battery staple")]
    [InlineData("四个毫无关联的中文词语组合")]
    public async Task Adding_WithALongPassword_NeedsNoCharacterClasses(string password) =>
        Assert.True((await _accounts.Users.AddAsync("grace@example.org", "Grace", password, [Role.Author], by: 1)).Succeeded);

    [Fact]
    public async Task Adding_AnAddressTwice_SaysSoOnce()
    {
        await _accounts.AddAsync("ada@example.org", Role.Author);
        var result = await _accounts.Users.AddAsync("ADA@example.org", "Another", AccountServices.Password, [Role.Author], by: 1);
        Assert.Equal(["There is an account with this address already."], result.Errors.Select(e => e.Description).Distinct());
    }

    [Fact]
    public async Task Adding_TheSameAddressAtOnce_MakesOneAccount_AndTellsTheOther()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => _accounts.Users.AddAsync("ada@example.org", $"Ada {i}", AccountServices.Password, [Role.Author], by: 1))));
        Assert.Single(results, r => r.Succeeded);
        Assert.All(results.Where(r => !r.Succeeded), r => Assert.Contains("There is an account with this address already.", r.Errors.Select(e => e.Description)));
        Assert.Equal([Role.Author], Assert.Single((await _accounts.Users.ListAsync(1, 50, Stop)).Rows).Roles);
    }

    [Theory]
    [InlineData(120, true)]
    [InlineData(0, false)]
    public async Task UnfinishedAccount_IsReplaced_UnlessItIsJustBeingMade(int secondsAgo, bool anew)
    {
        var begun = new BlogUser { UserName = "ada@example.org", Email = "ada@example.org", DisplayName = "Begun", CreatedAt = TimeProvider.System.GetUtcNow().UtcDateTime.AddSeconds(-secondsAgo) };
        Assert.True((await _accounts.WithAsync(users => users.CreateAsync(begun, AccountServices.Password))).Succeeded);
        Assert.Equal(anew, (await _accounts.Users.AddAsync("ada@example.org", "Ada", AccountServices.Password, [Role.Author], by: 1)).Succeeded);
        Assert.Equal(anew ? "Ada" : "Begun", Assert.Single((await _accounts.Users.ListAsync(1, 50, Stop)).Rows).Name);
    }

    [Fact]
    public async Task Listing_PastTheEnd_GivesTheLastPage()
    {
        for (var i = 0; i < 5; i++)
            await _database.AddAuthorAsync($"author-{i}");
        var list = await _accounts.Users.ListAsync(page: 99, size: 2, Stop);
        Assert.Equal((5, 3), (list.Total, list.Page));
        var last = Assert.Single(list.Rows);
        Assert.Equal(("author-4", UserState.NoPassword), (last.Name, last.State));
    }

    public async ValueTask DisposeAsync()
    {
        await _accounts.DisposeAsync();
        await _database.DisposeAsync();
    }
}
