using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

public sealed class ArticleListJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private protected override bool Apart => true;

    [Fact]
    public async Task SeveralArticles_CanBeChangedAtOnce_ByMouseAndKeyboard_AndTrashingUndone()
    {
        await Server.AddArticlesAsync(5);
        var page = await AdminAsync("/studio/articles?sort=title");
        await page.GetByLabel("Select “Article 2”").ClickAsync();
        await page.GetByLabel("Select “Article 4”").ClickAsync(new() { Modifiers = [KeyboardModifier.Shift] });
        await Assertions.Expect(page.GetByTestId("bulk")).ToContainTextAsync("3 selected");
        await page.GetByRole(AriaRole.Button, new() { Name = "Tags…" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add tag" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("bulk")).ToContainTextAsync("Type a tag first.");
        await page.Locator("#bulk-tag").FillAsync("<b>News</b>");
        await page.Locator("#bulk-tag").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("bulk")).ToContainTextAsync("without slashes");
        await page.Locator("#bulk-tag").FillAsync("News");
        await page.Locator("#bulk-tag").PressAsync("Enter");
        await Assertions.Expect(page.GetByText("3 tagged “news”.")).ToBeVisibleAsync();
        Assert.Equal(3, await Server.SqlAsync("SELECT count(*) FROM ArticleTag"));

        // By keyboard: from row to row; x selects.
        await page.Locator("tbody .title > a").First.FocusAsync();
        await page.Keyboard.PressAsync("x");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.GetByTestId("bulk")).ToContainTextAsync("2 selected");
        await page.GetByTestId("bulk").GetByRole(AriaRole.Button, new() { Name = "Move to the trash…" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Move 2 articles to the trash?");
        await Assertions.Expect(page.GetByRole(AriaRole.Alertdialog)).ToContainTextAsync("“Article 1”, “Article 2”");
        await page.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(page.GetByText("2 moved to the trash.")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        var reader = await (await VisitorAsync()).NewPageAsync();
        Assert.Equal(404, (await reader.GotoAsync("/articles/article-1"))!.Status);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 restored.")).ToBeVisibleAsync();
        Assert.Equal(200, (await reader.GotoAsync("/articles/article-1"))!.Status);

        await page.GotoAsync("/studio/articles?sort=title&tag=news");
        await InteractiveAsync(page);
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);
        // Someone else changes one of them: it is reported, and the others are changed.
        await page.GetByLabel("Select all on this page").ClickAsync();
        await Assertions.Expect(page.GetByTestId("bulk")).ToContainTextAsync("3 selected");
        var other = await AdminAsync("/studio/articles?sort=title");
        await other.GetByLabel("Select “Article 3”").ClickAsync();
        await other.GetByRole(AriaRole.Button, new() { Name = "Take offline" }).ClickAsync();
        await Assertions.Expect(other.GetByText("“Article 3” taken offline.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take offline" }).ClickAsync();
        await Assertions.Expect(page.GetByText("2 taken offline.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("result")).ToContainTextAsync("“Article 3”: Someone changed it meanwhile.");
    }

    [Fact]
    public async Task ArticleList_ShowsLiveViews_AndDeletesForeverOnlyAfterConfirmingTheTitle()
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

        await page.GetByRole(AriaRole.Button, new() { Name = "More for “Article 1”" }).ClickAsync();
        await page.GetByText("Move to the trash…").ClickAsync();
        await page.GetByTestId("confirm").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Trash 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "More for “Article 1”" }).ClickAsync();
        await page.GetByText("Delete forever…").ClickAsync();
        await Assertions.Expect(page.GetByText("Delete “Article 1” forever?")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "More for “Article 1”" }).ClickAsync();
        await page.GetByText("Delete forever…").ClickAsync();
        await page.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(page.GetByText("“Article 1” deleted forever.")).ToBeVisibleAsync();
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM Article"));
        await Server.StopAsync();
        var (status, output) = await Server.CommandAsync("analytics", "verify");
        Assert.True(status == 0, output);
        Assert.Equal(1, await Server.SqlAsync("SELECT sum(Views) FROM ArticleHour"));
    }

    [Fact]
    public async Task RowMenu_ByKeyboard_UnpublishesAndTrashes_AndAKeyUndoesIt()
    {
        await Server.AddArticlesAsync(3);
        var page = await AdminAsync("/studio/articles?sort=title");
        await Assertions.Expect(page.Locator(".tabs a")).ToHaveTextAsync(["All 3", "Drafts 0", "Scheduled 0", "Published 3", "Trash 0"]);
        await page.Locator("tbody .title > a").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Title(page, "Article 2")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Menu(page, "Article 2")).ToBeFocusedAsync();
        // Escape returns the focus to the button.
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".row-menu-list .mud-menu-item:focus")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(Item(page, "Revisions")).ToBeHiddenAsync();
        await Assertions.Expect(Menu(page, "Article 2")).ToBeFocusedAsync();
        await Assertions.Expect(Menu(page, "Article 2")).ToHaveAttributeAsync("aria-expanded", "false");

        await ChooseAsync("Take offline");
        await Assertions.Expect(page.Locator(".tabs a")).ToHaveTextAsync(["All 3", "Drafts 0", "Scheduled 0", "Published 2", "Unpublished 1", "Trash 0"]);
        await Assertions.Expect(Menu(page, "Article 2")).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(page.Locator(".row-menu-list .mud-menu-item")).ToHaveCountAsync(0);
        await Menu(page, "Article 2").FocusAsync();
        await ChooseAsync("Move to the trash…");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Move “Article 2” to the trash?");
        await page.GetByTestId("confirm").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        // The row that took its place has the focus.
        await Assertions.Expect(Title(page, "Article 3")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator(".tabs a")).ToHaveTextAsync(["All 2", "Drafts 0", "Scheduled 0", "Published 2", "Trash 1"]);
        await page.Keyboard.PressAsync("z");
        await Assertions.Expect(Title(page, "Article 2")).ToBeFocusedAsync();
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Slug = 'article-2' AND State = 'Unpublished'"));

        // The tab is in the address.
        await page.GetByRole(AriaRole.Link, new() { Name = "Unpublished 1" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("state=unpublished"));
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Drafts 0" }).ClickAsync();
        await Assertions.Expect(page.Locator(".empty")).ToContainTextAsync("There are no drafts.");
        await page.GetByRole(AriaRole.Link, new() { Name = "Show all" }).ClickAsync();
        await Assertions.Expect(page.Locator("tbody tr")).ToHaveCountAsync(3);

        async Task ChooseAsync(string item)
        {
            await page.Keyboard.PressAsync("Enter");
            var here = page.Locator(".row-menu-list .mud-menu-item:focus");
            await Assertions.Expect(here).ToHaveCountAsync(1);
            for (var text = await here.TextContentAsync(); text!.Trim() != item; text = await here.TextContentAsync())
            {
                await page.Keyboard.PressAsync("ArrowDown");
                await Assertions.Expect(here).Not.ToHaveTextAsync(text);
            }
            await page.Keyboard.PressAsync("Enter");
        }
    }

    [Fact]
    public async Task NarrowScreen_RowsAreTwoLineCards_AndTheBulkBarIsInView()
    {
        await Server.AddArticlesAsync(12);
        await RenameAsync("article-1", string.Concat(Enumerable.Repeat("A long title. ", 9))[..120]);
        await RenameAsync("article-2", string.Concat(Enumerable.Repeat("很长的标题", 24)));
        var page = await AdminAsync("/studio/articles?sort=title");
        await page.SetViewportSizeAsync(390, 844);
        foreach (var slug in new[] { "article-1", "article-2" })
        {
            var id = await Server.SqlAsync($"SELECT Id FROM Article WHERE Slug = '{slug}'");
            var title = page.Locator($".title > a[href$='/{id}']");
            Assert.Equal(120, (await title.GetAttributeAsync("title"))!.Length);
            Assert.True(await title.EvaluateAsync<bool>("e => e.scrollWidth > e.clientWidth"));
        }
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        Assert.All(await page.Locator("tbody tr").EvaluateAllAsync<double[]>("rows => rows.map(r => r.getBoundingClientRect().height)"), height => Assert.InRange(height, 44, 64));
        await Assertions.Expect(page.Locator("tbody .brief").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("tbody td.author").First).ToBeHiddenAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Filter" }).ClickAsync();
        await page.GetByLabel("Order", new() { Exact = true }).SelectOptionAsync("date");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("sort=date"));
        await page.GetByLabel("Select “Article 5”").ClickAsync();
        await Assertions.Expect(page.GetByTestId("bulk")).ToBeInViewportAsync(new() { Ratio = 1 });
        await page.Locator("tbody tr").First.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(page.GetByTestId("bulk").GetByRole(AriaRole.Button, new() { Name = "Move to the trash…" })).ToBeInViewportAsync(new() { Ratio = 1 });
        await Menu(page, "Article 7").ClickAsync();
        await Assertions.Expect(Item(page, "View")).ToBeInViewportAsync();
    }

    private static ILocator Title(IPage page, string title) => page.Locator(".title").GetByRole(AriaRole.Link, new() { Name = title, Exact = true });

    private static ILocator Menu(IPage page, string title) => page.GetByRole(AriaRole.Button, new() { Name = $"More for “{title}”" });

    private static ILocator Item(IPage page, string label) => page.Locator(".row-menu-list").GetByText(label, new() { Exact = true });

    private async Task RenameAsync(string slug, string title)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Server.DataDirectory, "blog.db")};Mode=ReadWrite;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "UPDATE Article SET Title = $title WHERE Slug = $slug";
        command.Parameters.AddWithValue("$title", title);
        command.Parameters.AddWithValue("$slug", slug);
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
