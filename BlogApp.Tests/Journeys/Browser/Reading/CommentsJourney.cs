using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Reading;

public sealed class CommentsJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private const string Words = "Well *said*. <script>document.title = 'taken over'</script>";

    private protected override bool Apart => true;

    private protected override (string, string)[] Settings => [("Comments:QuickestSeconds", "0")];

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Server.AddArticlesAsync(1);
    }

    [Fact]
    public async Task GuestComment_AppearsInTheStudio_AndForReadersOnceApproved()
    {
        var studio = await AdminAsync("/studio/comments");
        await Assertions.Expect(studio.GetByText("No comment waits.")).ToBeVisibleAsync();

        var guest = await (await VisitorAsync()).NewPageAsync();
        var problems = new List<string>();
        guest.PageError += (_, error) => problems.Add(error);
        await guest.GotoAsync("/articles/article-1");
        await guest.Locator("#comments").ScrollIntoViewIfNeededAsync();
        await guest.GetByRole(AriaRole.Link, new() { Name = "Write a comment" }).ClickAsync();
        await Assertions.Expect(guest.GetByLabel("Comment", new() { Exact = true })).ToBeFocusedAsync();
        await guest.GetByLabel("Comment", new() { Exact = true }).FillAsync(Words);
        await guest.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        // Without a name: the error is shown beside the field, and the text is kept.
        await Assertions.Expect(guest.GetByText("Please give a name")).ToBeVisibleAsync();
        await Assertions.Expect(guest.GetByLabel("Name", new() { Exact = true })).ToBeFocusedAsync();
        await Assertions.Expect(guest.GetByLabel("Comment", new() { Exact = true })).ToHaveValueAsync(Words);
        await guest.GetByLabel("Name", new() { Exact = true }).FillAsync("Grace");
        await guest.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await Assertions.Expect(guest.GetByText("Your comment has arrived.")).ToBeVisibleAsync();
        // Who comes back in the same browser sees it waiting; nobody else does.
        await guest.ReloadAsync();
        await guest.Locator("#comments").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(guest.Locator("#comments .waiting")).ToContainTextAsync("Only you see it, in this browser.");
        await Assertions.Expect(guest.Locator("#comments .waiting .prose")).ToContainTextAsync("<script>document.title = 'taken over'</script>");
        // The form's own, which says nothing about who it is.
        Assert.All(await guest.Context.CookiesAsync(), cookie => Assert.Equal(("blog-forms", -1f), (cookie.Name, cookie.Expires)));
        var stranger = await (await VisitorAsync()).NewPageAsync();
        await stranger.GotoAsync("/articles/article-1");
        await stranger.Locator("#comments").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(stranger.Locator("#comments[data-loaded]")).ToHaveCountAsync(1);
        await Assertions.Expect(stranger.Locator(".waiting")).ToHaveCountAsync(0);

        await Assertions.Expect(studio.GetByTestId("pending-comments")).ToContainTextAsync("1");
        await Assertions.Expect(studio.GetByText("Well said.")).ToBeVisibleAsync();
        // The keys work as the page stands; the help says which.
        await studio.Locator("h1").ClickAsync();
        await studio.Keyboard.PressAsync("?");
        await Assertions.Expect(studio.GetByTestId("page-keys")).ToContainTextAsync("approve");
        await Assertions.Expect(studio.GetByRole(AriaRole.Dialog).Locator(":focus")).ToHaveCountAsync(1);
        await studio.Keyboard.PressAsync("Escape");
        await Assertions.Expect(studio.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await studio.Keyboard.PressAsync("a");
        await Assertions.Expect(studio.GetByText("Approved: 1.")).ToBeVisibleAsync();
        await studio.Keyboard.PressAsync("z");
        await Assertions.Expect(studio.GetByText("Taken back: 1.")).ToBeVisibleAsync();
        // Not while something is typed.
        await studio.Keyboard.PressAsync("e");
        await Assertions.Expect(studio.GetByLabel("Text", new() { Exact = true })).ToBeFocusedAsync();
        await studio.Keyboard.TypeAsync("a");
        await studio.Keyboard.PressAsync("Escape");
        await Assertions.Expect(studio.GetByLabel("Text", new() { Exact = true })).ToHaveCountAsync(0);
        await studio.Keyboard.PressAsync("a");
        await Assertions.Expect(studio.GetByText("Approved: 1.")).ToBeVisibleAsync();
        await Assertions.Expect(studio.GetByTestId("pending-comments")).ToHaveCountAsync(0);

        var reader = await (await VisitorAsync()).NewPageAsync();
        await reader.GotoAsync("/articles/article-1");
        await reader.Locator("#comments").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(reader.Locator("#comments .comment")).ToContainTextAsync("<script>document.title = 'taken over'</script>");
        await Assertions.Expect(reader.Locator("#comments .comment em")).ToHaveTextAsync("said");
        await guest.ReloadAsync();
        await guest.Locator("#comments").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(guest.Locator("#comments .comment")).ToHaveCountAsync(1);
        await Assertions.Expect(guest.Locator("#comments .waiting")).ToHaveCountAsync(0);
        Assert.DoesNotContain("taken over", await reader.TitleAsync(), StringComparison.Ordinal);
        Assert.Empty(problems);

        // Undone and answered by keyboard alone.
        await studio.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await studio.GetByLabel("Select the comment of Grace").FocusAsync();
        await studio.Keyboard.PressAsync("r");
        await Assertions.Expect(studio.GetByLabel("Your answer")).ToBeFocusedAsync();
        await studio.Keyboard.TypeAsync("Thank you, Grace");
        await studio.Keyboard.PressAsync("Tab");
        await studio.Keyboard.PressAsync("Enter");
        await Assertions.Expect(studio.GetByText("Your answer stands under the comment.")).ToBeVisibleAsync();
        await reader.ReloadAsync();
        await reader.Locator("#comments").ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(reader.Locator("#comments ol ol .comment")).ToContainTextAsync("Thank you, Grace");
    }

    [Fact]
    public async Task ScriptsDisabled_CommentsHaveTheirOwnPages()
    {
        var page = await (await VisitorAsync(script: false)).NewPageAsync();
        await page.GotoAsync("/articles/article-1");
        await page.GetByRole(AriaRole.Link, new() { Name = "Read and write comments" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Write a comment" }).ClickAsync();
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync("Plain");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ada");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your comment has arrived.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task LanguageSwitch_ChangesTheLanguage_AndIsRemembered_AlsoInTheStudio()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/articles/article-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "中文" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(Server.Address, "/articles/article-1").ToString());
        await Assertions.Expect(page.Locator(".masthead nav")).ToContainTextAsync("归档");
        await Assertions.Expect(page.Locator("[data-your-reads]")).ToContainTextAsync("你第");
        await page.GotoAsync("/");
        await Assertions.Expect(page.Locator(".live-strip")).ToContainTextAsync("人在线");

        var admin = await AdminAsync("/studio/comments");
        await admin.Locator(".user-menu button").ClickAsync();
        await admin.GetByRole(AriaRole.Menuitem, new() { Name = "中文" }).ClickAsync();
        await Assertions.Expect(admin.Locator("html")).ToHaveAttributeAsync("lang", "zh-CN");
        await InteractiveAsync(admin);
        await Assertions.Expect(admin.Locator("h1")).ToHaveTextAsync("评论");
        await Assertions.Expect(admin.GetByText("没有待审核的评论")).ToBeVisibleAsync();
        await admin.Locator(".user-menu button").ClickAsync();
        await admin.GetByRole(AriaRole.Menuitem, new() { Name = "English" }).ClickAsync();
        await InteractiveAsync(admin);
        await Assertions.Expect(admin.Locator("h1")).ToHaveTextAsync("Comments");
    }
}
