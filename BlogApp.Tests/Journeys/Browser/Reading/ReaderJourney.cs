using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Reading;

public sealed partial class ReaderJourney(Chromium chromium, SharedServer server, ITestOutputHelper output) : BrowserJourney(chromium, server)
{
    private const int MostBytes = 60 * 1024;
    private const string NotHere = "/not-here";

    private protected override (string, string)[] Settings => [("Bootstrap:SampleContent", "true")];

    [Fact]
    public async Task SearchPage_HasOneBox_AndTheHeaderOffersAllResults()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        foreach (var (path, width) in new[] { ("/search?q=redis", 1280), ("/search", 390), ("/search?q=zzz", 900), ("/no-such-page", 1280) })
        {
            await page.SetViewportSizeAsync(width, 800);
            await page.GotoAsync(path);
            await Assertions.Expect(page.Locator(".search-box:visible")).ToHaveCountAsync(1);
        }
        await page.SetViewportSizeAsync(1280, 800);
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("redis");
        await Assertions.Expect(page.Locator(".masthead [role=option]").Last).ToHaveTextAsync("All results");
        await page.Locator(".masthead [role=option]").Last.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/search\?q=redis"));
        await Assertions.Expect(page.Locator(".found .author").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task EveryReaderPage_RequestsOnlyTheBlog_LogsNothing_AndIsSmall()
    {
        var (article, tag) = await FindAsync();
        foreach (var address in new[] { "/", article, tag, "/authors/mira-lund", "/archive", "/hot", "/about", NotHere })
        {
            var visitor = await VisitorAsync();
            var page = await visitor.NewPageAsync();
            var complaints = new List<string>();
            var requests = new List<IRequest>();
            page.Console += (_, message) =>
            {
                // The browser itself logs that the requested page was not found.
                if (message.Type is "error" or "warning" && !(address == NotHere && message.Text.Contains("404", StringComparison.Ordinal)))
                    complaints.Add(message.Text);
            };
            page.PageError += (_, error) => complaints.Add(error);
            page.RequestFailed += (_, request) => complaints.Add($"{request.Url}: {request.Failure}");
            page.Request += (_, request) => requests.Add(request);
            var answer = await page.GotoAsync(address);
            Assert.Equal(address == NotHere ? 404 : 200, answer!.Status);
            await Assertions.Expect(page.Locator("html[data-stream=on]")).ToHaveCountAsync(1);

            Assert.Empty(complaints);
            Assert.All(requests, request => Assert.StartsWith(Server.Address.ToString(), request.Url, StringComparison.Ordinal));
            Assert.DoesNotContain(requests, request => request.Url.Contains("blazor", StringComparison.OrdinalIgnoreCase));
            var bytes = await WireBytesAsync(requests);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{address}: {bytes:#,0} bytes over the wire without pictures"));
            Assert.InRange(bytes, 1, MostBytes - 1);
            await visitor.CloseAsync();
        }
    }

    [Fact]
    public async Task ScriptsDisabled_PageHasItsTextAndNumbers()
    {
        var (article, _) = await FindAsync();
        // The first visitor is still there. The header shows the feed's last sample, at most a second old.
        await Eventually.Is(async () =>
        {
            var now = await Server.JsonAsync("/api/live");
            return now.GetProperty("viewsToday").GetInt64() > 0 && now.GetProperty("online").GetInt32() > 0;
        }, what: "the feed has seen a reader and a view");
        var page = await (await VisitorAsync(Agents.Firefox, script: false)).NewPageAsync();
        await page.GotoAsync(article);
        await Assertions.Expect(page.Locator("header [data-live=online]")).ToHaveTextAsync(Positive());
        await Assertions.Expect(page.Locator("header [data-live=views-today]")).ToHaveTextAsync(Positive());
        await Assertions.Expect(page.Locator("[data-article-facts] [data-live=views]")).ToHaveTextAsync(Positive());
        await Assertions.Expect(page.Locator("[data-article-facts] [data-live=readers]")).ToHaveTextAsync(Positive());
        Assert.True((await page.Locator("article.article").InnerTextAsync()).Length > 2000, "The text is not on the page.");
        await page.Locator(".masthead .links a[href='/hot']").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task ThemeSwitch_IsRememberedOnEveryPage()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/");
        var light = await BackgroundAsync(page);
        await page.Locator("[data-theme-switch]").ClickAsync();
        var dark = await BackgroundAsync(page);
        Assert.NotEqual(light, dark);
        await page.ReloadAsync();
        Assert.Equal(dark, await BackgroundAsync(page));
        await page.GotoAsync("/about");
        Assert.Equal(dark, await BackgroundAsync(page));
        await page.Locator("[data-theme-switch]").ClickAsync();
        await page.GotoAsync("/");
        Assert.Equal(light, await BackgroundAsync(page));
    }

    [Fact]
    public async Task FirstTabKey_ShowsTheSkipLink_WhichLeadsToTheContent()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/");
        var skip = page.Locator("a.skip");
        await Assertions.Expect(skip).Not.ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#content")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
    }

    /// <summary>Finds an article from the home page as a reader who stays on it, and one of the article's tags.</summary>
    private async Task<(string Article, string Tag)> FindAsync()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/");
        var article = await page.Locator("main a[href^='/articles/']").First.GetAttributeAsync("href");
        await page.GotoAsync(article!);
        var tag = await page.Locator("main a[href^='/tags/']").First.GetAttributeAsync("href");
        return (article!, tag!);
    }

    private static async Task<int> WireBytesAsync(List<IRequest> requests)
    {
        var bytes = 0;
        // The stream never ends, and brings a few hundred bytes a second.
        foreach (var request in requests.Where(r => r.ResourceType is not ("image" or "eventsource")))
        {
            var sizes = await request.SizesAsync();
            bytes += sizes.ResponseHeadersSize + sizes.ResponseBodySize;
        }
        return bytes;
    }

    private static Task<string> BackgroundAsync(IPage page) => page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor");

    [GeneratedRegex("^[1-9][0-9,]*$")]
    private static partial Regex Positive();
}
