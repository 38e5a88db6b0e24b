using BlogApp.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser;

/// <summary>Every page by the rules of WCAG 2.2 AA that a program can check (axe), light and dark, wide and narrow; and by keyboard alone.</summary>
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
        foreach (var path in new[] { "/", "/?page=2", article, article + "/comments", article + "/comments/new", article + "/comments/new?sent=1", tag, "/archive", "/hot", "/hot?window=all", "/search",
            "/search?q=redis", "/search?q=redsi", "/search?q=zzzzzz", "/about", "/no-such-page", "/articles/counting-exactly", "/account/login", "/account/denied", "/setup" })
        {
            await page.GotoAsync(path);
            await Axe.CheckAsync(page, path, found);
        }
        // What the scripts add: results while typing, comments and their form below the article.
        await page.GotoAsync(article);
        await page.Locator("#comments").ScrollIntoViewIfNeededAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Write a comment" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send comment" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Please write something.")).ToBeVisibleAsync();
        await page.Locator(".masthead .search-box input").FillAsync("redis");
        await Assertions.Expect(page.Locator(".masthead [role=option]").First).ToBeVisibleAsync();
        await Axe.CheckAsync(page, article + " with its scripts", found);
        await page.SetExtraHTTPHeadersAsync([new("Accept-Language", "zh-CN")]);
        foreach (var path in new[] { "/", article, "/hot", "/search?q=redis" })
        {
            await page.GotoAsync(path);
            await Axe.CheckAsync(page, path + " in Chinese", found);
        }
        // The page for errors.
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
        // Not the text of the other test: what is sent twice is kept once, and may be approved already.
        await CommentAsync(visitor, address, "A comment for the Studio");
        var id = await Server.SqlAsync("SELECT Id FROM Article WHERE Slug = 'counting-exactly-once'");
        var page = await AdminAsync("/studio");
        // A second version, to be compared with the first.
        await page.GotoAsync($"/studio/articles/{id}");
        await page.Locator("#markdown").FillAsync("Another text.\n\n- with a list");
        await page.Keyboard.PressAsync("Control+s");
        await Eventually.Is(async () => await Server.SqlAsync($"SELECT count(*) FROM ArticleRevision WHERE ArticleId = {id}") == 2);
        var found = new List<string>();
        foreach (var path in new[] { "/studio", "/studio?range=24h", "/studio/machinery", "/studio/articles", "/studio/articles?q=zzzz", "/studio/articles/new", $"/studio/articles/{id}", $"/studio/articles/{id}/revisions", "/studio/pages",
            "/studio/pages/new", "/studio/media", "/studio/comments", "/studio/comments?state=approved", "/admin/jobs", "/admin/tasks", "/admin/content", "/admin/system", "/admin/users", "/admin/settings",
            "/admin/menu", "/admin/banner", "/account/password" })
        {
            await page.GotoAsync(path);
            if (!path.StartsWith("/account", StringComparison.Ordinal))
                await InteractiveAsync(page);
            await Assertions.Expect(page.Locator("h1").First).ToBeAttachedAsync();
            await Assertions.Expect(page.Locator("form[aria-busy]")).ToHaveCountAsync(0);
            await Axe.CheckAsync(page, path, found);
        }
        await page.GotoAsync("/studio/articles");
        await InteractiveAsync(page);
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys")).ToBeVisibleAsync();
        await Axe.CheckAsync(page, "the keys", found);
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
    public async Task TheEditorsDialogs_HaveNoViolations()
    {
        var id = await Server.SqlAsync("SELECT Id FROM Article WHERE Kind = 'Article' AND Slug <> 'counting-exactly-once' ORDER BY Id LIMIT 1");
        var first = await EditorAsync(id);
        var second = await EditorAsync(id);
        var found = new List<string>();
        await first.GetByRole(AriaRole.Button, new() { Name = "Picture" }).ClickAsync();
        await Assertions.Expect(first.Locator("#library")).ToBeVisibleAsync();
        await Axe.CheckAsync(first, "the library of pictures", found);
        await first.Keyboard.PressAsync("Escape");
        await first.Locator("#title").FillAsync("Renamed by the first");
        await first.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(first.Locator("[data-kept]")).ToHaveAttributeAsync("data-kept", "saved");
        await second.Locator("#title").FillAsync("Renamed by the second");
        await second.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(second.Locator("#compare")).ToBeVisibleAsync();
        await Axe.CheckAsync(second, "someone else saved meanwhile", found);
        var fresh = await EditorAsync(null);
        await fresh.Locator("#title").FillAsync("To be scheduled");
        await fresh.GetByRole(AriaRole.Button, new() { Name = "Schedule…" }).ClickAsync();
        await Assertions.Expect(fresh.Locator("#schedule")).ToBeVisibleAsync();
        await Axe.CheckAsync(fresh, "choosing a time", found);
        Assert.True(found.Count == 0, string.Join('\n', found));

        async Task<IPage> EditorAsync(long? article)
        {
            var page = await AdminAsync(article is { } known ? $"/studio/articles/{known}" : "/studio/articles/new");
            await Assertions.Expect(page.Locator(".editor:not([aria-busy])")).ToHaveCountAsync(1);
            return page;
        }
    }

    [Fact]
    public async Task TheTabKey_ReachesEverything_AlwaysShowsWhereItIs_AndIsNeverCaught()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        var (article, tag) = await FindAsync(page);
        foreach (var path in new[] { "/", article, article + "/comments/new", tag, "/archive", "/hot", "/search?q=redis", "/about", "/no-such-page", "/account/login" })
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
        foreach (var path in new[] { "/studio", "/studio/articles", "/studio/articles/new", "/studio/media", "/studio/comments", "/admin/jobs", "/admin/system", "/admin/users", "/admin/settings", "/admin/menu", "/admin/banner", "/admin/content" })
        {
            await page.GotoAsync(path);
            await InteractiveAsync(page);
            await Assertions.Expect(page.Locator("form[aria-busy]")).ToHaveCountAsync(0);
            await WalkAsync(page, path);
        }
    }

    [Fact]
    public async Task Dialog_TakesTheFocus_KeepsIt_AndGivesItBackOnEscape()
    {
        var page = await AdminAsync("/studio/articles");
        var first = page.Locator(".table a").First;
        // Again when the page itself, having just come, has taken the focus to its heading meanwhile.
        await Eventually.Is(async () =>
        {
            await first.FocusAsync();
            await page.Keyboard.PressAsync("?");
            await Assertions.Expect(page.Locator("#keys button")).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator("#keys")).ToBeHiddenAsync();
            return await first.EvaluateAsync<bool>("e => e === document.activeElement");
        });
        await page.SetViewportSizeAsync(390, 844);
        await page.Locator("[popovertarget=rail]").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#rail a").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#rail a").First).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[popovertarget=rail]").First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task WhereLessMotionIsWished_NothingMoves()
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
        // The browser sets it some time after the page has loaded, and would take the focus away in the midst of the walk.
        var first = page.Locator("main [autofocus]");
        if (await first.CountAsync() > 0)
            await Assertions.Expect(first).ToBeFocusedAsync();
        // From the top, also where the page itself has put the focus somewhere.
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

    /// <summary>An article, and a tag that it carries.</summary>
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
