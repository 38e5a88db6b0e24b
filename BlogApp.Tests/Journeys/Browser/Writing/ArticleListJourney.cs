using BlogApp.Tests.Support;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

public sealed class ArticleListJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private protected override bool Apart => true;

    [Fact]
    public async Task SeveralArticles_AreChangedAtOnce_ByMouseAndByKeyboard_AndTheTrashCanBeUndone()
    {
        await Server.AddArticlesAsync(5);
        var page = await AdminAsync("/studio/articles?sort=title");
        await page.GetByLabel("Select “Article 2”").ClickAsync();
        await page.GetByLabel("Select “Article 4”").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Assertions.Expect(page.GetByTestId("bulk")).ToContainTextAsync("3 selected");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add tag" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("bulk")).ToContainTextAsync("Type a tag first.");
        await page.Locator("#bulk-tag").FillAsync("<b>News</b>");
        await page.Locator("#bulk-tag").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("bulk")).ToContainTextAsync("without slashes");
        await page.Locator("#bulk-tag").FillAsync("News");
        await page.Locator("#bulk-tag").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("result")).ToContainTextAsync("3 tagged “news”.");
        Assert.Equal(3, await Server.SqlAsync("SELECT count(*) FROM ArticleTag"));

        // By keyboard: from row to row, x selects.
        await page.Locator("tbody .title > a").First.FocusAsync();
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.GetByTestId("bulk")).ToContainTextAsync("2 selected");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move to the trash" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("result")).ToContainTextAsync("2 moved to the trash.");
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        var reader = await (await VisitorAsync()).NewPageAsync();
        Assert.Equal(404, (await reader.GotoAsync("/articles/article-1"))!.Status);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("result")).ToContainTextAsync("2 restored.");
        Assert.Equal(200, (await reader.GotoAsync("/articles/article-1"))!.Status);

        await page.GotoAsync("/studio/articles?sort=title&tag=news");
        await InteractiveAsync(page);
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        // Someone else changes one of them: it is named, the others are changed.
        await page.GetByLabel("Select all on this page").ClickAsync();
        await Assertions.Expect(page.GetByTestId("bulk")).ToContainTextAsync("3 selected");
        var other = await AdminAsync("/studio/articles?sort=title");
        await other.GetByLabel("Select “Article 3”").ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Take offline" }).ClickAsync();
        await Assertions.Expect(other.GetByTestId("result")).ToContainTextAsync("taken offline");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take offline" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("result")).ToContainTextAsync("2 taken offline.");
        await Assertions.Expect(page.GetByTestId("result")).ToContainTextAsync("“Article 3”: Someone changed it meanwhile.");
    }

    [Fact]
    public async Task Views_AreTheLiveOnes_AndAnArticleIsDeletedForeverOnlyAfterItsTitleWasShown()
    {
        var slugs = await Server.AddArticlesAsync(2);
        var page = await AdminAsync("/studio/articles?sort=-views");
        var reader = await (await VisitorAsync()).NewPageAsync();
        await reader.GotoAsync($"/articles/{slugs[0]}");
        var row = page.Locator("tbody tr", new() { HasText = "Article 1" });
        await Assertions.Expect(row.Locator("td.number").Nth(2)).ToHaveTextAsync("1");
        await Assertions.Expect(row.Locator("td.today")).ToContainTextAsync("1");
        await page.ReloadAsync();
        await InteractiveAsync(page);
        await Assertions.Expect(page.Locator("tbody .title > a").First).ToHaveTextAsync("Article 1");

        await page.GetByLabel("Select “Article 1”").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Move to the trash" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "In the trash" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete forever…" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Delete “Article 1” forever?")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete forever…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete forever", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("result")).ToContainTextAsync("“Article 1” deleted forever.");
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM Article"));
        await Server.StopAsync();
        var (status, output) = await Server.CommandAsync("analytics", "verify");
        Assert.True(status == 0, output);
        Assert.Equal(1, await Server.SqlAsync("SELECT sum(Views) FROM ArticleHour"));
    }
}
