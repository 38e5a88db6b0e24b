using System.Globalization;
using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Live;

public sealed class DashboardJourney(Chromium chromium, SharedServer server, ITestOutputHelper output) : BrowserJourney(chromium, server)
{
    private const int Views = 100;

    [Fact]
    public async Task OpenDashboard_ShowsEveryView_AndKeepsItsPastAfterTheServerWasKilled()
    {
        var article = (await Server.AddArticlesAsync(1))[0];
        var page = await AdminAsync("/studio");
        await Assertions.Expect(Today(page)).ToHaveAttributeAsync("data-value", "0");
        Report(await DelaysAsync(page, article));
        await Assertions.Expect(page.GetByTestId("latest-view").First).ToContainTextAsync("Article 1");
        await Assertions.Expect(page.GetByTestId("latest-view")).ToHaveCountAsync(20);
        await PersistAsync(article);

        await MarkAsync(page);
        await Server.KillAsync();
        await Assertions.Expect(page.Locator("#lost")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#lost")).ToContainTextAsync("Reconnecting");
        await Assertions.Expect(Today(page)).ToBeVisibleAsync();
        await Server.StartAgainAsync();

        await LoadedAnewAsync(page);
        await Assertions.Expect(page.Locator("#lost")).ToBeHiddenAsync();
        await Assertions.Expect(Today(page)).ToHaveAttributeAsync("data-value", $"{Views}");
        await PastIsDrawnAsync(page);

        await ViewAsync(article, 0);
        await Assertions.Expect(Today(page)).ToHaveAttributeAsync("data-value", $"{Views + 1}");
    }

    private static ILocator Today(IPage page) => page.GetByTestId("tile-views-today-value");

    /// <summary>For each view, the milliseconds from its answer to its number on the page, on the machine's single clock.</summary>
    private async Task<double[]> DelaysAsync(IPage page, string article)
    {
        await page.EvaluateAsync("""
            () => {
                window.shown = [];
                const look = () => {
                    const number = Number(document.querySelector('[data-testid=tile-views-today-value]').dataset.value);
                    if (number !== shown.at(-1)?.number) shown.push({ number, at: performance.timeOrigin + performance.now() });
                };
                look();
                new MutationObserver(look).observe(document.querySelector('#content'), { subtree: true, childList: true, attributes: true, characterData: true });
            }
            """);
        var random = new Random(20261121);
        var answered = new double[Views];
        for (var i = 0; i < Views; i++)
        {
            // Readers come at any moment within the feed's second. A view sent as soon as the previous one appears would always hit its beginning.
            await Task.Delay(random.Next(50, 250), TestContext.Current.CancellationToken);
            await ViewAsync(article, i);
            answered[i] = (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalMilliseconds;
        }
        await Assertions.Expect(Today(page)).ToHaveAttributeAsync("data-value", $"{Views}");
        var shown = (await page.EvaluateAsync<JsonElement>("window.shown")).EnumerateArray()
            .Select(entry => (Number: entry.GetProperty("number").GetInt64(), At: entry.GetProperty("at").GetDouble())).ToList();
        return [.. answered.Select((at, i) => shown.First(entry => entry.Number > i).At - at).Order()];
    }

    private void Report(double[] delays)
    {
        var (median, late) = (delays[Views / 2], delays[Views * 95 / 100 - 1]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Views} views were shown after a median of {median:0} ms, 95 % within {late:0} ms, all within {delays[^1]:0} ms."));
        Assert.True(late < 2000, $"95 % of the views were shown within {late:0} ms.");
    }

    private async Task ViewAsync(string article, int reader)
    {
        using var client = Server.NewClient(Agents.Reader(reader % 10));
        using var answer = await client.GetAsync(new Uri($"/articles/{article}", UriKind.Relative));
        Assert.Equal("counted", answer.Headers.GetValues("X-View").Single());
    }

    /// <summary>The charts' past comes from SQL, so write the counts now instead of at the full minute.</summary>
    private async Task PersistAsync(string article)
    {
        var jobs = await AdminAsync("/admin/jobs");
        await jobs.GetByTestId("job-persist-counts").GetByTestId("job-run").ClickAsync();
        await Eventually.Is(async () => (await Server.JsonAsync($"/api/articles/{article}/stats")).GetProperty("persistedViews").GetInt64() == Views);
        await jobs.CloseAsync();
    }

    private static async Task PastIsDrawnAsync(IPage page)
    {
        var chart = page.GetByTestId("chart-views");
        // A line that leaves zero: nobody has read anything since the restart.
        await page.WaitForFunctionAsync("""
            () => {
                const line = [...document.querySelectorAll('[data-testid=chart-views] path.mud-chart-line[fill=none]')].map(path => path.getAttribute('d')).join(' ');
                const heights = [...line.matchAll(/[ML] [\d.]+ ([\d.]+)/g)].map(point => Number(point[1]));
                return heights.length > 10 && Math.max(...heights) - Math.min(...heights) > 5;
            }
            """);
        await chart.GetByRole(AriaRole.Button, new() { Name = "as a table" }).ClickAsync();
        await Assertions.Expect(chart.Locator("tbody tr").Nth(14)).ToBeVisibleAsync();
        var minutes = await chart.Locator("tbody tr td:nth-child(2)").AllInnerTextsAsync();
        Assert.Contains(minutes, rate => double.TryParse(rate.Replace("so far", "", StringComparison.Ordinal), CultureInfo.InvariantCulture, out var value) && value > 0);
    }
}
