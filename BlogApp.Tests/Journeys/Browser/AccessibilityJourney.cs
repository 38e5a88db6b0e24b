using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser;

/// <summary>
/// Checks every page against the WCAG 2.2 AA rules that a program can test (axe), light and dark, wide and narrow; and
/// by keyboard alone.
/// </summary>
public sealed class AccessibilityJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private protected override (string, string)[] Settings => [("Bootstrap:SampleContent", "true"), ("Comments:QuickestSeconds", "0")];

    [Fact]
    public async Task ReaderAndAccountPages_HaveNoViolations()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        var (article, tag) = await FindAsync(page);
        await CommentAsync(page, article);
        await ExecuteAsync("UPDATE Comment SET State = 'Approved'");
        await CommentAsync(page, article, "Another one");
        var found = new List<string>();
        foreach (var path in new[] { "/", "/?page=2", article, article + "/comments", article + "/comments/new", article + "/comments/new?sent=1", tag, "/authors/mira-lund", "/archive", "/hot", "/hot?window=all", "/search",
            "/search?q=redis", "/search?q=redsi", "/search?q=zzzzzz", "/about", "/no-such-page", "/articles/counting-exactly", "/account/login", "/account/denied", "/account/reset", "/setup" })
        {
            await page.GotoAsync(path);
            await Axe.CheckAsync(page, path, found);
        }
        // Content added by scripts: results while typing, and comments and their form below the article.
        await page.GotoAsync(article);
        await page.Locator("#comments").ScrollIntoViewIfNeededAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Write a comment" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Please write something.")).ToBeVisibleAsync();
        await page.SetViewportSizeAsync(1280, 900);
        await page.Locator(".masthead .search-box input").FillAsync("redis");
        await Assertions.Expect(page.Locator(".masthead [role=option]").First).ToBeVisibleAsync();
        await Axe.CheckAsync(page, article + " with its scripts", found);
        await page.Locator(".menu summary").ClickAsync();
        await Axe.CheckAsync(page, article + " with the menu open", found);
        await page.SetExtraHTTPHeadersAsync([new("Accept-Language", "zh-CN")]);
        foreach (var path in new[] { "/", article, "/authors/mira-lund", "/hot", "/search?q=redis" })
        {
            await page.GotoAsync(path);
            await Axe.CheckAsync(page, path + " in Chinese", found);
        }
        // The error page.
        await ExecuteAsync("ALTER TABLE Article RENAME TO Away");
        Assert.Equal(503, (await page.GotoAsync("/tags/unheard-of"))!.Status);
        await Axe.CheckAsync(page, "503", found);
        await ExecuteAsync("ALTER TABLE Away RENAME TO Article");
        await Eventually.Is(async () => (await page.GotoAsync("/tags/unheard-of"))!.Status == 404);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task StudioAndAdminPages_HaveNoViolations()
    {
        var visitor = await (await VisitorAsync()).NewPageAsync();
        var (address, _) = await FindAsync(visitor);
        // Not the other test's text: a duplicate is stored once, and may already be approved.
        await CommentAsync(visitor, address, "A comment for the Studio");
        var id = await Server.SqlAsync("SELECT Id FROM Article WHERE Slug = 'counting-exactly-once'");
        var page = await AdminAsync("/studio");
        // A second version, to compare with the first.
        await page.GotoAsync($"/studio/articles/{id}");
        await page.Locator("#markdown").FillAsync("Another text.\n\n- with a list");
        await page.Keyboard.PressAsync("Control+s");
        await Eventually.Is(async () => await Server.SqlAsync($"SELECT count(*) FROM ArticleRevision WHERE ArticleId = {id}") == 2);
        var found = new List<string>();
        foreach (var path in new[] { "/studio", "/studio?range=24h", "/studio/machinery", "/studio/articles", "/studio/articles?q=zzzz", "/studio/articles/new", $"/studio/articles/{id}", $"/studio/articles/{id}/revisions", "/studio/pages",
            "/studio/pages/new", "/studio/tags", "/studio/media", "/studio/media/external", "/studio/comments", "/studio/comments?state=approved", "/admin/jobs", "/admin/tasks", "/admin/content", "/admin/system", "/admin/users", "/admin/settings",
            "/admin/menu", "/admin/banner", "/admin/redirects", "/admin/backups", "/admin/audit", "/admin/caches", "/account/profile", "/account/password" })
        {
            await page.GotoAsync(path);
            if (path != "/account/password")
                await InteractiveAsync(page);
            await Assertions.Expect(page.Locator("h1").First).ToBeAttachedAsync();
            await Assertions.Expect(page.Locator("form[aria-busy]")).ToHaveCountAsync(0);
            await Axe.CheckAsync(page, path, found);
        }
        await page.GotoAsync("/studio/articles");
        await InteractiveAsync(page);
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Keys" })).ToBeVisibleAsync();
        await Axe.CheckAsync(page, "the keys", found);
        await page.SetViewportSizeAsync(1280, 900);
        await page.GotoAsync("/studio");
        await InteractiveAsync(page);
        await page.Locator(".user-menu button").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeVisibleAsync();
        await Axe.CheckAsync(page, "the user's menu", found, narrow: false);
        await page.SetViewportSizeAsync(390, 844);
        await page.GotoAsync("/studio");
        await InteractiveAsync(page);
        // The library closes the rail once it has noticed that the window is narrow.
        await Assertions.Expect(page.Locator(".rail.mud-drawer--closed")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Menu" }).ClickAsync();
        await Assertions.Expect(page.Locator(".rail a[aria-current]")).ToBeVisibleAsync();
        await Axe.CheckAsync(page, "the rail over the page", found);
        await page.SetViewportSizeAsync(1280, 900);
        await page.GotoAsync($"/studio/articles/{id}/revisions");
        await InteractiveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore version 1" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alertdialog)).ToBeVisibleAsync();
        await Axe.CheckAsync(page, "asking before a version is restored", found);
        await page.SetExtraHTTPHeadersAsync([new("Accept-Language", "zh-CN")]);
        await page.GotoAsync("/studio");
        await InteractiveAsync(page);
        await Axe.CheckAsync(page, "/studio in Chinese", found);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Fact]
    public async Task EditorDialogs_HaveNoViolations()
    {
        var id = await Server.SqlAsync("SELECT Id FROM Article WHERE Kind = 'Article' AND Slug <> 'counting-exactly-once' ORDER BY Id LIMIT 1");
        var first = await EditorAsync(id);
        var second = await EditorAsync(id);
        var found = new List<string>();
        await first.GetByRole(AriaRole.Button, new() { Name = "Picture" }).ClickAsync();
        await Assertions.Expect(first.GetByRole(AriaRole.Dialog, new() { Name = "Put in a picture" }).GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await Axe.CheckAsync(first, "the library of pictures", found);
        await first.Keyboard.PressAsync("Escape");
        await Assertions.Expect(first.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await first.Locator("#title").FillAsync("Renamed by the first");
        await first.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(first.Locator(".editor [data-kept]")).ToHaveAttributeAsync("data-kept", "saved");
        await second.Locator("#title").FillAsync("Renamed by the second");
        await second.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(second.GetByRole(AriaRole.Dialog, new() { Name = "Two versions" })).ToBeVisibleAsync();
        await Axe.CheckAsync(second, "someone else saved meanwhile", found);
        var fresh = await EditorAsync(null);
        await fresh.Locator("#title").FillAsync("To be scheduled");
        await fresh.GetByRole(AriaRole.Button, new() { Name = "More actions" }).ClickAsync();
        await Assertions.Expect(fresh.GetByRole(AriaRole.Menuitem, new() { Name = "Schedule…" })).ToBeVisibleAsync();
        await Axe.CheckAsync(fresh, "the editor's menu", found);
        await fresh.GetByRole(AriaRole.Menuitem, new() { Name = "Schedule…" }).ClickAsync();
        await Assertions.Expect(fresh.Locator("#publish-date")).ToBeFocusedAsync();
        await fresh.Locator("#tag").FillAsync("one, two,");
        await Assertions.Expect(fresh.Locator("[data-tag]")).ToHaveCountAsync(2);
        await fresh.GetByRole(AriaRole.Button, new() { Name = "Choose a date" }).ClickAsync();
        await Assertions.Expect(fresh.GetByRole(AriaRole.Dialog, new() { Name = "Date" })).ToBeVisibleAsync();
        await Axe.CheckAsync(fresh, "choosing a date", found);
        Assert.True(found.Count == 0, string.Join('\n', found));

        async Task<IPage> EditorAsync(long? article)
        {
            var page = await AdminAsync(article is { } known ? $"/studio/articles/{known}" : "/studio/articles/new");
            await Assertions.Expect(page.Locator(".editor:not([aria-busy])")).ToHaveCountAsync(1);
            return page;
        }
    }

    [Fact]
    public async Task TabKey_ReachesEverything_ShowsTheFocus_AndIsNeverTrapped()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        var (article, tag) = await FindAsync(page);
        foreach (var path in new[] { "/", article, article + "/comments/new", tag, "/authors/mira-lund", "/archive", "/hot", "/search?q=redis", "/about", "/no-such-page", "/account/login" })
        {
            await page.GotoAsync(path);
            if (path == article)
            {
                await page.Locator("#comments").ScrollIntoViewIfNeededAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Write a comment" })).ToBeVisibleAsync();
            }
            await WalkAsync(page, path);
        }
        page = await AdminAsync("/studio");
        foreach (var path in new[] { "/studio", "/studio/articles", "/studio/articles/new", "/studio/media", "/studio/media/external", "/studio/comments", "/admin/jobs", "/admin/system", "/admin/users", "/account/profile", "/admin/settings", "/admin/menu", "/admin/banner", "/admin/redirects", "/admin/content" })
        {
            await page.GotoAsync(path);
            await InteractiveAsync(page);
            await Assertions.Expect(page.Locator("form[aria-busy]")).ToHaveCountAsync(0);
            await WalkAsync(page, path);
        }
    }

    [Fact]
    public async Task Dialog_TakesTheFocus_AndReturnsItOnEscape()
    {
        var page = await AdminAsync("/studio/articles");
        var first = page.Locator(".table a").First;
        // Again, in case the page that just appeared has moved the focus to its heading meanwhile.
        await Eventually.Is(async () =>
        {
            await first.FocusAsync();
            await page.Keyboard.PressAsync("?");
            await Assertions.Expect(page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button)).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
            return await first.EvaluateAsync<bool>("e => e === document.activeElement");
        });
    }

    [Fact]
    public async Task RailOnANarrowPage_TakesTheFocus_AndReturnsIt_HoweverItIsClosed()
    {
        var page = await AdminAsync("/studio/articles");
        await page.SetViewportSizeAsync(390, 844);
        var menu = page.GetByRole(AriaRole.Button, new() { Name = "Menu" });
        var entry = page.Locator(".rail a[aria-current]");
        // The library has also noticed that the window has become narrow.
        await Assertions.Expect(page.Locator(".rail.mud-drawer--closed")).ToHaveCountAsync(1);
        await Assertions.Expect(entry).ToBeHiddenAsync();
        foreach (var close in new Func<Task>[] { () => page.Keyboard.PressAsync("Escape"), () => page.Mouse.ClickAsync(375, 500), () => entry.ClickAsync() })
        {
            await menu.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(entry).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator(".rail nav")).ToBeFocusedAsync();
            await Assertions.Expect(page.Locator("#content[inert]")).ToHaveCountAsync(1);
            await close();
            await Assertions.Expect(entry).ToBeHiddenAsync();
            await Assertions.Expect(menu).ToBeFocusedAsync();
            await Assertions.Expect(page.Locator("#content[inert]")).ToHaveCountAsync(0);
        }
        await menu.ClickAsync();
        await page.Locator(".rail a[href='/studio/media']").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToBeFocusedAsync();
        await Assertions.Expect(entry).ToBeHiddenAsync();

        // Rotated while it is open: the window is wide enough for both.
        await menu.ClickAsync();
        await Assertions.Expect(page.Locator("#content[inert]")).ToHaveCountAsync(1);
        await page.SetViewportSizeAsync(1280, 900);
        await Assertions.Expect(entry).ToBeVisibleAsync();
        await page.Locator("#content").GetByRole(AriaRole.Searchbox).First.FocusAsync();
        await Assertions.Expect(page.Locator("#content").GetByRole(AriaRole.Searchbox).First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task ReducedMotionPreferred_NothingIsAnimated()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        foreach (var path in new[] { "/", (await FindAsync(page)).Article })
        {
            await page.GotoAsync(path);
            Assert.Equal(0, await page.EvaluateAsync<int>("document.getAnimations().length"));
            Assert.Equal("auto", await page.EvaluateAsync<string>("getComputedStyle(document.documentElement).scrollBehavior"));
        }
    }

    private static async Task WalkAsync(IPage page, string path)
    {
        // The browser sets the autofocus some time after the page has loaded, and would move the focus during the walk.
        var first = page.Locator("main [autofocus]");
        if (await first.CountAsync() > 0)
            await Assertions.Expect(first).ToBeFocusedAsync();
        // From the top, even if the page itself has set the focus.
        await page.EvaluateAsync("""
            () => {
              window.walked = new Set();
              const top = document.createElement('span');
              top.tabIndex = -1;
              document.body.prepend(top);
              top.focus();
              top.remove();
            }
            """);
        var unseen = new List<string>();
        for (var i = 0; i < 400; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var step = await page.EvaluateAsync<string>("""
                () => {
                  const here = document.activeElement;
                  if (!here || here === document.body || window.walked.has(here)) return 'end';
                  window.walked.add(here);
                  const style = getComputedStyle(here), box = here.getBoundingClientRect();
                  const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
                  return here.tabIndex < 0 || marked && box.width > 0 && box.height > 0 ? '' : here.outerHTML.slice(0, 120);
                }
                """);
            if (step == "end")
                break;
            if (step.Length > 0)
                unseen.Add(step);
        }
        Assert.True(unseen.Count == 0, $"{path}: without a mark: " + string.Join('\n', unseen));
        var missed = await page.EvaluateAsync<string[]>("""
            [...document.querySelectorAll('main :is(a[href], button, input, select, textarea):not([tabindex="-1"], :disabled)')]
              .filter(e => e.checkVisibility({ visibilityProperty: true }) && !window.walked.has(e) && e.type !== 'hidden' && e.type !== 'radio').map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.True(missed.Length == 0, $"{path}: not reached: " + string.Join('\n', missed));
    }

    /// <summary>An article, and one of its tags.</summary>
    private static async Task<(string Article, string Tag)> FindAsync(IPage page)
    {
        await page.GotoAsync("/articles/counting-exactly-once");
        return ("/articles/counting-exactly-once", (await page.Locator("main a[href^='/tags/']").First.GetAttributeAsync("href"))!);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Server.DataDirectory, "blog.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static async Task CommentAsync(IPage page, string article, string text = "A *comment* with `code` and https://example.org")
    {
        await page.GotoAsync(article + "/comments/new");
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync(text);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Grace");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Your comment has arrived.")).ToBeVisibleAsync();
    }
}
