using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

public sealed class EditorNoticesJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task ActionBar_WhateverIsSaid_StaysWhereItIs(int width, int height)
    {
        var page = await EditorAsync(width, height);
        var bar = page.Locator(".action-bar");
        var before = await bar.BoundingBoxAsync();
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.Locator("[data-notice=invalid]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-notice=invalid]")).ToBeInViewportAsync();
        Assert.Equal(before!.Y, (await bar.BoundingBoxAsync())!.Y);

        await page.Locator("#tab-write").ClickAsync();
        await page.Locator("#title").FillAsync($"A bar that stays at {width}");
        await Assertions.Expect(page.Locator("#slug")).ToHaveValueAsync($"a-bar-that-stays-at-{width}");
        await Assertions.Expect(page.Locator("[data-notice=invalid]")).ToHaveCountAsync(0);
        var title = await page.Locator("#title").BoundingBoxAsync();
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.Locator("[data-notice=said]")).ToBeInViewportAsync();
        Assert.Equal((before.Y, title!.Y), ((await bar.BoundingBoxAsync())!.Y, (await page.Locator("#title").BoundingBoxAsync())!.Y));
    }

    [Fact]
    public async Task FieldsThatNeedAnotherLook_Mended_TakeTheNoticeAway()
    {
        var page = await EditorAsync(1440, 900);
        await page.Locator("#title").FillAsync(new string('x', 301));
        await page.Locator("#tab-settings").ClickAsync();
        await page.Locator("#slug").FillAsync("Not an address");
        await page.Locator("#language").FillAsync("english, please");
        await page.Keyboard.PressAsync("Control+s");
        var notice = page.Locator("[data-notice=invalid]");
        await Assertions.Expect(notice).ToContainTextAsync("3 fields need another look");
        await page.Locator("#title").FillAsync("Short enough");
        await Assertions.Expect(notice).ToContainTextAsync("2 fields need another look");
        // Changed is not mended.
        await page.Locator("#slug").FillAsync("Still no address");
        await page.Locator("#language").FillAsync("en");
        await Assertions.Expect(notice).ToContainTextAsync("one field needs another look");
        await Assertions.Expect(page.Locator("#slug-error")).ToBeVisibleAsync();
        await page.Locator("#slug").FillAsync("an-address");
        await Assertions.Expect(notice).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("[data-error]:visible")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task FieldMendedWhileAnotherIsChecked_TakesTheNoticeAway()
    {
        var page = await EditorAsync(1440, 900);
        await page.Locator("#title").FillAsync(new string('x', 301));
        await page.Locator("#tab-settings").ClickAsync();
        await page.Locator("#slug").FillAsync("Not an address");
        await page.Keyboard.PressAsync("Control+s");
        var notice = page.Locator("[data-notice=invalid]");
        await Assertions.Expect(notice).ToContainTextAsync("2 fields need another look");
        var (asked, answer) = (new TaskCompletionSource(), new TaskCompletionSource());
        await page.RouteAsync("**/check", async route =>
        {
            // The first answer is late, and knows the old address.
            if (asked.TrySetResult())
            {
                var response = await route.FetchAsync();
                await answer.Task;
                await route.FulfillAsync(new() { Response = response });
            }
            else
            {
                await route.ContinueAsync();
            }
        });
        await page.Locator("#title").FillAsync("Short enough");
        await asked.Task;
        await page.Locator("#slug").FillAsync("an-address");
        answer.SetResult();
        await Assertions.Expect(notice).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("[data-error]:visible")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task SuccessRestoreAndError_LookDifferent_AndAnErrorInterrupts()
    {
        var page = await EditorAsync(1440, 900);
        await page.Keyboard.PressAsync("Control+s");
        var error = await LookAsync(page.Locator("[data-notice=invalid]"));
        await page.Locator("#title").FillAsync("Told apart");
        await Assertions.Expect(page.Locator("#slug")).ToHaveValueAsync("told-apart");
        await page.Keyboard.PressAsync("Control+s");
        var success = await LookAsync(page.Locator("[data-notice=said]"));
        await page.Locator("#tab-write").ClickAsync();
        await page.Locator("#markdown").FillAsync("Kept.");
        await Assertions.Expect(page.Locator(".editor [data-kept]")).ToHaveAttributeAsync("data-kept", "kept");
        await page.ReloadAsync();
        var restored = await LookAsync(page.Locator("[data-notice=restored]"));
        Assert.Equal(("alert", "status", "status"), (error.Role, success.Role, restored.Role));
        Assert.Equal(3, new[] { error.Color, success.Color, restored.Color }.Distinct().Count());
        Assert.Equal(3, new[] { error.Icon, success.Icon, restored.Icon }.Distinct().Count());
    }

    [Fact]
    public async Task Toolbar_OnAPhoneAndByKeyboard_PutsInTablesCodeAndEmbeds()
    {
        var page = await EditorAsync(390, 844);
        await page.Locator("#markdown").FocusAsync();
        await page.Keyboard.TypeAsync("gone");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Control+Shift+X");
        await Assertions.Expect(page.Locator("#markdown")).ToHaveValueAsync("~~gone~~");
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.PressAsync("Control+Shift+E");
        await page.Keyboard.TypeAsync("lua");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#markdown")).ToHaveValueAsync("~~gone~~\n\n```lua\n\n```\n");
        await page.Keyboard.PressAsync("Control+End");
        await page.GetByRole(AriaRole.Button, new() { Name = "Embed", Exact = true }).ClickAsync();
        await page.Locator("[data-field=address]").FillAsync("https://youtu.be/1");
        await page.Locator("[data-field=title]").FillAsync("A film");
        await page.Locator("#tool-embed").GetByRole(AriaRole.Button, new() { Name = "Put in" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Table", Exact = true }).ClickAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#markdown")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+Shift+L");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#markdown")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"!\[A film\]\(https://youtu\.be/1\)\s+\| "));
        await page.Keyboard.PressAsync("Control+Shift+Slash");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "What can be written" })).ToContainTextAsync("> [!NOTE]");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#markdown")).ToBeFocusedAsync();
        Assert.True(await page.EvaluateAsync<bool>("[...document.querySelectorAll('.tools button')].every(b => { const box = b.getBoundingClientRect(); return box.left >= 0 && box.right <= 390 && box.width >= 36 && box.height >= 36; })"));
        Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > 390"));
    }

    private static async Task<(string Role, string Color, string Icon)> LookAsync(ILocator notice) => (
        (await notice.GetAttributeAsync("role"))!,
        await notice.EvaluateAsync<string>("one => getComputedStyle(one).borderLeftColor"),
        (await notice.Locator("svg path").GetAttributeAsync("d"))!);

    private async Task<IPage> EditorAsync(int width, int height)
    {
        var page = await AdminAsync("/studio/articles/new");
        await page.SetViewportSizeAsync(width, height);
        await Assertions.Expect(page.Locator(".editor:not([aria-busy])")).ToHaveCountAsync(1);
        return page;
    }
}
