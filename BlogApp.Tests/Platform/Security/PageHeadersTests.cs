using System.Security.Cryptography;
using System.Text;
using BlogApp.Tests.Features.Accounts;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Platform.Security;

public sealed class PageHeadersTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/archive")]
    [InlineData("/articles/counting-exactly-once")]
    [InlineData("/search?q=redis")]
    [InlineData("/no-such-page")]
    public async Task ReaderPage_SetsNoCookie_AndHasNothingForACircuit(string path)
    {
        using var browser = server.Open();
        using var page = await browser.GetAsync(path);
        Assert.False(page.Headers.Contains("Set-Cookie"));
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("Component-State:", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--Blazor:", html, StringComparison.Ordinal);
        // Neither files of the framework or the component library, nor those that only they need.
        Assert.All(new[] { "_framework", "_content", "mud", "components", "studio", "BlogApp" }, name => Assert.DoesNotMatch($"(?i)(src|href)=\"[^\"]*{name}[^\"]*\\.(js|css)", html));
    }

    [Theory]
    [InlineData("/", false)]
    [InlineData("/no-such-page", false)]
    [InlineData("/account/login", false)]
    [InlineData("/studio/articles", true)]
    public async Task EveryPage_ForbidsForeignScripts_AndAllowsItsOwn(string path, bool signedIn)
    {
        using var browser = signedIn ? await server.SignedInAsync(AccountsServer.Author) : server.Open();
        // Twice, to include the page cache.
        for (var i = 0; i < 2; i++)
        {
            using var page = await browser.GetAsync(path);
            Assert.Equal(["nosniff"], page.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["strict-origin-when-cross-origin"], page.Headers.GetValues("Referrer-Policy"));
            var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
            Assert.Contains("frame-ancestors 'self'", policy, StringComparison.Ordinal);
            var scripts = (await FormBrowser.HtmlAsync(page)).QuerySelectorAll("script:not([src]):not([type='application/ld+json'])");
            Assert.All(scripts, script => Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script.TextContent)))}'", policy, StringComparison.Ordinal));
        }
    }
}
