using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Live;

/// <summary>An author gives something away, readers claim it, and both watch.</summary>
public sealed class GiveawayJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private protected override bool Apart => true;

    private protected override (string, string)[] Settings => [("Giveaways:WorkBits", "6"), ("Site:TimeZone", "Europe/Berlin")];

    [Fact]
    public async Task Author_AddsAGiveawayInTheEditor_ReadersClaim_AndTheAuthorSeesWho()
    {
        var slug = (await Server.AddArticlesAsync(1))[0];
        var article = await Server.SqlAsync($"SELECT Id FROM Article WHERE Slug = '{slug}'");
        var studio = await AdminAsync($"/studio/articles/{article}");
        await studio.Locator("#tab-settings").ClickAsync();
        await studio.GetByRole(AriaRole.Button, new() { Name = "Add a giveaway…" }).ClickAsync();
        var dialog = studio.GetByTestId("giveaway-dialog");
        await Assertions.Expect(dialog.GetByLabel("What is given away")).ToBeFocusedAsync();
        await dialog.GetByLabel("How many").FillAsync("0");
        await studio.GetByRole(AriaRole.Button, new() { Name = "Add the giveaway" }).ClickAsync();
        await Assertions.Expect(dialog.GetByText("Say what is given away.")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByText("A whole number from 1 to 1,000,000.")).ToBeVisibleAsync();
        // A time that the clocks leave out is explained.
        await dialog.Locator("#giveaway-closes-date").FillAsync("2031-03-30");
        await studio.Keyboard.PressAsync("Tab");
        await Assertions.Expect(dialog.Locator("#giveaway-closes-time")).ToHaveValueAsync("20:00");
        await dialog.Locator("#giveaway-closes-time").FillAsync("02:30");
        await studio.Keyboard.PressAsync("Tab");
        await Assertions.Expect(dialog.Locator("#giveaway-closes-when")).ToContainTextAsync("leave this time out");
        await dialog.GetByLabel("What is given away").FillAsync("A signed book");
        await dialog.GetByLabel("How many").FillAsync("1");
        await studio.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(studio.GetByTestId("editor-giveaway")).ToContainTextAsync("A signed book · open · 0 of 1 won");

        var first = await ReaderAsync(slug, Agents.Chrome);
        var second = await ReaderAsync(slug, Agents.Reader(1));
        await Assertions.Expect(first.Locator("[data-left]")).ToHaveTextAsync("1 of 1 left");
        await first.GetByRole(AriaRole.Button, new() { Name = "Claim one" }).FocusAsync();
        await first.Keyboard.PressAsync("Enter");
        await Assertions.Expect(first.Locator("[data-state=won]")).ToContainTextAsync("You have won: number 1. Your code is ");
        var code = Regex.Match(await first.Locator("[data-state=won]").InnerTextAsync(), "Your code is ([^;]+);").Groups[1].Value;
        // The other one sees the stock fall without doing anything.
        await Assertions.Expect(second.Locator("[data-left]")).ToHaveTextAsync("0 of 1 left");
        await second.GetByRole(AriaRole.Button, new() { Name = "Claim one" }).ClickAsync();
        await Assertions.Expect(second.Locator("[data-state=soldOut]")).ToContainTextAsync("You are number 2 in order of arrival");
        await first.ReloadAsync();
        await Assertions.Expect(first.Locator("[data-state=won]")).ToContainTextAsync(code);
        await Assertions.Expect(first.GetByRole(AriaRole.Button, new() { Name = "Claim one" })).ToBeHiddenAsync();

        await studio.GetByRole(AriaRole.Link, new() { Name = "Claims and winners" }).ClickAsync();
        await Assertions.Expect(studio.GetByTestId("claims").Locator("tbody tr")).ToHaveCountAsync(2);
        await studio.GetByLabel("Check a winner’s code").FillAsync(code.ToLowerInvariant());
        await studio.Keyboard.PressAsync("Enter");
        await Assertions.Expect(studio.GetByText("Valid: number 1 of “A signed book”.")).ToBeVisibleAsync();
        await studio.GetByRole(AriaRole.Button, new() { Name = "The winner of number 1 gives up" }).ClickAsync();
        await studio.GetByRole(AriaRole.Button, new() { Name = "Pass the item on" }).ClickAsync();
        await Assertions.Expect(studio.GetByText("won number 1, as a substitute")).ToBeVisibleAsync();
        await second.ReloadAsync();
        await Assertions.Expect(second.Locator("[data-state=won]")).ToContainTextAsync("number 1");
        await first.ReloadAsync();
        await Assertions.Expect(first.GetByText("You had won, and gave the item up.")).ToBeVisibleAsync();

        // Somebody who comes while the author looks appears in the list.
        var third = await ReaderAsync(slug, Agents.Reader(2));
        await third.GetByRole(AriaRole.Button, new() { Name = "Claim one" }).ClickAsync();
        await Assertions.Expect(studio.GetByTestId("claims").Locator("tbody tr")).ToHaveCountAsync(3);
        await Assertions.Expect(studio.GetByTestId("claims-sum")).ToHaveTextAsync("3");
        var csv = await studio.RunAndWaitForDownloadAsync(() => studio.GetByRole(AriaRole.Link, new() { Name = "Winners as CSV" }).ClickAsync());
        var lines = await File.ReadAllLinesAsync(await csv.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("1,A signed book,,2,", lines[1], StringComparison.Ordinal);

        await studio.GetByRole(AriaRole.Button, new() { Name = "Close now" }).ClickAsync();
        await studio.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Close now" }).ClickAsync();
        await Assertions.Expect(studio.GetByTestId("phase")).ToHaveTextAsync("closed");
        var late = await ReaderAsync(slug, Agents.Reader(3));
        await Assertions.Expect(late.Locator("[data-countdown]")).ToHaveTextAsync("The giveaway is closed.");
        await Assertions.Expect(late.GetByRole(AriaRole.Button, new() { Name = "Claim one" })).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Countdown_OpensTheButton_WithoutAReload()
    {
        var slug = (await Server.AddArticlesAsync(1))[0];
        var opens = TimeProvider.System.GetUtcNow().AddSeconds(12).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var (status, output) = await Server.CommandAsync("giveaways", "create", "--article", slug, "--item", "A pen", "--stock", "2", "--opens", opens);
        Assert.True(status == 0, output);
        await Eventually.Is(async () => (await Server.Client.GetStringAsync(new Uri($"/articles/{slug}", UriKind.Relative))).Contains("data-giveaway", StringComparison.Ordinal));
        var reader = await ReaderAsync(slug, Agents.Chrome);
        await Assertions.Expect(reader.GetByRole(AriaRole.Button, new() { Name = "Claim one" })).ToBeEnabledAsync();
        await reader.GetByRole(AriaRole.Button, new() { Name = "Claim one" }).ClickAsync();
        await Assertions.Expect(reader.Locator("[data-state=won]")).ToBeVisibleAsync();
    }

    private async Task<IPage> ReaderAsync(string slug, string agent)
    {
        var page = await (await VisitorAsync(agent)).NewPageAsync();
        await page.GotoAsync($"/articles/{slug}");
        return page;
    }
}
