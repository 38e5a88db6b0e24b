using BlogApp.Features.Site.Menu;
using BlogApp.Tests.Platform.Caching;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Site;

public sealed class MenuTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/about#counting")]
    [InlineData("/关于")]
    [InlineData(" /archive ")]
    [InlineData("https://example.org/a?b=c")]
    public void LinkToThisSiteOrAnother_IsAccepted(string address) => Assert.Null(MenuRules.AddressError(address));

    [Theory]
    [InlineData("")]
    [InlineData("about")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("data:text/html,<script>")]
    [InlineData("/a b")]
    [InlineData("http://")]
    public void OtherLink_IsRefusedWithAReason(string address) => Assert.NotNull(MenuRules.AddressError(address));

    [Fact]
    public async Task Menu_KeepsItsOrder_IsTheDefaultWhenEmpty_AndASecondAdminOverwritesNothing()
    {
        await using var database = await TestDatabase.CreateAsync();
        using var cache = new CacheFixture();
        var user = (await database.AddAuthorAsync()).Id;
        var menu = new SiteMenu(database.Sql);
        var commands = new MenuCommands(menu, database.Contexts, cache.Invalidator, cache.Time);
        Assert.Equal(SiteMenu.Default, menu.Links);
        var first = await commands.OpenAsync(Cancelled);
        MenuLink[] wanted = [new("Source", "https://example.org"), new("About", "/about")];
        Assert.Null(await commands.SaveAsync(first with { Links = wanted }, user, Cancelled));
        Assert.Equal(wanted, menu.Links);
        Assert.Contains("Someone else", await commands.SaveAsync(first with { Links = [] }, user, Cancelled) ?? "", StringComparison.Ordinal);
        Assert.Equal(wanted, menu.Links);
        Assert.NotNull(await commands.SaveAsync(new([new("x", "javascript:alert(1)")], 1), user, Cancelled));
        Assert.NotNull(await commands.SaveAsync(new([.. Enumerable.Repeat(wanted[0], MenuRules.MaxItems + 1)], 1), user, Cancelled));
        // As after a restart.
        var again = new SiteMenu(database.Sql);
        again.Load();
        Assert.Equal(wanted, again.Links);
        Assert.Null(await commands.SaveAsync(new([], 1), user, Cancelled));
        Assert.Equal(SiteMenu.Default, menu.Links);
        Assert.Equal(2, await database.NumberAsync("SELECT COUNT(*) FROM AuditEntry WHERE Action = 'site.menu'"));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
