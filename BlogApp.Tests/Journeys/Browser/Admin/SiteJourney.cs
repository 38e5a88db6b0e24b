using System.Globalization;
using System.Net;
using BlogApp.Tests.Features.Media;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed class SiteJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private static readonly FilePayload Picture = new() { Name = "fox.png", MimeType = "image/png", Buffer = SamplePictures.Png(1200, 600, seed: 9) };

    [Fact]
    public async Task UploadedPicture_CanBeDescribedAndChosenAsLogo_AndThenNotDeleted()
    {
        var page = await AdminAsync("/studio/media");
        await page.Locator("[data-files]").SetInputFilesAsync(Picture);
        // The browser made smaller copies before the upload.
        await Assertions.Expect(page.GetByTestId("media-details")).ToBeVisibleAsync();
        await Eventually.Is(async () => await Server.SqlAsync("SELECT COUNT(*) FROM MediaVariant WHERE Width IN (480, 960) AND ContentType = 'image/webp'") == 2);
        await Assertions.Expect(page.Locator(".missing")).ToHaveCountAsync(1);
        await page.Locator("#media-alt").FillAsync("A red fox <script>alert(1)</script>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the description" }).ClickAsync();
        await Assertions.Expect(page.Locator(".missing")).ToHaveCountAsync(0);

        // A file that is not a picture is refused with an explanation, whatever its name.
        await page.Locator("[data-files]").SetInputFilesAsync(new FilePayload { Name = "fox.png", MimeType = "image/png", Buffer = [.. "<svg onload='alert(1)'>"u8] });
        await Assertions.Expect(page.Locator("[data-uploads] .error")).ToContainTextAsync("SVG pictures are not accepted");
        await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-uploads] li")).ToHaveCountAsync(0);

        // A bar shows the progress of an upload. It can be canceled, and later uploads still work.
        var sending = new TaskCompletionSource();
        var cancelled = new TaskCompletionSource();
        page.RequestFailed += (_, _) => cancelled.TrySetResult();
        await page.RouteAsync("**/api/media", async route =>
        {
            await sending.Task;
            await route.ContinueAsync();
        });
        await page.Locator("[data-files]").SetInputFilesAsync((FilePayload[])[new() { Name = "wolf.png", MimeType = "image/png", Buffer = SamplePictures.Png(40, 30, seed: 3) },
            new() { Name = "hare.png", MimeType = "image/png", Buffer = SamplePictures.Png(40, 30, seed: 4) }]);
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar, new() { Name = "Uploading wolf.png" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Cancel wolf.png" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar, new() { Name = "Uploading hare.png" })).ToBeVisibleAsync();
        // The browser still holds the request back; once let go it would reach the server in spite of the click.
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        sending.SetResult();
        await Assertions.Expect(page.GetByTestId("media-details")).ToContainTextAsync("hare.png");
        Assert.Equal(0, await Server.SqlAsync("SELECT count(*) FROM MediaFile WHERE OriginalName = 'wolf.png'"));
        // Escape closes the details, and the chosen file has the focus.
        await page.GetByTestId("media-details").GetByRole(AriaRole.Heading, new() { Name = "hare.png" }).FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("media-details")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("media-grid").Locator("a.tile").First).ToBeFocusedAsync();

        // A picture is chosen before the upload script is loaded: the page still works, and accepts another choice.
        var chosen = new TaskCompletionSource();
        await page.RouteAsync("**/upload-area*.js", async route =>
        {
            await chosen.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/admin/settings");
        await InteractiveAsync(page);
        var logo = page.GetByTestId("logo");
        var pictures = page.GetByRole(AriaRole.Dialog);
        await logo.GetByRole(AriaRole.Button, new() { Name = "Choose a picture" }).ClickAsync();
        await pictures.Locator("button.tile").Last.ClickAsync();
        await Assertions.Expect(pictures).ToHaveCountAsync(0);
        chosen.SetResult();
        await logo.GetByRole(AriaRole.Button, new() { Name = "Choose another" }).ClickAsync();
        await pictures.Locator("[data-files]").SetInputFilesAsync(Picture);
        await Assertions.Expect(pictures).ToHaveCountAsync(0);
        await page.Locator("#site-title").FillAsync("");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the settings" }).ClickAsync();
        await Assertions.Expect(page.Locator("#site-title-error")).ToContainTextAsync("1 to 100");
        await page.Locator("#site-title").FillAsync("Field <b>notes");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the settings" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Settings saved")).ToBeVisibleAsync();
        await Eventually.Is(async () => (await HomeAsync()).Contains("Field &lt;b&gt;notes", StringComparison.Ordinal));
        Assert.Contains("class=\"logo\" src=\"/media/", await HomeAsync(), StringComparison.Ordinal);

        await page.GotoAsync("/studio/media");
        await InteractiveAsync(page);
        await page.GetByTestId("media-grid").Locator("a.tile").Last.ClickAsync();
        await Assertions.Expect(page.GetByTestId("media-uses")).ToContainTextAsync("logo");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete this file" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task TwoAdmins_TheSecondSeesWhatTheFirstSaved_AndKeepsTheirOwnInput()
    {
        var first = await AdminAsync("/admin/settings");
        var second = await AdminAsync("/admin/settings");
        await first.Locator("#site-title").FillAsync("By the first");
        await first.GetByRole(AriaRole.Button, new() { Name = "Save the settings" }).ClickAsync();
        await Eventually.Is(async () => (await HomeAsync()).Contains("By the first", StringComparison.Ordinal));
        await second.Locator("#site-description").FillAsync("By the second");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save the settings" }).ClickAsync();
        await Assertions.Expect(second.GetByTestId("theirs")).ToContainTextAsync("By the first");
        await second.GetByRole(AriaRole.Button, new() { Name = "Save the settings" }).ClickAsync();
        await Eventually.Is(async () => await HomeAsync() is var html && html.Contains("By the first", StringComparison.Ordinal) && html.Contains("By the second", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Menu_CanBeOrderedByKeyboard_AndASlideStartsAndEndsOnTime()
    {
        await Server.AddArticlesAsync(1);
        var page = await AdminAsync("/admin/menu");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin with the present ones" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a link" }).ClickAsync();
        await page.Locator("#menu-title-3").FillAsync("Elsewhere");
        await page.Locator("#menu-address-3").FillAsync("javascript:alert(1)");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the menu" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("menu-form")).ToContainTextAsync("Begin with a slash");
        await page.Locator("#menu-address-3").FillAsync("https://example.org/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move Elsewhere up" }).PressAsync("Enter");
        await Assertions.Expect(page.Locator("#menu-title-2")).ToHaveValueAsync("Elsewhere");
        // Undo restores a removed link to its position.
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove Elsewhere" }).ClickAsync();
        await Assertions.Expect(page.Locator("#menu-title-3")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.Locator("#menu-title-2")).ToHaveValueAsync("Elsewhere");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the menu" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Menu saved")).ToBeVisibleAsync();
        await Eventually.Is(async () => await HomeAsync() is var html
            && html.IndexOf("href=\"https://example.org/\"", StringComparison.Ordinal) is > 0 and var at && at < html.IndexOf("href=\"/about\"", StringComparison.Ordinal));

        await page.GotoAsync("/admin/banner");
        await InteractiveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a slide" }).ClickAsync();
        await page.Locator("#slide-title").FillAsync("Only for a moment");
        var begins = TimeProvider.System.GetUtcNow().AddSeconds(20);
        await FillAsync(page, "slide-start", begins);
        await page.Locator("#slide-end-time").FillAsync("23:00:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this slide" }).ClickAsync();
        await Assertions.Expect(page.Locator("#slide-end-error")).ToContainTextAsync("Say when: a date and a time.");
        await FillAsync(page, "slide-end", begins.AddSeconds(-60));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this slide" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("slide-form")).ToContainTextAsync("It would end before it begins");
        await FillAsync(page, "slide-end", begins.AddSeconds(6));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this slide" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("slides")).ToContainTextAsync("Begins");
        Assert.True(TimeProvider.System.GetUtcNow() >= begins || !(await HomeAsync()).Contains("Only for a moment", StringComparison.Ordinal));
        await Eventually.Is(async () => (await HomeAsync()).Contains("Only for a moment", StringComparison.Ordinal), TimeSpan.FromSeconds(60));
        var late = TimeProvider.System.GetUtcNow() - begins;
        Assert.InRange(late, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(20));
        await Eventually.Is(async () => !(await HomeAsync()).Contains("Only for a moment", StringComparison.Ordinal));
        Assert.InRange(TimeProvider.System.GetUtcNow() - begins.AddSeconds(6), TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(20));
    }

    private async Task<string> HomeAsync()
    {
        using var answer = await Server.Client.GetAsync(new Uri("/", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>By keyboard, the way both fields accept it.</summary>
    private static async Task FillAsync(IPage page, string id, DateTimeOffset at)
    {
        await page.Locator($"#{id}-date").FillAsync(at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.Keyboard.PressAsync("Tab");
        // A date alone gets a time, which would overwrite what is typed meanwhile.
        await Assertions.Expect(page.Locator($"#{id}-when")).ToContainTextAsync(at.ToString("d MMM yyyy", CultureInfo.InvariantCulture));
        await page.Locator($"#{id}-time").FillAsync(at.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator($"#{id}-when")).ToContainTextAsync(at.ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture));
    }
}
