using System.Globalization;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Live;

public sealed class PresenceJourney(Chromium chromium, SharedServer server, ITestOutputHelper output) : BrowserJourney(chromium, server)
{
    private string _article = "";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _article = (await Server.AddArticlesAsync(1))[0];
    }

    [Fact]
    public async Task TwoVisitorsOnOneArticle_CountAsTwo_AndAsOneWhenOneCloses()
    {
        var first = await OpenAsync(await VisitorAsync(Agents.Chrome));
        var second = await OpenAsync(await VisitorAsync(Agents.Firefox));
        await Here(2);
        await ShowsAsync(first, online: 2, reading: 2);
        await ShowsAsync(second, online: 2, reading: 2);

        var closed = TimeProvider.System.GetTimestamp();
        await second.CloseAsync();
        await Here(1);
        var took = TimeProvider.System.GetElapsedTime(closed);
        await ShowsAsync(first, online: 1, reading: 1);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"A closed page was gone after {took.TotalMilliseconds:0} ms."));
        // The promise is 3 s. This limit leaves room for a busy machine, and is far below the window of 60 s.
        Assert.True(took < TimeSpan.FromSeconds(10), $"A closed page counted for {took}.");
    }

    [Fact]
    public async Task OneVisitorInTwoWindows_CountsAsOne_UntilTheLastCloses()
    {
        var visitor = await VisitorAsync(Agents.Chrome);
        var first = await OpenAsync(visitor);
        var second = await OpenAsync(visitor);
        await ShowsAsync(second, online: 1, reading: 1);
        await Here(1);
        await first.CloseAsync();
        var other = await OpenAsync(await VisitorAsync(Agents.Firefox));
        await Here(2);
        await second.CloseAsync();
        await Here(1);
        await ShowsAsync(other, online: 1, reading: 1);
    }

    /// <summary>The page is open, and its stream has delivered numbers.</summary>
    private async Task<IPage> OpenAsync(IBrowserContext visitor)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync($"/articles/{_article}");
        await Assertions.Expect(page.Locator("html[data-stream=on]")).ToHaveCountAsync(1);
        return page;
    }

    private async Task Here(int visitors)
    {
        await Eventually.Is(async () => (await Server.JsonAsync("/api/online")).GetProperty("online").GetInt32() == visitors, what: $"/api/online says {visitors}");
        await Eventually.Is(async () => (await Server.JsonAsync($"/api/articles/{_article}/stats")).GetProperty("readingNow").GetInt32() == visitors, what: $"readingNow is {visitors}");
    }

    private static async Task ShowsAsync(IPage page, int online, int reading)
    {
        await Assertions.Expect(page.Locator("header [data-live=online]")).ToHaveTextAsync($"{online}");
        await Assertions.Expect(page.Locator("[data-live=reading-now]")).ToHaveTextAsync($"{reading}");
    }
}
