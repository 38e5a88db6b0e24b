using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed class TasksJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Fact]
    public async Task RunningTask_IsCanceledOnlyAfterConfirmation_AndEveryOpenPageShowsIt()
    {
        var page = await AdminAsync("/admin/content");
        await LookAsync(page, "long.xml", SampleWxr.Of(3000));
        await Assertions.Expect(page.GetByTestId("import-now")).ToBeEnabledAsync();
        var tasks = await page.Context.NewPageAsync();
        await tasks.GotoAsync("/admin/tasks");
        await InteractiveAsync(tasks);
        await page.GetByTestId("import-now").ClickAsync();

        var row = tasks.GetByTestId("tasks").Locator("tbody tr", new() { HasText = "Import of long.xml" });
        await Assertions.Expect(row.GetByRole(AriaRole.Progressbar, new() { Name = "Import of long.xml" })).ToBeVisibleAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "More for Import of long.xml" }).ClickAsync();
        await tasks.GetByTestId("task-cancel").ClickAsync();
        await Assertions.Expect(tasks.Locator(".mud-dialog")).ToContainTextAsync("Cancel “Import of long.xml”?");
        await Assertions.Expect(row.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await tasks.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Cancelled");
        await Assertions.Expect(row.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("content-task")).ToContainTextAsync("It was cancelled.");
    }

    [Fact]
    public async Task FailedTask_IsShownOnAnOpenPage_AndAfterReloading()
    {
        var page = await AdminAsync("/admin/content");
        var tasks = await page.Context.NewPageAsync();
        await tasks.SetViewportSizeAsync(390, 844);
        await tasks.GotoAsync("/admin/tasks");
        await InteractiveAsync(tasks);
        await LookAsync(page, "broken.json", """{"db": [{"data": {"posts": [""");
        var row = tasks.GetByTestId("tasks").Locator("tbody tr", new() { HasText = "broken.json" });
        await Assertions.Expect(row).ToContainTextAsync("Failed");
        await Assertions.Expect(row).ToContainTextAsync("is broken at line");
        Assert.True(await tasks.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page runs off the side of a phone.");
        await tasks.ReloadAsync();
        await Assertions.Expect(row).ToContainTextAsync("Failed");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByTestId("content-error")).ToContainTextAsync("is broken at line");
    }

    private static async Task LookAsync(IPage page, string name, string text)
    {
        await Assertions.Expect(page.Locator("#import-file")).ToBeEnabledAsync();
        await page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/xml", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await page.GetByTestId("look").ClickAsync();
    }
}
