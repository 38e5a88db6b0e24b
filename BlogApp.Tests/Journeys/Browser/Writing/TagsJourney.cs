using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

/// <summary>Tags are managed at /studio/tags, by mouse and by keyboard, wide and narrow.</summary>
public sealed class TagsJourney(Chromium chromium) : BrowserJourney(chromium, new())
{
    private protected override bool Apart => true;

    private protected override (string, string)[] Settings => [("Bootstrap:SampleContent", "true")];

    [Fact]
    public async Task Tag_IsRenamedMergedDeletedAndBroughtBack_AndTwoPeopleAreTold()
    {
        var page = await AdminAsync("/studio/tags?q=redis");
        var other = await AdminAsync("/studio/tags?q=redis");
        foreach (var one in new[] { page, other })
        {
            await one.Locator("tbody .name").First.ClickAsync();
            await Assertions.Expect(one.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("");
        }
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Redis & friends");
        await page.GetByLabel("Address").FillAsync("redis-server");
        await Assertions.Expect(page.GetByText("/tags/redis will lead on to it.")).ToBeVisibleAsync();
        await page.GetByLabel("Description").FillAsync("Numbers in memory.");
        await page.Keyboard.PressAsync("Tab");
        await page.GetByTestId("save-tag").ClickAsync();
        await Assertions.Expect(page.GetByText("Tag saved")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tbody .name")).ToHaveTextAsync(["Redis & friends"]);

        // The other person saves what they began with.
        await other.GetByLabel("Description").FillAsync("Mine");
        await other.GetByTestId("save-tag").ClickAsync();
        await Assertions.Expect(other.GetByTestId("theirs")).ToContainTextAsync("Title: “Redis & friends”");
        await Assertions.Expect(other.GetByLabel("Description")).ToHaveValueAsync("Mine");
        await Assertions.Expect(other.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Redis & friends");
        await other.GetByTestId("save-tag").ClickAsync();
        await Assertions.Expect(other.GetByText("Tag saved")).ToBeVisibleAsync();

        var reader = await (await VisitorAsync()).NewPageAsync();
        await reader.GotoAsync("/tags/redis");
        await Assertions.Expect(reader).ToHaveURLAsync(new Regex("/tags/redis-server$"));
        await Assertions.Expect(reader.Locator("h1")).ToHaveTextAsync("Redis & friends");
        await Assertions.Expect(reader.Locator(".page-about")).ToHaveTextAsync("Mine");
        await Eventually.Is(async () => (await Server.Client.GetStringAsync("/search?q=friends", TestContext.Current.CancellationToken)).Contains("class=\"snippet\"", StringComparison.Ordinal));

        await page.GotoAsync("/studio/tags");
        await InteractiveAsync(page);
        await ChooseAsync(page, "Redis & friends", "Merge into another…");
        await page.GetByLabel("Merge into").SelectOptionAsync(await page.Locator("#merge-into option", new() { HasTextRegex = new("^counting") }).First.GetAttributeAsync("value") ?? "");
        await page.GetByTestId("merge").ClickAsync();
        await Assertions.Expect(page.GetByText("“Redis & friends” is part of “counting” now")).ToBeVisibleAsync();
        await reader.GotoAsync("/tags/redis");
        await Assertions.Expect(reader).ToHaveURLAsync(new Regex("/tags/counting$"));

        var before = await Server.SqlAsync("SELECT count(*) FROM ArticleTag");
        await ChooseAsync(page, "counting", "Delete…");
        await Assertions.Expect(page.GetByText("Delete the tag “counting”?")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("articles lose it");
        await page.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(page.GetByText("“counting” is deleted")).ToBeVisibleAsync();
        Assert.True(await Server.SqlAsync("SELECT count(*) FROM ArticleTag") < before);
        await page.Keyboard.PressAsync("z");
        await Assertions.Expect(page.GetByText("“counting” is back")).ToBeVisibleAsync();
        Assert.Equal(before, await Server.SqlAsync("SELECT count(*) FROM ArticleTag"));
    }

    [Fact]
    public async Task ListOfTags_HasFilterAndOrderInItsAddress_AndFitsAPhone_ByKeyboard()
    {
        var page = await AdminAsync("/studio/tags");
        await page.SetViewportSizeAsync(390, 844);
        await page.Locator("th.number a").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("sort=-articles"));
        await Eventually.Is(async () => await page.Locator("tbody td.number a").AllInnerTextsAsync() is var counts
            && counts.OrderByDescending(count => int.Parse(count, CultureInfo.InvariantCulture)).SequenceEqual(counts));
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("sql");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("q=sql"));
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync((int)await Server.SqlAsync("SELECT count(*) FROM Tag WHERE Name LIKE '%sql%'"));
        Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(0, document.scrollingElement.scrollWidth - innerWidth)"));
        await page.GotoAsync("/studio/tags");
        await InteractiveAsync(page);
        await page.Locator("tbody .name").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.Locator("tbody .name").Nth(1)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#tag-title")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("tag-dialog")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("tbody .name").Nth(1)).ToBeFocusedAsync();
    }

    private static async Task ChooseAsync(IPage page, string tag, string item)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = $"More for “{tag}”" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = item }).ClickAsync();
    }
}
