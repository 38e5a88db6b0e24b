using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed class SystemJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private RedisServer _redis = null!;

    private protected override bool Apart => true;

    private protected override (string, string)[] Settings => [("ConnectionStrings:Redis", _redis.ConnectionString)];

    public override async ValueTask InitializeAsync()
    {
        _redis = await RedisServer.StartAsync(persistent: true);
        await base.InitializeAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _redis.DisposeAsync();
    }

    [Fact]
    public async Task RedisStopped_SystemPageAndBannerSaySo_UntilItIsBack()
    {
        await Server.AddArticlesAsync(1);
        (await Server.Client.GetAsync(new Uri("/articles/article-1", UriKind.Relative), TestContext.Current.CancellationToken)).Dispose();
        var page = await AdminAsync("/admin/system");
        var store = page.GetByTestId("store-liveStore");
        await Assertions.Expect(store).ToHaveAttributeAsync("data-grade", "healthy");
        await Assertions.Expect(page.GetByTestId("redis-panel")).ToContainTextAsync("Append-only file");
        await Assertions.Expect(page.GetByTestId("store-banner")).ToHaveCountAsync(0);
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/studio/articles");
        await InteractiveAsync(other);

        await _redis.StopAsync();
        await Assertions.Expect(store).ToHaveAttributeAsync("data-grade", "degraded");
        await Assertions.Expect(store.GetByTestId("store-reason")).ToContainTextAsync("counts on its own, from its journal");
        foreach (var one in new[] { page, other })
        {
            await Assertions.Expect(one.GetByTestId("store-banner")).ToContainTextAsync("Live store degraded since");
            await Assertions.Expect(one.GetByTestId("store-banner").GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", "/admin/system");
        }
        await Assertions.Expect(page.GetByTestId("redis-panel")).ToContainTextAsync("does not answer");

        await _redis.StartAgainAsync();
        await Assertions.Expect(store).ToHaveAttributeAsync("data-grade", "healthy");
        await Assertions.Expect(page.GetByTestId("store-banner")).ToHaveCountAsync(0);
        await Assertions.Expect(other.GetByTestId("store-banner")).ToHaveCountAsync(0);
        await Assertions.Expect(store).ToContainTextAsync("Last failed");
    }

    [Fact]
    public async Task IntegrityCheck_RunsFromTheSystemPage_AndItsResultIsKept()
    {
        var page = await AdminAsync("/admin/system");
        await Assertions.Expect(page.GetByTestId("integrity")).ToContainTextAsync("Not checked yet");
        await page.GetByTestId("integrity-start").ClickAsync();
        await Assertions.Expect(page.GetByTestId("integrity")).ToContainTextAsync("Whole");

        await MarkAsync(page);
        Assert.Equal(0, await Server.StopAsync());
        await Server.StartAgainAsync();
        await LoadedAnewAsync(page);
        await Assertions.Expect(page.GetByTestId("integrity")).ToContainTextAsync("Whole");
    }

    [Fact]
    public async Task VerifyNow_Pressed_ShowsItsResultInThePanel()
    {
        var page = await AdminAsync("/admin/system");
        await page.GetByTestId("verify-start").ClickAsync();
        await Assertions.Expect(page.GetByTestId("verify-result")).ToContainTextAsync("All numbers agree");
        await Assertions.Expect(page.GetByTestId("verify-start")).ToBeEnabledAsync();
        await Assertions.Expect(page.GetByTestId("verify-start")).ToHaveTextAsync("Verify now");
        // It is a background task, whose result stays.
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("verify-result")).ToContainTextAsync("All numbers agree");
        await page.GotoAsync("/admin/tasks");
        await Assertions.Expect(page.GetByText("Verify the counts").First).ToBeVisibleAsync();
    }
}
