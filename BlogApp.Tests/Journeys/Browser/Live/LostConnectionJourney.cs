using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Live;

/// <summary>What a Studio page does while its server is unavailable, and how it recovers.</summary>
public sealed class LostConnectionJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task ConnectionLost_DashboardSaysSo_CoversNothing_AndRecovers(int width)
    {
        var page = await AdminAsync("/studio");
        await page.SetViewportSizeAsync(width, 844);
        var value = page.GetByTestId("tile-online-value");
        var dot = page.Locator(".state i >> visible=true");
        await Assertions.Expect(page.Locator("[data-as-of]")).ToHaveAttributeAsync("data-as-of", AsOf());
        Assert.False(await IsGrayAsync(value));
        Assert.Equal("none", await StyleAsync(dot, "boxShadow"));

        await Server.KillAsync();
        await Assertions.Expect(Bar(page)).ToHaveTextAsync(Reconnecting());
        await Assertions.Expect(page.Locator("html[data-disconnected]")).ToHaveCountAsync(1);
        Assert.True(await IsGrayAsync(value));
        Assert.Equal("rgba(0, 0, 0, 0)", await StyleAsync(dot, "backgroundColor"));
        await Assertions.Expect(page.Locator(".state .known >> visible=true")).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("""
            () => {
              const end = document.getElementById('lost').getBoundingClientRect().bottom;
              return end > 0 && ['#content', '.rail', '.bar'].map(name => document.querySelector(name))
                .filter(part => part.checkVisibility({ visibilityProperty: true })).every(part => part.getBoundingClientRect().top >= end - .5);
            }
            """), "The bar covers what lies below it.");

        await Server.StartAgainAsync();
        await Assertions.Expect(page.Locator("html[data-disconnected]")).ToHaveCountAsync(0);
        await InteractiveAsync(page);
        await Assertions.Expect(Bar(page)).ToBeHiddenAsync();
        Assert.False(await IsGrayAsync(value));
        Assert.Equal("none", await StyleAsync(dot, "boxShadow"));
    }

    [Fact]
    public async Task ServerStoppedGracefully_PageReconnects_WithoutReloading()
    {
        await Server.AddArticlesAsync(3);
        var page = await AdminAsync("/studio/articles?sort=title");
        await page.EvaluateAsync("document.documentElement.dataset.same = ''");
        await MarkAsync(page);
        Assert.Equal(0, await Server.StopAsync());
        await Assertions.Expect(Bar(page)).ToContainTextAsync("Reconnecting…");
        await Server.StartAgainAsync();

        await LoadedAnewAsync(page);
        await Assertions.Expect(Bar(page)).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("html[data-same]")).ToHaveCountAsync(1);
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Server.Address, "/studio/articles?sort=title").ToString());
        // The page works: only the server can open this menu.
        await page.Locator(".user-menu button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem, new() { Name = "Sign out" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ServerKilled_PageIsReloadedAtTheSameAddress()
    {
        var page = await AdminAsync("/studio/articles?sort=title");
        await MarkAsync(page);
        await Server.KillAsync();
        await Assertions.Expect(Bar(page)).ToHaveTextAsync("Reconnecting…");
        await Server.StartAgainAsync();

        await LoadedAnewAsync(page);
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Server.Address, "/studio/articles?sort=title").ToString());
        await Assertions.Expect(Bar(page)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task ServerKilled_UnrestorableInput_IsKeptUntilReloadIsConfirmed()
    {
        var page = await AdminAsync("/admin/users");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a user" }).ClickAsync();
        var password = page.Locator("input[type=password]").First;
        await password.FillAsync("some words of a secret");
        await MarkAsync(page);
        await Server.KillAsync();
        await Assertions.Expect(Bar(page)).ToContainTextAsync("Reconnecting…");
        await Server.StartAgainAsync();

        await Assertions.Expect(Bar(page)).ToContainTextAsync("The server no longer knows this page.");
        await Assertions.Expect(password).ToHaveValueAsync("some words of a secret");
        await page.GetByRole(AriaRole.Button, new() { Name = "Load it again" }).ClickAsync();
        await LoadedAnewAsync(page);
    }

    [Fact]
    public async Task ServerStoppedGracefully_Editor_SaysTheTextIsSafe_AndRestoresIt()
    {
        var page = await AdminAsync("/studio/articles/new");
        await Assertions.Expect(page.Locator(".editor:not([aria-busy])")).ToHaveCountAsync(1);
        await page.Locator("#markdown").FillAsync("Kept by the browser.");
        await MarkAsync(page);
        Assert.Equal(0, await Server.StopAsync());
        await Assertions.Expect(Bar(page)).ToHaveTextAsync("Reconnecting… your text is safe");
        await page.Locator("#markdown").PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" And so is this.");
        await Server.StartAgainAsync();

        await LoadedAnewAsync(page);
        await Assertions.Expect(page.Locator("#markdown")).ToHaveValueAsync("Kept by the browser. And so is this.");
    }

    [Fact]
    public async Task BrowserStorageUnavailable_Editor_DoesNotSayTheTextIsSafe()
    {
        var page = await AdminAsync("/studio/articles/new");
        await Assertions.Expect(page.Locator(".editor:not([aria-busy])")).ToHaveCountAsync(1);
        await page.EvaluateAsync("() => { Storage.prototype.setItem = () => { throw new Error('off'); }; }");
        await page.Locator("#markdown").FillAsync("Kept by nobody.");
        await Server.KillAsync();
        await Assertions.Expect(Bar(page)).ToHaveTextAsync("Reconnecting…");
    }

    private static ILocator Bar(IPage page) => page.Locator("#lost");

    private static Task<string> StyleAsync(ILocator element, string name) => element.EvaluateAsync<string>("(e, name) => getComputedStyle(e)[name]", name);

    /// <summary>In the muted color of old numbers.</summary>
    private static Task<bool> IsGrayAsync(ILocator value) => value.EvaluateAsync<bool>("""
        e => {
          const probe = document.createElement('i');
          probe.style.color = 'var(--muted)';
          document.body.append(probe);
          const muted = getComputedStyle(probe).color;
          probe.remove();
          return getComputedStyle(e).color === muted;
        }
        """);

    private static System.Text.RegularExpressions.Regex AsOf() => new("^[0-9]{2}:[0-9]{2}:[0-9]{2}$");

    private static System.Text.RegularExpressions.Regex Reconnecting() => new("^Reconnecting… Numbers as of [0-9]{2}:[0-9]{2}:[0-9]{2}[.]$");
}
