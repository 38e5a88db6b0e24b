using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

/// <summary>The editor's bar, menu and settings, by keyboard alone.</summary>
public sealed class EditorControlsJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private protected override (string, string)[] Settings => [("Site:TimeZone", "Europe/Berlin")];

    [Fact]
    public async Task Tags_CanBeTypedChosenAndRemoved_WithoutDuplicates()
    {
        await TagAsync("counting");
        var page = await EditorAsync("/studio/articles/new");
        await page.Locator("#title").FillAsync("With tags");
        await page.Locator("#tab-settings").ClickAsync();
        await page.Locator("#tag").FocusAsync();
        await page.Keyboard.TypeAsync("Redis");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Chips(page)).ToHaveTextAsync(["redis"]);
        await page.Keyboard.TypeAsync("REDIS，数据库、lua,");
        await Assertions.Expect(Chips(page)).ToHaveTextAsync(["redis", "数据库", "lua"]);
        await Assertions.Expect(page.Locator("#tag")).ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("#tag")).ToBeFocusedAsync();

        // An existing tag: the typed text comes first, the tag below it.
        await page.Keyboard.TypeAsync("coun");
        await Assertions.Expect(page.Locator(".mud-popover").GetByRole(AriaRole.Option)).ToHaveTextAsync(["coun", "counting"]);
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(page.GetByRole(AriaRole.Option, new() { Name = "counting" })).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(Chips(page)).ToHaveTextAsync(["redis", "数据库", "lua", "counting"]);
        await Assertions.Expect(page.Locator("#tag")).ToHaveValueAsync("");

        await page.Keyboard.PressAsync("Backspace");
        await Assertions.Expect(Chips(page)).ToHaveTextAsync(["redis", "数据库", "lua"]);
        await Chips(page).First.FocusAsync();
        await page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(Chips(page)).ToHaveTextAsync(["数据库", "lua"]);
        await Assertions.Expect(page.Locator("#tag")).ToBeFocusedAsync();

        // Text in the field becomes a tag when saving.
        await page.Keyboard.TypeAsync("unfinished");
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(Kept(page)).ToHaveAttributeAsync("data-kept", "saved");
        Assert.Equal(3, await Server.SqlAsync("SELECT count(*) FROM ArticleTag JOIN Article ON Article.Id = ArticlesId JOIN Tag ON Tag.Id = TagsId WHERE Slug = 'with-tags' AND Name IN ('数据库', 'lua', 'unfinished')"));
        await page.ReloadAsync();
        await ReadyAsync(page);
        await page.Locator("#tab-settings").ClickAsync();
        await Assertions.Expect(Chips(page)).ToHaveTextAsync(["lua", "unfinished", "数据库"]);
    }

    [Fact]
    public async Task Article_IsScheduledInTheBlogTimeZone_AndTheClockChangeIsExplained()
    {
        var page = await EditorAsync("/studio/articles/new");
        await page.Locator("#title").FillAsync("Planned");
        await page.Locator("#markdown").FillAsync("For later.");
        await Assertions.Expect(Primary(page)).ToHaveTextAsync("Publish now");
        await ChooseAsync(page, "Schedule…");
        await Assertions.Expect(page.Locator("#publish-date")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("2031-03-30");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#publish-when")).ToHaveTextAsync("30 Mar 2031 09:00 in Europe/Berlin, that is 30 Mar 2031 07:00 UTC.");
        await Assertions.Expect(Primary(page)).ToHaveTextAsync("Schedule");

        await page.Locator("#publish-time").FillAsync("02:30");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator("#publish-when")).ToContainTextAsync("leave this time out: 30 Mar 2031 03:30 is meant.");
        await page.Locator("#publish-time").FillAsync("25:99");
        await page.Keyboard.PressAsync("Tab");
        // Text that is not a time at all is removed from the field.
        await Assertions.Expect(page.Locator("#publish-when")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^(This cannot be read as a date and a time|A time belongs to it)\\.$"));
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await Assertions.Expect(page.Locator("#at-error")).ToHaveTextAsync("Say when: a date and a time.");
        Assert.Equal(0, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Slug = 'planned'"));

        // The current time in the field is used, not the one from when the field was last left.
        await page.Locator("#publish-time").FillAsync("10:45");
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await Assertions.Expect(page.Locator("[data-badge]")).ToHaveTextAsync("Scheduled for 30 Mar 2031, 10:45:00 (Europe/Berlin)");
        await Assertions.Expect(Primary(page)).ToHaveTextAsync("Update");
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Slug = 'planned' AND State = 'Scheduled' AND PublishedAt LIKE '2031-03-30%08:45:00%'"));

        await page.Locator("#publish-date").FillAsync("2031-03-31");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(Primary(page)).ToHaveTextAsync("Schedule");
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.Locator("[data-badge]")).ToHaveTextAsync("Scheduled for 31 Mar 2031, 10:45:00 (Europe/Berlin)");
        await ChooseAsync(page, "Take off the schedule");
        await Assertions.Expect(page.Locator("[data-badge]")).ToHaveTextAsync("Draft");
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Slug = 'planned' AND State = 'Draft' AND PublishedAt IS NULL"));
    }

    [Fact]
    public async Task ScheduledDateOfADraft_IsKeptWithTheUnsavedText()
    {
        var page = await EditorAsync("/studio/articles/new");
        await page.Locator("#title").FillAsync("Begun with a plan");
        await page.Locator("#tab-settings").ClickAsync();
        await page.Locator("#publish-date").FillAsync("2031-05-01");
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.Locator("[data-notices]")).ToContainTextAsync("It goes onto the schedule when you press “Schedule”.");
        await Assertions.Expect(Kept(page)).ToHaveAttributeAsync("data-kept", "kept");
        var again = await page.Context.NewPageAsync();
        await page.CloseAsync(new() { RunBeforeUnload = false });
        await again.GotoAsync($"/studio/articles/{await Server.SqlAsync("SELECT Id FROM Article WHERE Slug = 'begun-with-a-plan'")}");
        await ReadyAsync(again);
        await Assertions.Expect(Primary(again)).ToHaveTextAsync("Schedule");
        await again.Locator("#tab-settings").ClickAsync();
        await Assertions.Expect(again.Locator("#publish-date")).ToHaveValueAsync("2031-05-01");
        await Assertions.Expect(again.Locator("#publish-time")).ToHaveValueAsync("09:00");
    }

    [Fact]
    public async Task EditorMenu_WorksByKeyboard_AndConfirmsUnpublishingAndTrashing()
    {
        var slug = (await Server.AddArticlesAsync(1))[0];
        var id = await Server.SqlAsync($"SELECT Id FROM Article WHERE Slug = '{slug}'");
        var page = await EditorAsync($"/studio/articles/{id}");
        await page.Locator("#title").FillAsync("To be taken away");
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(Kept(page)).ToHaveAttributeAsync("data-kept", "saved");

        var more = page.GetByRole(AriaRole.Button, new() { Name = "More actions" });
        await more.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem).First).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Menuitem)).ToHaveCountAsync(0);
        await Assertions.Expect(more).ToBeFocusedAsync();

        await ChooseAsync(page, "Move to trash…");
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("Move “To be taken away” to the trash?");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        // The focus stays inside, and no key reaches the editor behind it.
        for (var i = 0; i < 4; i++)
            await page.Keyboard.PressAsync("Tab");
        await Eventually.Is(() => dialog.EvaluateAsync<bool>("dialog => dialog.contains(document.activeElement)"));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(more).ToBeFocusedAsync();
        Assert.Equal(1, await Server.SqlAsync($"SELECT count(*) FROM Article WHERE Id = {id} AND State = 'Published'"));

        await ChooseAsync(page, "Unpublish…");
        // The harmless answer has the focus first.
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Unpublish" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-badge]")).ToHaveTextAsync("Unpublished");
        await ChooseAsync(page, "Move to trash…");
        // The harmless answer has the focus first.
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Move to trash" }).PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/studio/articles$"));
        Assert.Equal(1, await Server.SqlAsync($"SELECT count(*) FROM Article WHERE Id = {id} AND State = 'Trash'"));
    }

    [Fact]
    public async Task LeavingUnsavedText_NeedsConfirmation_AndCancelIsTheDefault()
    {
        var page = await EditorAsync("/studio/articles/new");
        await page.Locator("#title").FillAsync("Not to be lost");
        await page.Locator(".rail a[href='/studio/media']").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("Leave without saving?");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("#title")).ToHaveValueAsync("Not to be lost");
        await page.Locator(".rail a[href='/studio/media']").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Leave" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/studio/media$"));
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) > 0 FROM WorkingCopy WHERE Content LIKE '%Not to be lost%'"));
    }

    /// <summary>Chooses a menu item by keyboard.</summary>
    private static async Task ChooseAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "More actions" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var items = page.GetByRole(AriaRole.Menuitem);
        await Assertions.Expect(items.First).ToBeFocusedAsync();
        var all = await items.AllInnerTextsAsync();
        var at = all.ToList().FindIndex(text => text.Trim() == name);
        Assert.True(at >= 0, $"{name} is none of {string.Join(", ", all)}");
        for (var i = 1; i <= at; i++)
        {
            // The library gives the focus back late when a dialog has just closed, and a key then goes to the button behind the menu.
            var (before, next) = (items.Nth(i - 1), items.Nth(i));
            await Eventually.Is(async () =>
            {
                await before.FocusAsync();
                await page.Keyboard.PressAsync("ArrowDown");
                return await next.EvaluateAsync<bool>("item => item === document.activeElement");
            }, TimeSpan.FromSeconds(45));
        }
        await page.Keyboard.PressAsync("Enter");
    }

    private async Task TagAsync(string name)
    {
        var page = await EditorAsync("/studio/articles/new");
        await page.Locator("#title").FillAsync("Brings the tag " + name);
        await page.Locator("#tab-settings").ClickAsync();
        await page.Locator("#tag").FillAsync(name);
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(Kept(page)).ToHaveAttributeAsync("data-kept", "saved");
    }

    private async Task<IPage> EditorAsync(string address)
    {
        var page = await AdminAsync(address);
        await ReadyAsync(page);
        return page;
    }

    private static Task ReadyAsync(IPage page) => Assertions.Expect(page.Locator(".editor:not([aria-busy])")).ToHaveCountAsync(1);

    private static ILocator Chips(IPage page) => page.Locator("[data-tag]");

    private static ILocator Primary(IPage page) => page.Locator("[data-do=primary]");

    private static ILocator Kept(IPage page) => page.Locator(".editor [data-kept]");
}
