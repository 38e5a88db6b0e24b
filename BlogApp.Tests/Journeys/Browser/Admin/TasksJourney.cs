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
        var states = tasks.EvaluateAsync<string[]>(Follow, (await row.GetAttributeAsync("data-testid"))!["task-".Length..]);
        await row.GetByRole(AriaRole.Button, new() { Name = "More for Import of long.xml" }).ClickAsync();
        await tasks.GetByTestId("task-cancel").ClickAsync();
        await Assertions.Expect(tasks.Locator(".mud-dialog")).ToContainTextAsync("Cancel “Import of long.xml”?");
        await Assertions.Expect(row.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await tasks.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync("Cancelled");
        await Assertions.Expect(row.GetByRole(AriaRole.Progressbar)).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("content-task")).ToContainTextAsync("It was cancelled.");
        Assert.Equal(["running", "cancelled"], await states);
    }

    [Fact]
    public async Task EndedTask_IsFoundByItsState_RunsAgain_AndIsRemoved()
    {
        var page = await AdminAsync("/admin/content");
        await LookAsync(page, "again.json", """{"db": [{"data": {"posts": [""");
        await Assertions.Expect(page.GetByTestId("content-error")).ToContainTextAsync("is broken at line");
        await page.GotoAsync("/admin/tasks?state=failed&kind=content.look");
        await InteractiveAsync(page);
        var row = page.GetByTestId("tasks").Locator("tbody tr", new() { HasText = "again.json" });
        await row.GetByTestId("task-show").ClickAsync();
        await Assertions.Expect(page.GetByTestId("task-args")).ToContainTextAsync("\"fileName\": \"again.json\"");
        await page.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(page.GetByTestId("task-details")).ToHaveCountAsync(0);

        var id = (await row.GetAttributeAsync("data-testid"))!["task-".Length..];
        await ChooseAsync(page, row, "task-retry");
        await Eventually.Is(async () => await Server.SqlAsync($"SELECT COUNT(*) FROM AuditEntry WHERE Action = 'task.retry' AND Subject LIKE '%again.json%'") == 1);
        Assert.Equal(["failed"], (await page.EvaluateAsync<string[]>(Follow, id))[^1..]);
        await Assertions.Expect(row).ToContainTextAsync("is broken at line");

        await ChooseAsync(page, row, "task-remove");
        await page.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        Assert.Equal(404, await page.EvaluateAsync<int>("id => fetch(`/api/tasks/${id}`).then(answer => answer.status)", id));
    }

    [Fact]
    public async Task Task_IsNobodyElses()
    {
        var page = await (await VisitorAsync()).NewPageAsync();
        await page.GotoAsync("/");
        Assert.NotEqual(200, await page.EvaluateAsync<int>("fetch('/api/tasks/1', { redirect: 'manual' }).then(answer => answer.status)"));
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

    /// <summary>The states that the stream tells until it ends, each once.</summary>
    private const string Follow = """
        id => new Promise((done, fail) => {
          const states = [];
          const stream = new EventSource(`/api/tasks/${id}/stream`);
          stream.onerror = () => { stream.close(); fail(new Error('The stream broke off after ' + states)); };
          stream.addEventListener('task', event => {
            const task = JSON.parse(event.data);
            if (states.at(-1) !== task.state) states.push(task.state);
            if (task.finishedAt) { stream.close(); done(states); }
          });
        })
        """;

    private static async Task ChooseAsync(IPage page, ILocator row, string item)
    {
        await row.GetByRole(AriaRole.Button, new() { NameRegex = new("^More for") }).ClickAsync();
        await page.GetByTestId(item).ClickAsync();
    }

    private static async Task LookAsync(IPage page, string name, string text)
    {
        await Assertions.Expect(page.Locator("#import-file")).ToBeEnabledAsync();
        await page.Locator("#import-file").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "text/xml", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await page.GetByTestId("look").ClickAsync();
    }
}
