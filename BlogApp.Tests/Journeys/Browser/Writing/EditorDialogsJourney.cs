using BlogApp.Tests.Features.Media;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

/// <summary>Overlays of the editor: they take the focus, keep it, return it, and change no letter of the text.</summary>
public sealed class EditorDialogsJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Fact]
    public async Task Pictures_CanBeUploadedSearchedAndChosen_ByKeyboard()
    {
        var page = await AdminAsync("/studio/articles/new");
        await ReadyAsync(page);
        var text = page.Locator("#markdown");
        await text.FillAsync("Before after");
        for (var i = 0; i < " after".Length; i++)
            await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Control+Shift+KeyG");
        var dialog = page.GetByRole(AriaRole.Dialog, new() { Name = "Put in a picture" });
        var search = dialog.GetByRole(AriaRole.Searchbox);
        await Assertions.Expect(search).ToBeFocusedAsync();
        // Two at once, both inserted at the caret.
        await dialog.Locator("[data-files]").SetInputFilesAsync([Picture("fox.png", 1), Picture("owl.png", 2)]);
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"^Before!\[\]\(/media/\w+\.\w+\)\n\n!\[\]\(/media/\w+\.\w+\) after$"));
        await Assertions.Expect(text).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Control+Shift+KeyG");
        await Assertions.Expect(search).ToBeFocusedAsync();
        await Assertions.Expect(dialog.Locator(".tile")).ToHaveCountAsync(2);
        await page.Keyboard.TypeAsync("nothing like it");
        await Assertions.Expect(dialog).ToContainTextAsync("No picture is called so.");
        await search.FillAsync("");
        await Assertions.Expect(dialog.Locator(".tile")).ToHaveCountAsync(2);
        // One of two is refused: the dialog stays open and shows why; the other can be chosen.
        await dialog.Locator("[data-files]").SetInputFilesAsync([Picture("hare.png", 3), new() { Name = "no.png", MimeType = "image/png", Buffer = [.. "<svg/>"u8] }]);
        await Assertions.Expect(dialog.Locator("[data-uploads] .error")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.Locator(".tile")).ToHaveCountAsync(3);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        // Shortcuts of the editor behind it are disabled.
        await page.Keyboard.PressAsync("Control+s");
        await dialog.Locator(".tile").First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(dialog.Locator(".tile").Nth(1)).ToBeFocusedAsync();
        for (var i = 0; i < 6; i++)
            await page.Keyboard.PressAsync("Tab");
        await Eventually.Is(() => dialog.EvaluateAsync<bool>("dialog => dialog.contains(document.activeElement)"));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(text).ToBeFocusedAsync();
        Assert.Equal(0, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Markdown LIKE '%/media/%'"));

        await page.Locator("#tab-settings").ClickAsync();
        await page.Locator("[data-cover-choose]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Choose a cover" }).GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Dialog).Locator(".tile").First.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-cover] img")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-cover-choose]")).ToBeFocusedAsync();
        await page.Locator("#title").FillAsync("With a cover");
        await page.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(page.Locator(".editor [data-kept]")).ToHaveAttributeAsync("data-kept", "saved");
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Slug = 'with-a-cover' AND CoverId IS NOT NULL"));

        // No cover at all, and a chosen one takes that back.
        await page.GetByLabel("No cover").CheckAsync();
        await Assertions.Expect(page.Locator("[data-cover] img")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("[data-cover] [data-none]")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+s");
        await Eventually.Is(async () => await Server.SqlAsync("SELECT count(*) FROM Article WHERE Slug = 'with-a-cover' AND NoCover") == 1);
        await page.Locator("[data-cover-choose]").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog, new() { Name = "Choose a cover" }).GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Dialog).Locator(".tile").First.PressAsync("Enter");
        await Assertions.Expect(page.Locator("[data-cover] img")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("No cover")).Not.ToBeCheckedAsync();
        await page.Keyboard.PressAsync("Control+s");
        await Eventually.Is(async () => await Server.SqlAsync("SELECT count(*) FROM Article WHERE Slug = 'with-a-cover' AND NOT NoCover") == 1);
    }

    [Fact]
    public async Task ConflictingVersions_AreComparedInADialog_AndEscapeReturnsToTheText()
    {
        var slug = (await Server.AddArticlesAsync(1))[0];
        var id = await Server.SqlAsync($"SELECT Id FROM Article WHERE Slug = '{slug}'");
        var first = await AdminAsync($"/studio/articles/{id}");
        var second = await AdminAsync($"/studio/articles/{id}");
        await ReadyAsync(first);
        await ReadyAsync(second);
        await first.Locator("#markdown").FillAsync("By the first.");
        await first.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(first.Locator(".editor [data-kept]")).ToHaveAttributeAsync("data-kept", "saved");
        await second.Locator("#markdown").FillAsync("By the second.");
        await second.Keyboard.PressAsync("Control+s");
        var dialog = second.GetByRole(AriaRole.Dialog, new() { Name = "Two versions" });
        await Assertions.Expect(dialog.Locator("del")).ToContainTextAsync("first");
        await Assertions.Expect(dialog.Locator("ins")).ToContainTextAsync("second");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Go on writing" })).ToBeFocusedAsync();
        await second.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(second.Locator("#markdown")).ToBeFocusedAsync();
        await Assertions.Expect(second.Locator("#markdown")).ToHaveValueAsync("By the second.");
        Assert.Equal(1, await Server.SqlAsync($"SELECT count(*) FROM Article WHERE Id = {id} AND Markdown = 'By the first.'"));
        await second.GetByRole(AriaRole.Button, new() { Name = "Compare again" }).ClickAsync();
        // The harmless answer has the focus first.
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Go on writing" })).ToBeFocusedAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save mine over it" }).PressAsync("Enter");
        await Assertions.Expect(second.Locator(".editor [data-kept]")).ToHaveAttributeAsync("data-kept", "saved");
        Assert.Equal(1, await Server.SqlAsync($"SELECT count(*) FROM Article WHERE Id = {id} AND Markdown = 'By the second.'"));
    }

    private static FilePayload Picture(string name, byte seed) => new() { Name = name, MimeType = "image/png", Buffer = SamplePictures.Png(300, 200, seed: seed) };

    private static Task ReadyAsync(IPage page) => Assertions.Expect(page.Locator(".editor:not([aria-busy])")).ToHaveCountAsync(1);
}
