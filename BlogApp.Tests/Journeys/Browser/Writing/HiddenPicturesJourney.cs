using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

/// <summary>Pictures of other hosts by http://. The server in these journeys refuses the machine's own addresses, as it does everywhere.</summary>
public sealed class HiddenPicturesJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private const string First = "http://127.0.0.1:9/a.png", Second = "http://127.0.0.1:9/b.png";

    [Fact]
    public async Task Editor_NamesPicturesThatDoNotShow_AndSaysWhyTheyDoNotCome()
    {
        var page = await AdminAsync("/studio/articles/new");
        await Assertions.Expect(page.Locator(".editor:not([aria-busy])")).ToHaveCountAsync(1);
        var notice = page.Locator("[data-notice=hidden-pictures]");
        await page.Locator("#markdown").FillAsync($"![a]({First}) and ![b](https://shown.test/b.png) and `![c](http://x.test/c.png)`");
        await Assertions.Expect(notice.Locator("p")).ToHaveTextAsync($"These pictures do not show to readers: {First}");
        await Assertions.Expect(page.Locator("[data-checks] li")).ToContainTextAsync([$"The picture does not show to readers: {First} comes by http://."]);

        await notice.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(notice.Locator("p")).ToHaveTextAsync($"These pictures do not show to readers: {First} (Its address belongs to no public server.)");
        await page.Locator("#markdown").FillAsync("No picture.");
        await Assertions.Expect(notice).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task PicturesThatCame_AreInTheText_WhateverWasTypedMeanwhile_AndOneUndoTakesThemBack()
    {
        var page = await AdminAsync("/studio/articles/new");
        await Assertions.Expect(page.Locator(".editor:not([aria-busy])")).ToHaveCountAsync(1);
        var area = page.Locator("#markdown");
        await area.FillAsync($"![a]({First}) `{First}`\n\n![b]({Second} \"t\") end");
        // The first answer is what a server brings that may reach the pictures; the next ones are this server's own.
        var came = new Dictionary<string, string> { [First] = "/media/aaaaaaaaaaaaaaaaaaaa.png", [Second] = "/media/bbbbbbbbbbbbbbbbbbbb.png" };
        var typed = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        await page.RouteAsync("**/pictures/fetch", async route =>
        {
            if (!asked.TrySetResult())
            {
                await route.ContinueAsync();
                return;
            }
            await typed.Task;
            await route.FulfillAsync(new() { ContentType = "application/json", Body = JsonSerializer.Serialize(new { brought = came, left = Array.Empty<object>(), edits = Array.Empty<object>() }) });
        });
        var notice = page.Locator("[data-notice=hidden-pictures]");
        await notice.GetByRole(AriaRole.Button).ClickAsync();
        await asked.Task;
        await area.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(" typed");
        typed.SetResult();

        await Assertions.Expect(area).ToHaveValueAsync($"![a]({came[First]}) `{First}`\n\n![b]({came[Second]} \"t\") end typed");
        await Assertions.Expect(page.Locator("[data-notice=said]")).ToContainTextAsync("2 pictures are in the library now.");
        await Assertions.Expect(notice).ToHaveCountAsync(0);
        await page.Keyboard.TypeAsync("!");
        await Assertions.Expect(area).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("end typed!$"));
        await page.Keyboard.PressAsync("Control+z");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(area).ToHaveValueAsync(new System.Text.RegularExpressions.Regex($@"^!\[a\]\({First}\)"));
    }

    [Fact]
    public async Task AllArticles_AreFetchedFromTheMediaPage_WithAReport()
    {
        var editor = await AdminAsync("/studio/articles/new");
        await Assertions.Expect(editor.Locator(".editor:not([aria-busy])")).ToHaveCountAsync(1);
        await editor.Locator("#title").FillAsync("With a lost picture");
        await Assertions.Expect(editor.Locator("#slug")).ToHaveValueAsync("with-a-lost-picture");
        await editor.Locator("#markdown").FillAsync($"![a]({First})");
        await editor.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(editor.Locator("[data-notice=said]")).ToBeVisibleAsync();

        var page = await AdminAsync("/studio/media");
        await page.GetByTestId("external-pictures").ClickAsync();
        await Assertions.Expect(page.GetByTestId("hidden-count")).ToContainTextAsync("1.");
        await page.GetByTestId("fetch-start").ClickAsync();
        await Assertions.Expect(page.GetByTestId("fetch-result")).ToHaveTextAsync("Pictures that came: 0; that did not: 1.");
        await Assertions.Expect(page.GetByTestId("fetch-task")).ToContainTextAsync($"{First} Its address belongs to no public server.");
        await page.GetByRole(AriaRole.Link, new() { Name = "With a lost picture" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-notice=hidden-pictures]")).ToContainTextAsync(First);
    }
}
