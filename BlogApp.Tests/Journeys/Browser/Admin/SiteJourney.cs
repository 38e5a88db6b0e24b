using System.Globalization;
using System.Net;
using BlogApp.Tests.Features.Media;
using BlogApp.Tests.Support;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed class SiteJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private static readonly FilePayload Picture = new() { Name = "fox.png", MimeType = "image/png", Buffer = SamplePictures.Png(1200, 600, seed: 9) };

    [Fact]
    public async Task AdminUploadsAPicture_DescribesIt_AndMakesItTheLogo_ThenItCannotBeDeleted()
    {
        var page = await AdminAsync("/studio/media");
        await page.Locator("[data-files]").SetInputFilesAsync(Picture);
        // The browser has made it smaller before it was sent.
        await Assertions.Expect(page.GetByTestId("media-details")).ToBeVisibleAsync();
        await Eventually.Is(async () => await Server.SqlAsync("SELECT COUNT(*) FROM MediaVariant WHERE Width IN (480, 960) AND ContentType = 'image/webp'") == 2);
        await Assertions.Expect(page.Locator(".missing")).ToHaveCountAsync(1);
        await page.Locator("#media-alt").FillAsync("A red fox <script>alert(1)</script>");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the description" }).ClickAsync();
        await Assertions.Expect(page.Locator(".missing")).ToHaveCountAsync(0);

        // What is no picture is refused in words, whatever it is called.
        await page.Locator("[data-files]").SetInputFilesAsync(new FilePayload { Name = "fox.png", MimeType = "image/png", Buffer = [.. "<svg onload='alert(1)'>"u8] });
        await Assertions.Expect(page.Locator("[data-uploads] .error")).ToContainTextAsync("SVG pictures are not accepted");

        // A picture is chosen before the script for uploads has come: the page lives on, and takes another choice.
        var chosen = new TaskCompletionSource();
        await page.RouteAsync("**/upload-area*.js", async route =>
        {
            await chosen.Task;
            await route.ContinueAsync();
        });
        await page.GotoAsync("/admin/settings");
        await InteractiveAsync(page);
        var logo = page.GetByTestId("logo");
        await logo.GetByRole(AriaRole.Button, new() { Name = "Choose a picture" }).ClickAsync();
        await logo.Locator("button.tile").ClickAsync();
        await Assertions.Expect(logo.Locator(".tile")).ToHaveCountAsync(0);
        chosen.SetResult();
        await logo.GetByRole(AriaRole.Button, new() { Name = "Choose another" }).ClickAsync();
        await logo.Locator("[data-files]").SetInputFilesAsync(Picture);
        await Assertions.Expect(logo.Locator(".tile")).ToHaveCountAsync(0);
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
        await page.GetByTestId("media-grid").Locator("a.tile").ClickAsync();
        await Assertions.Expect(page.GetByTestId("media-uses")).ToContainTextAsync("logo");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Delete this file" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task TwoAdmins_TheSecondSeesWhatTheFirstSaved_AndKeepsTheirOwn()
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
    public async Task TheMenuIsOrderedByKeyboard_AndASlideComesAndGoesAtItsTimes()
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
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the menu" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Menu saved")).ToBeVisibleAsync();
        await Eventually.Is(async () => await HomeAsync() is var html
            && html.IndexOf("href=\"https://example.org/\"", StringComparison.Ordinal) is > 0 and var at && at < html.IndexOf("href=\"/about\"", StringComparison.Ordinal));

        await page.GotoAsync("/admin/banner");
        await InteractiveAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a slide" }).ClickAsync();
        await page.Locator("#slide-title").FillAsync("Only for a moment");
        var begins = TimeProvider.System.GetUtcNow().AddSeconds(20);
        await page.Locator("#slide-start").FillAsync(Field(begins));
        await page.Locator("#slide-end").FillAsync(Field(begins.AddSeconds(-60)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Save this slide" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("slide-form")).ToContainTextAsync("It would end before it begins");
        await page.Locator("#slide-end").FillAsync(Field(begins.AddSeconds(6)));
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

    /// <summary>As a field of date and time holds it: a whole minute stands there without its seconds.</summary>
    private static string Field(DateTimeOffset at) => at.ToString(at.Second == 0 ? "yyyy-MM-ddTHH:mm" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}
