using BlogApp.Platform.Security;
using BlogApp.Platform.Settings;
using BlogApp.Tests.Features.Accounts;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Platform.Security;

public sealed class ContentPolicyTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private const string Attributes = "style-src-attr 'unsafe-inline'";

    [Theory]
    [InlineData("/")]
    [InlineData("/?page=2")]
    [InlineData("/articles/counting-exactly-once")]
    [InlineData("/articles/counting-exactly-once/comments")]
    [InlineData("/articles/counting-exactly-once/comments/new")]
    [InlineData("/archive")]
    [InlineData("/tags/redis")]
    [InlineData("/hot")]
    [InlineData("/search?q=redis")]
    [InlineData("/about")]
    [InlineData("/account/login")]
    [InlineData("/account/slow-down")]
    [InlineData("/account/denied", true)]
    [InlineData("/account/password", true)]
    [InlineData("/admin/users", true)]
    [InlineData("/setup")]
    [InlineData("/error")]
    [InlineData("/no-such-page")]
    [InlineData("/no/such/page")]
    [InlineData("/articles/no-such-article")]
    [InlineData("/feed.xml")]
    [InlineData("/atom.xml")]
    [InlineData("/feed.json")]
    [InlineData("/sitemap.xml")]
    [InlineData("/api/live")]
    public async Task ReaderAndAccountPages_AllowNothingUnsafe_AndHaveNoInlineStyles(string path, bool authorAsks = false)
    {
        using var browser = authorAsks ? await server.SignedInAsync(AccountsServer.Author) : server.Open();
        using var answer = await browser.GetAsync(path);
        var isPage = answer.Content.Headers.ContentType?.MediaType == "text/html";
        Assert.Equal(isPage, answer.Headers.TryGetValues("Content-Security-Policy", out var policies));
        Assert.All(policies ?? [], policy => Assert.DoesNotContain("unsafe-", policy, StringComparison.Ordinal));
        if (!isPage)
            return;
        var html = await FormBrowser.HtmlAsync(answer);
        Assert.Empty(html.QuerySelectorAll("style, [style], [onclick], [onload], [onerror]"));
    }

    [Theory]
    [InlineData("/studio")]
    [InlineData("/studio/articles")]
    [InlineData("/studio/articles/new")]
    [InlineData("/studio/media")]
    [InlineData("/studio/media/external")]
    [InlineData("/admin/jobs")]
    [InlineData("/admin/settings")]
    public async Task StudioPages_AllowStyleAttributes_AndNothingElseUnsafe(string path)
    {
        using var browser = await server.SignedInAsync(AccountsServer.Admin);
        using var page = await browser.GetAsync(path);
        var directives = Assert.Single(page.Headers.GetValues("Content-Security-Policy")).Split("; ");
        Assert.Equal(Attributes, Assert.Single(directives, d => d.Contains("unsafe-", StringComparison.Ordinal)));
        Assert.Contains("style-src 'self'", directives);
        Assert.Empty((await FormBrowser.HtmlAsync(page)).QuerySelectorAll("style"));
    }

    [Fact]
    public void CustomAccent_IsAllowedByItsHash_AndNoOtherStyle()
    {
        var site = new SiteSettings { Accent = "#116633" };
        var source = AccentStyle.Source(site);
        Assert.Equal("html:root{--accent-light:#116633;--accent-dark:#ff8a6b}", AccentStyle.Text(site));
        Assert.Equal(ContentPolicy.Hash(AccentStyle.Text(site)), source);
        Assert.Contains($"style-src 'self' {source};", ContentPolicy.For(interactive: false, source), StringComparison.Ordinal);
        Assert.Contains("style-src 'self';", ContentPolicy.For(interactive: false, AccentStyle.Source(new SiteSettings())), StringComparison.Ordinal);
    }
}
