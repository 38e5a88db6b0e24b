using System.Globalization;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

public sealed class ContentJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Fact]
    public async Task Import_IsPreviewedFirst_ContinuesAfterACrash_AndImportsNothingTwice()
    {
        const int posts = 700;
        var page = await AdminAsync("/admin/content");
        await page.GetByTestId("look").ClickAsync();
        await Assertions.Expect(page.Locator("#import-error")).ToHaveTextAsync("Choose a file first.");
        await Assertions.Expect(page.Locator("#import-file")).ToBeEnabledAsync();
        await page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = "old.xml", MimeType = "text/xml", Buffer = System.Text.Encoding.UTF8.GetBytes(SampleWxr.Of(posts)) });
        await page.GetByTestId("look").ClickAsync();
        await Assertions.Expect(page.GetByTestId("count-article").Locator("td").First).ToHaveTextAsync(posts.ToString("N0", CultureInfo.InvariantCulture));
        Assert.Equal(0, await Server.SqlAsync("SELECT COUNT(*) FROM Article"));

        await page.GetByTestId("import-now").ClickAsync();
        await Assertions.Expect(page.GetByTestId("task-progress")).ToContainTextAsync(" of 700");
        await Eventually.Is(async () => await Server.SqlAsync("SELECT COUNT(*) FROM Article") > 20);
        await Server.KillAsync();
        // Each article was imported completely or not at all.
        Assert.Equal(2 * await Server.SqlAsync("SELECT COUNT(*) FROM Article"), await Server.SqlAsync("SELECT COUNT(*) FROM Comment"));
        Assert.InRange(await Server.SqlAsync("SELECT COUNT(*) FROM Article"), 20, posts - 1);
        await MarkAsync(page);
        await Server.StartAgainAsync();
        await LoadedAnewAsync(page);
        await Eventually.Is(async () => await Server.SqlAsync("SELECT COUNT(*) FROM BackgroundTask WHERE Kind = 'content.import' AND State = 'Succeeded'") == 1, TimeSpan.FromSeconds(120));
        Assert.Equal((posts, 2 * posts), (await Server.SqlAsync("SELECT COUNT(*) FROM Article"), await Server.SqlAsync("SELECT COUNT(*) FROM Comment")));
        await Assertions.Expect(page.GetByTestId("report")).ToBeVisibleAsync();

        await page.GotoAsync("/admin/tasks");
        await Assertions.Expect(page.GetByTestId("tasks")).ToContainTextAsync("Import of old.xml");
        await page.GotoAsync("/admin/content");
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("export").ClickAsync());
        await using var zip = File.OpenRead(await download.PathAsync());
        Assert.Equal('P', zip.ReadByte());
    }

    [Fact]
    public async Task BrokenImportFile_IsRefusedWithAReason()
    {
        var page = await AdminAsync("/admin/content");
        await Assertions.Expect(page.Locator("#import-file")).ToBeEnabledAsync();
        await page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = "<b>broken.json", MimeType = "application/json", Buffer = """{"db": [{"data": {"posts": ["""u8.ToArray() });
        await page.GetByTestId("look").ClickAsync();
        await Assertions.Expect(page.GetByTestId("content-error")).ToContainTextAsync("is broken at line");
        await Assertions.Expect(page.Locator("#task-title")).ToContainTextAsync("<b>broken.json");
    }
}
