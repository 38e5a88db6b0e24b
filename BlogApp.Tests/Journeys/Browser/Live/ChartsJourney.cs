using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Live;

public sealed partial class ChartsJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Fact]
    public async Task ChartReadByPointerOrKeyboard_ShowsTheReadingsOfAllCharts()
    {
        var page = await AdminAsync("/studio");
        var errors = Errors(page);
        var chart = page.GetByTestId("chart-online");
        // The newest point, and the reading layer.
        await Assertions.Expect(chart.Locator("path[stroke-opacity='0.99'][d^=M]")).ToHaveCountAsync(1);
        var reader = chart.GetByRole(AriaRole.Slider);
        var reading = page.GetByTestId("chart-reading");

        await reader.HoverAsync();
        await Assertions.Expect(reading).ToContainTextAsync(AllThree());
        await Assertions.Expect(page.Locator(".reader .cursor:not([hidden])")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Dashboard" }).HoverAsync();
        await Assertions.Expect(reading).ToBeEmptyAsync();

        await reader.FocusAsync();
        await page.Keyboard.PressAsync("End");
        await Assertions.Expect(reading).ToContainTextAsync(AllThree());
        await Assertions.Expect(chart.Locator(".at:not([hidden])")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("PageDown");
        await Assertions.Expect(reader).ToHaveAttributeAsync("aria-valuetext", AllThree());
        await page.Keyboard.PressAsync("Home");
        await Assertions.Expect(reader).ToHaveAttributeAsync("aria-valuenow", "0");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(reading).ToBeEmptyAsync();
        Assert.Empty(errors);
    }

    [Fact]
    public async Task MachineryPage_OpensForAdmins()
    {
        var page = await AdminAsync("/studio");
        await Assertions.Expect(page.GetByTestId("jobs-panel")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Link, new() { Name = "Machinery" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("tile-waiting-value")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("job-row").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("store-row").First).ToHaveAttributeAsync("data-grade", "healthy");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Machinery" })).ToHaveAttributeAsync("aria-current", "page");
    }

    [Fact]
    public async Task ChartRange_IsKeptInTheAddress()
    {
        var page = await AdminAsync("/studio");
        var errors = Errors(page);
        await page.GetByRole(AriaRole.Link, new() { Name = "24 h" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Day());
        var chart = page.GetByTestId("trend-views");
        await Assertions.Expect(chart.Locator(".reader .time").First).ToHaveTextAsync(WholeHour());

        await page.ReloadAsync();
        await InteractiveAsync(page);
        await chart.GetByRole(AriaRole.Button, new() { Name = "as a table" }).ClickAsync();
        await Assertions.Expect(chart.Locator("tbody tr")).ToHaveCountAsync(24 * 6);
        Assert.Empty(errors);
    }

    [Fact]
    public async Task PausedViewStream_StaysUnchanged_AndCountsNewViews()
    {
        var articles = await Server.AddArticlesAsync(2);
        var page = await AdminAsync("/studio");
        var newest = page.GetByTestId("latest-view").First;
        await ViewAsync(articles[0]);
        await Assertions.Expect(newest).ToContainTextAsync("Article 1");

        var pause = page.GetByTestId("latest-views-pause");
        await pause.ClickAsync();
        await ViewAsync(articles[1]);
        await ViewAsync(articles[1]);
        await Assertions.Expect(page.GetByTestId("latest-views-panel")).ToContainTextAsync("2 new");
        await Assertions.Expect(newest).ToContainTextAsync("Article 1");

        await pause.ClickAsync();
        await Assertions.Expect(newest).ToContainTextAsync("Article 2");
    }

    private async Task ViewAsync(string article)
    {
        using var answer = await Server.Client.GetAsync(new Uri($"/articles/{article}", UriKind.Relative));
        Assert.Equal("counted", answer.Headers.GetValues("X-View").Single());
    }

    private static List<string> Errors(IPage page)
    {
        var errors = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors.Add(message.Text);
        };
        page.PageError += (_, error) => errors.Add(error);
        return errors;
    }

    // A second in which the server was not running has no number: the reading shows a dash.
    [GeneratedRegex(@"^\d\d:\d\d:\d\d.*Views per minute.*[\d–].*Online users.*[\d–].*Cache hit rate.*", RegexOptions.Singleline)]
    private static partial Regex AllThree();

    [GeneratedRegex("^(00|04|08|12|16|20):00$")]
    private static partial Regex WholeHour();

    [GeneratedRegex("/studio\\?range=24h$")]
    private static partial Regex Day();
}
