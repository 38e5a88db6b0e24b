using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

public sealed class RevisionsJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Fact]
    public async Task ChangedPublishedArticle_IsComparedByWord_AndCanBeRestored()
    {
        await Server.AddArticlesAsync(1);
        var page = await AdminAsync("/studio/articles");
        var id = await Server.SqlAsync("SELECT Id FROM Article");
        await page.GotoAsync($"/studio/articles/{id}/revisions");
        await InteractiveAsync(page);
        await Assertions.Expect(page.Locator("#content")).ToContainTextAsync("Nothing is kept yet.");

        await page.GotoAsync($"/studio/articles/{id}");
        await page.Locator("#markdown").FillAsync("Text of <script>alert(1)</script> article 一二。");
        await page.Locator("#tab-settings").ClickAsync();
        await page.Locator("#slug").FillAsync("renamed");
        await page.Keyboard.PressAsync("Control+s");
        await Eventually(async () => await Server.SqlAsync("SELECT count(*) FROM ArticleRevision") == 2);

        await page.GotoAsync($"/studio/articles/{id}/revisions");
        await InteractiveAsync(page);
        await Assertions.Expect(page.Locator(".kept li")).ToHaveCountAsync(2);
        await Assertions.Expect(page.GetByTestId("differences")).ToHaveTextAsync("The text differs in one place.");
        await Assertions.Expect(page.Locator(".sidebyside del").Last).ToHaveTextAsync("1.");
        await Assertions.Expect(page.Locator(".sidebyside ins").Last).ToContainTextAsync("一二。");
        await Assertions.Expect(page.Locator(".sidebyside")).ToContainTextAsync("Address");
        // The former address redirects to the current one.
        var reader = await (await VisitorAsync()).NewPageAsync();
        await reader.GotoAsync("/articles/article-1");
        await Assertions.Expect(reader).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/articles/renamed$"));
        await Assertions.Expect(reader.Locator(".prose")).ToContainTextAsync("一二。");

        await page.GetByRole(AriaRole.Button, new() { Name = "Restore version 1" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Restore version 1 of “Article 1”?")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore version 1" }).Last.ClickAsync();
        await Assertions.Expect(page.Locator(".kept li")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".kept li").First).ToContainTextAsync("version 3");
        await reader.GotoAsync("/articles/renamed");
        await Assertions.Expect(reader.Locator(".prose")).ToHaveTextAsync("Text of article 1.");
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Version = 3 AND Slug = 'renamed'"));
    }

    private static Task Eventually(Func<Task<bool>> condition) => Support.Eventually.Is(condition);
}
