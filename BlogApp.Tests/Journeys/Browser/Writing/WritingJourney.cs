using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

public sealed class WritingJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    // Creates a PNG with a canvas and pastes it like a screenshot.
    private const string PastePicture = """
        async area => {
            const canvas = document.createElement('canvas');
            canvas.width = 640; canvas.height = 360;
            canvas.getContext('2d').fillRect(20, 20, 300, 200);
            const blob = await new Promise(done => canvas.toBlob(done, 'image/png'));
            const transfer = new DataTransfer();
            transfer.items.add(new File([blob], 'screenshot.png', { type: 'image/png' }));
            area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: transfer, bubbles: true, cancelable: true }));
        }
        """;

    [Fact]
    public async Task ArticleWithCodeAndAPastedPicture_IsPublishedAsInThePreview()
    {
        var page = await EditorAsync("/studio/articles/new");
        await page.Locator("#title").FillAsync("Counting, 恰好一次");
        await Assertions.Expect(page.Locator("#slug")).ToHaveValueAsync("counting-恰好一次");
        var text = page.Locator("#markdown");
        await text.ClickAsync();
        await page.Keyboard.TypeAsync("Some ");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync("bold");
        await page.Keyboard.PressAsync("Control+b");
        await page.Keyboard.TypeAsync(" words.\n\n- one\ntwo\n\n```csharp\nvar views = 1;\n```\n\n");
        Assert.Equal("Some **bold** words.\n\n- one\n- two\n\n```csharp\nvar views = 1;\n```\n\n", await text.InputValueAsync());
        await text.EvaluateAsync(PastePicture);
        await Assertions.Expect(text).ToHaveValueAsync(new System.Text.RegularExpressions.Regex(@"!\[\]\(/media/\w+\.\w+\)"));
        await page.GetByLabel("What does it show?").FillAsync("A black [box]");
        await page.GetByRole(AriaRole.Button, new() { Name = "Done", Exact = true }).ClickAsync();
        // From now on, pages offer all sizes of the picture.
        await Eventually.Is(async () => await Server.SqlAsync("SELECT count(*) FROM BackgroundTask WHERE Kind = 'media.resize' AND State = 'Succeeded'") == 1);
        await page.Locator("#tab-settings").ClickAsync();
        await page.Locator("#tag").FillAsync("Writing, 数据库");
        await page.Locator("#tag").PressAsync("Enter");
        await page.Locator("#excerpt").FillAsync("An excerpt.");
        await page.Locator("#tab-write").ClickAsync();
        await Assertions.Expect(page.Locator("[data-preview] .prose img")).ToHaveAttributeAsync("alt", "A black [box]");
        await page.Locator("#markdown").PressAsync("End");
        await page.Keyboard.TypeAsync("!");
        await Assertions.Expect(page.Locator("[data-preview] .prose")).ToContainTextAsync("!");
        var preview = await page.Locator("[data-preview] .prose").InnerHTMLAsync();
        Assert.Contains("tok-", preview, StringComparison.Ordinal);

        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await Assertions.Expect(page.Locator("[data-badge]")).ToHaveTextAsync("Published");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/studio/articles/[0-9]+$"));
        // Without its script, which adds copy buttons to code blocks.
        var reader = await (await VisitorAsync(script: false)).NewPageAsync();
        await reader.GotoAsync("/articles/counting-恰好一次");
        Assert.Equal(preview.Trim(), (await reader.Locator(".prose").InnerHTMLAsync()).Trim());
        await Assertions.Expect(reader.Locator(".article-foot")).ToContainTextAsync("数据库");
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM MediaFile"));
    }

    [Fact]
    public async Task ClosedWindow_LosesNoText_AndTheUnsavedTextCanBeDiscarded()
    {
        var page = await EditorAsync("/studio/articles/new");
        await page.Locator("#title").FillAsync("Begun");
        await page.Locator("#markdown").FillAsync("Never saved.");
        await Assertions.Expect(Kept(page)).ToHaveAttributeAsync("data-kept", "kept");
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("copy="));
        var again = await page.Context.NewPageAsync();
        await page.CloseAsync();
        await again.GotoAsync("/studio/articles/new");
        await ReadyAsync(again);
        await Assertions.Expect(again.Locator("#title")).ToHaveValueAsync("");
        await Assertions.Expect(again.Locator("[data-notices] .notice")).ToHaveCountAsync(0);
        await again.GotoAsync("/studio/articles?state=draft");
        await Assertions.Expect(again.GetByTestId("beginning")).ToContainTextAsync("Not saved yet");
        // A row like the others: the same columns at every width.
        await Server.AddArticlesAsync(1);
        await again.GotoAsync("/studio/articles");
        foreach (var width in (int[])[1440, 768, 390])
        {
            await again.SetViewportSizeAsync(width, 900);
            await Eventually.Is(() => again.EvaluateAsync<bool>("""
                () => {
                    const shown = row => [...row.cells].map(cell => getComputedStyle(cell).display).join(), rows = [...document.querySelectorAll('tbody tr')];
                    return rows.length > 1 && rows.every(row => shown(row) === shown(rows[0])) && document.documentElement.scrollWidth <= innerWidth;
                }
                """));
        }
        await again.SetViewportSizeAsync(1440, 900);
        await again.GetByTestId("beginning").GetByRole(AriaRole.Link, new() { Name = "Begun" }).ClickAsync();
        await ReadyAsync(again);
        await Assertions.Expect(again.Locator("#markdown")).ToHaveValueAsync("Never saved.");
        await Assertions.Expect(again.Locator("[data-notice=restored]")).ToContainTextAsync("Restored what you had not saved");
        await again.GetByRole(AriaRole.Button, new() { Name = "Discard it" }).ClickAsync();
        await Assertions.Expect(again.Locator("#markdown")).ToHaveValueAsync("");
        await Eventually.Is(async () => await Server.SqlAsync("SELECT count(*) FROM WorkingCopy WHERE Content LIKE '%Never saved.%'") == 0);
        Assert.Equal(0, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Title = 'Begun'"));

        // A save right after typing the title uses the new address.
        await again.Locator("#title").FillAsync("Saved at once");
        await again.Locator("#title").PressAsync("Control+s");
        await Assertions.Expect(Kept(again)).ToHaveAttributeAsync("data-kept", "saved");
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Slug = 'saved-at-once'"));
    }

    [Fact]
    public async Task SecondEditor_IsWarned_AndOverwritesNothingSilently()
    {
        var address = await ArticleAsync();
        var first = await EditorAsync(address);
        var second = await EditorAsync(address);
        await Assertions.Expect(second.GetByTestId("editing-now")).ToBeVisibleAsync();
        await Assertions.Expect(first.GetByTestId("editing-now")).ToBeVisibleAsync();
        await first.Locator("#markdown").FillAsync("The first one's text.");
        await first.Locator("#title").PressAsync("Control+s");
        await Assertions.Expect(Kept(first)).ToHaveAttributeAsync("data-kept", "saved");
        await Assertions.Expect(second.GetByTestId("saved-meanwhile")).ToBeVisibleAsync();
        await second.Locator("#markdown").FillAsync("The second one's text.");
        await second.Locator("#title").PressAsync("Control+s");
        var both = second.GetByRole(AriaRole.Dialog, new() { Name = "Two versions" });
        await Assertions.Expect(both).ToContainTextAsync("The first one's text.");
        await Assertions.Expect(both).ToContainTextAsync("The second one's text.");
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Markdown = 'The first one''s text.'"));

        await second.GetByRole(AriaRole.Button, new() { Name = "Save mine as a new draft" }).ClickAsync();
        await Assertions.Expect(Kept(second)).ToHaveAttributeAsync("data-kept", "saved");
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Markdown = 'The first one''s text.'"));
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM Article WHERE Markdown = 'The second one''s text.' AND State = 'Draft'"));
    }

    [Fact]
    public async Task ServerKilled_Editor_LosesNoText_EvenTypedWhileOffline()
    {
        var address = await ArticleAsync();
        var page = await EditorAsync(address);
        await page.Locator("#markdown").FillAsync("Before. ");
        await Assertions.Expect(Kept(page)).ToHaveAttributeAsync("data-kept", "kept");
        await MarkAsync(page);
        await Server.KillAsync();
        await page.Locator("#markdown").FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("While it was away.");
        await Assertions.Expect(Kept(page)).ToHaveAttributeAsync("data-kept", "offline");
        await Assertions.Expect(Kept(page)).ToContainTextAsync("Kept in this browser");
        await Server.StartAgainAsync();

        await LoadedAnewAsync(page);
        await ReadyAsync(page);
        await Assertions.Expect(page.Locator("#markdown")).ToHaveValueAsync("Before. While it was away.");
        await Assertions.Expect(page.Locator("#markdown")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-notice=restored]")).ToBeVisibleAsync();
        await Assertions.Expect(Kept(page)).ToHaveAttributeAsync("data-kept", "kept");
        Assert.Equal(1, await Server.SqlAsync("SELECT count(*) FROM WorkingCopy WHERE Content LIKE '%While it was away.%'"));
        Assert.Equal(1, await Server.SqlAsync($"SELECT count(*) FROM Article WHERE Id = {address.Split('/')[^1]} AND Markdown LIKE 'Text of article%'"));
    }

    /// <summary>A published article's address in the Studio.</summary>
    private async Task<string> ArticleAsync()
    {
        var slug = (await Server.AddArticlesAsync(1))[0];
        return $"/studio/articles/{await Server.SqlAsync($"SELECT Id FROM Article WHERE Slug = '{slug}'")}";
    }

    private async Task<IPage> EditorAsync(string address)
    {
        var page = await AdminAsync(address);
        await ReadyAsync(page);
        return page;
    }

    private static Task ReadyAsync(IPage page) => Assertions.Expect(page.Locator(".editor:not([aria-busy])")).ToHaveCountAsync(1);

    private static ILocator Kept(IPage page) => page.Locator(".editor [data-kept]");
}
