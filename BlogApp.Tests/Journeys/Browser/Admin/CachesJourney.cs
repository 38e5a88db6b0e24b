using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed class CachesJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Fact]
    public async Task CachedPage_IsListed_Purged_AndWarmedUpUncounted_AndThatIsAudited()
    {
        var slug = (await Server.AddArticlesAsync(1))[0];
        var address = new Uri($"/articles/{slug}", UriKind.Relative);
        for (var i = 0; i < 3; i++)
            (await Server.Client.GetAsync(address, TestContext.Current.CancellationToken)).Dispose();
        var page = await AdminAsync("/admin/caches");
        await Assertions.Expect(page.GetByTestId("region-page")).ToContainTextAsync("Rendered pages");
        await Assertions.Expect(page.GetByTestId("lifetimes")).ToContainTextAsync("recorded reads");
        await page.GetByTestId("purge-name").FillAsync("nothing");
        await page.GetByTestId("purge-named").ClickAsync();
        await Assertions.Expect(page.GetByText("Nothing here has this tag or key.")).ToBeVisibleAsync();
        await page.GetByTestId("purge-name").FillAsync($"page:/articles/{slug}");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByTestId("confirm").ClickAsync();
        await Eventually.Is(async () => await Server.SqlAsync($"SELECT COUNT(*) FROM AuditEntry WHERE Action = 'cache.purge' AND Subject = 'Key: page:/articles/{slug}' AND Detail = 'Values dropped: 1'") == 1);

        await page.GetByTestId("warm").ClickAsync();
        await Eventually.Is(async () => await Server.SqlAsync("SELECT COUNT(*) FROM BackgroundTask WHERE Kind = 'cache.warm' AND Result LIKE 'Pages in the cache: %' AND Result NOT LIKE '%: 0 of%'") == 1);
    }
}
