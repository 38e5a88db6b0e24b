using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed class JobsJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private const string EveryFiveSeconds = "0/5 * * * * ?";

    [Fact]
    public async Task ScheduleChangedByAdmin_TakesEffectAtOnce_AndAfterARestart()
    {
        var page = await AdminAsync("/admin/jobs");
        var row = page.GetByTestId("job-persist-counts");
        await row.GetByTestId("job-open").ClickAsync();
        var drawer = page.GetByTestId("job-drawer");
        await Assertions.Expect(drawer.GetByTestId("job-next").Locator("li")).ToHaveCountAsync(5);
        var before = await drawer.GetByTestId("job-cron").InnerTextAsync();
        await drawer.GetByRole(AriaRole.Link, new() { Name = "Schedule" }).ClickAsync();
        await drawer.GetByTestId("cron-input").FillAsync("99 * * * *");
        await Assertions.Expect(drawer.GetByTestId("cron-error")).ToContainTextAsync("minute");
        await Assertions.Expect(drawer.GetByTestId("cron-save")).ToBeDisabledAsync();
        await drawer.GetByTestId("cron-input").PressAsync("Enter");
        await Assertions.Expect(drawer.GetByTestId("cron-error")).ToContainTextAsync("the present one stays");
        await drawer.GetByTestId("cron-cancel").ClickAsync();
        await page.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(drawer.GetByTestId("job-cron")).ToHaveTextAsync(before);

        await drawer.GetByRole(AriaRole.Link, new() { Name = "Schedule" }).ClickAsync();
        await drawer.GetByTestId("cron-input").FillAsync(EveryFiveSeconds);
        await Assertions.Expect(drawer.GetByTestId("cron-words")).ToContainTextAsync("5 seconds");
        await drawer.GetByTestId("cron-save").ClickAsync();
        await Assertions.Expect(drawer.GetByTestId("job-cron")).ToHaveTextAsync(EveryFiveSeconds);
        await Assertions.Expect(row.GetByTestId("job-words")).ToHaveTextAsync("Every 5 seconds");
        await drawer.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await RunsEveryFiveSecondsAsync(page, TimeProvider.System.GetUtcNow());

        await MarkAsync(page);
        Assert.Equal(0, await Server.StopAsync());
        await Server.StartAgainAsync();
        // The page recovers by itself, with the same job's history.
        await LoadedAnewAsync(page);
        await RunsEveryFiveSecondsAsync(page, TimeProvider.System.GetUtcNow());
        await Assertions.Expect(row.GetByTestId("job-words")).ToHaveTextAsync("Every 5 seconds");
    }

    /// <summary>Chooses from a row's menu by keyboard.</summary>
    private static async Task ChooseAsync(IPage page, ILocator row, string item)
    {
        await row.GetByTestId("row-menu").GetByRole(AriaRole.Button).PressAsync("Enter");
        // An opened menu moves the focus to its first line, by way of the server; a key pressed before would go there.
        await Assertions.Expect(page.Locator(".row-menu-list .mud-menu-item:focus")).ToHaveCountAsync(1);
        await page.GetByTestId(item).PressAsync("Enter");
    }

    [Fact]
    public async Task JobRow_HasAName_AndItsDetailsOpenAndCloseByKeyboard()
    {
        var page = await AdminAsync("/admin/jobs");
        var row = page.GetByTestId("job-tidy-comments");
        await Assertions.Expect(row).ToContainTextAsync("Tidy comments");
        await Assertions.Expect(page.GetByTestId("jobs")).Not.ToContainTextAsync("tidy-comments");
        await row.GetByTestId("job-open").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var drawer = page.GetByRole(AriaRole.Dialog, new() { Name = "Tidy comments" });
        await Assertions.Expect(drawer).ToBeFocusedAsync();
        await Assertions.Expect(drawer.GetByTestId("job-key")).ToHaveTextAsync("tidy-comments");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/admin/jobs\?job=tidy-comments$"));
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(drawer).ToHaveCountAsync(0);
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/admin/jobs$"));
        await Assertions.Expect(row.GetByTestId("job-open")).ToBeFocusedAsync();

        // By keyboard: a notice may lie over the last rows for a moment.
        await ChooseAsync(page, row, "job-pause");
        await page.GetByTestId("pause-reason").FillAsync("The rules are being rewritten.");
        await page.GetByTestId("pause-reason").PressAsync("Enter");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "paused");
        await row.GetByTestId("job-open").PressAsync("Enter");
        await Assertions.Expect(drawer.GetByTestId("job-pause-facts")).ToContainTextAsync("Until someone resumes it. The rules are being rewritten.");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(row.GetByTestId("job-open")).ToBeFocusedAsync();
        await row.GetByRole(AriaRole.Button, new() { Name = "Run now: Tidy comments" }).PressAsync("Enter");
        await Assertions.Expect(row.GetByTestId("job-last")).ToContainTextAsync("Succeeded");
        await ChooseAsync(page, row, "job-resume");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "scheduled");

        // For maintenance, all at once: every page of the Studio says so.
        await page.GetByTestId("jobs-pause-all").ClickAsync();
        await page.GetByTestId("pause-reason").FillAsync("Moving house");
        await page.GetByTestId("pause-confirm").ClickAsync();
        await Assertions.Expect(page.GetByTestId("maintenance-banner")).ToContainTextAsync("Moving house");
        var other = await AdminAsync("/studio/articles");
        await Assertions.Expect(other.GetByTestId("maintenance-banner")).ToContainTextAsync("All jobs are paused");
        await page.GetByTestId("jobs-resume-all").ClickAsync();
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "scheduled");
        await Assertions.Expect(other.GetByTestId("maintenance-banner")).ToHaveCountAsync(0);

        await ChooseAsync(page, row, "job-edit");
        await Assertions.Expect(drawer.GetByTestId("cron-input")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(drawer).ToHaveCountAsync(0);
        await Assertions.Expect(row.GetByTestId("job-open")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Schedule_IsChosenInAZone_AndUndone_AndARunTellsWhatItDid()
    {
        var page = await AdminAsync("/admin/jobs?job=sweep-media&show=schedule");
        var drawer = page.GetByTestId("job-drawer");
        var cron = drawer.GetByTestId("cron-input");
        await Assertions.Expect(drawer.GetByTestId("cron-kind")).ToHaveValueAsync("Daily");
        await drawer.GetByTestId("cron-kind").SelectOptionAsync("Monthly");
        await drawer.GetByTestId("cron-day").FillAsync("31");
        await drawer.GetByTestId("cron-day").PressAsync("Tab");
        await drawer.GetByTestId("cron-time").FillAsync("02:30");
        await drawer.GetByTestId("cron-time").PressAsync("Tab");
        await Assertions.Expect(cron).ToHaveValueAsync("0 30 2 31 * ?");
        await drawer.GetByTestId("zone-input").FillAsync("Europe/Nowhere");
        await Assertions.Expect(drawer.GetByTestId("cron-error")).ToContainTextAsync("there is no time zone 'Europe/Nowhere'");
        await drawer.GetByTestId("zone-input").FillAsync("Europe/Berlin");
        await Assertions.Expect(drawer.GetByTestId("cron-next")).ToHaveCountAsync(10);
        await cron.FillAsync("*/5 * * * *");
        await Assertions.Expect(drawer.GetByTestId("cron-unix")).ToContainTextAsync("0 */5 * * * ?");
        await Assertions.Expect(drawer.GetByTestId("cron-kind")).ToHaveValueAsync("Minutes");
        await cron.FillAsync("0 0 3 * * ?");
        await Assertions.Expect(drawer.GetByTestId("cron-changes")).ToContainTextAsync("At 03:00 every day (Europe/Berlin)");
        await drawer.GetByTestId("retries-input").SelectOptionAsync("2");
        await drawer.GetByTestId("cron-save").ClickAsync();
        await Assertions.Expect(drawer.GetByTestId("job-cron")).ToHaveTextAsync("0 0 3 * * ?");

        await drawer.GetByRole(AriaRole.Link, new() { Name = "Schedule" }).ClickAsync();
        await drawer.GetByTestId("cron-undo").ClickAsync();
        await Assertions.Expect(cron).ToHaveValueAsync("0 40 4 * * ?");
        await drawer.GetByTestId("cron-save").ClickAsync();
        await Assertions.Expect(drawer.GetByTestId("job-cron")).ToHaveTextAsync("0 40 4 * * ?");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByTestId("job-sweep-media").GetByTestId("job-open")).ToBeFocusedAsync();

        await page.GetByTestId("job-sweep-media").GetByTestId("job-run").PressAsync("Enter");
        await Assertions.Expect(page.GetByTestId("job-sweep-media").GetByTestId("job-last")).ToContainTextAsync("Succeeded");
        await page.GotoAsync("/admin/jobs?job=sweep-media&show=history");
        await InteractiveAsync(page);
        await drawer.GetByTestId("history-open").First.ClickAsync();
        await Assertions.Expect(drawer.GetByTestId("history-details")).ToContainTextAsync("Planned for");
        await Assertions.Expect(drawer.GetByTestId("history-details")).ToContainTextAsync("What it logged");
    }

    [Fact]
    public async Task Author_IsRefusedTheJobsPage_AndMayUseTheStudio()
    {
        const string email = "author@blog.test", given = "some other words entirely", password = "words of their own, four";
        var admin = await AdminAsync("/admin/users");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Add a user" }).ClickAsync();
        await admin.Locator("#user-name").FillAsync("An Author");
        await admin.Locator("#user-email").FillAsync(email);
        await admin.Locator("#user-password").FillAsync(given);
        await admin.GetByRole(AriaRole.Button, new() { Name = "Add this user" }).ClickAsync();
        await Assertions.Expect(admin.Locator("tbody tr", new() { HasText = email }).First).ToContainTextAsync("Author");

        var author = await (await VisitorAsync(Agents.Firefox)).NewPageAsync();
        await SignInAsync(author, "/admin/jobs", email, given);
        // The admin chose it; the author's own comes first.
        await author.Locator("#current").FillAsync(given);
        await author.Locator("#password").FillAsync(password);
        await author.Locator("#again").FillAsync(password);
        await author.GetByRole(AriaRole.Button, new() { Name = "Change the password" }).ClickAsync();
        await Assertions.Expect(author.GetByText("Your password is changed.")).ToBeVisibleAsync();
        await author.GotoAsync("/admin/jobs");
        await Assertions.Expect(author.GetByRole(AriaRole.Heading, new() { Name = "Not for your account" })).ToBeVisibleAsync();
        await Assertions.Expect(author.GetByTestId("jobs")).ToHaveCountAsync(0);
        await author.GotoAsync("/studio");
        await InteractiveAsync(author);
        await Assertions.Expect(author.Locator(".rail a[href='/studio/articles']")).ToHaveCountAsync(1);
        await Assertions.Expect(author.Locator("a[href='/studio/machinery']")).ToHaveCountAsync(0);
        await Assertions.Expect(author.Locator(".rail a[href='/admin/jobs']")).ToHaveCountAsync(0);

        using var plain = new FormBrowser(Server.Address);
        using (await plain.SignInAsync(email, password))
        using (var studio = await plain.GetAsync("/studio"))
            Assert.Equal(HttpStatusCode.OK, studio.StatusCode);
        using (var machinery = await plain.GetAsync("/studio/machinery"))
            Assert.False(machinery.IsSuccessStatusCode, $"An author was answered {machinery.StatusCode}.");
        using var jobs = await plain.GetAsync("/admin/jobs");
        Assert.False(jobs.IsSuccessStatusCode, $"An author was answered {jobs.StatusCode}.");
        Assert.DoesNotContain("persist-counts", await jobs.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    /// <summary>The open history has two runs since then, about five seconds apart.</summary>
    private static async Task RunsEveryFiveSecondsAsync(IPage page, DateTimeOffset since)
    {
        await Assertions.Expect(page.GetByTestId("history")).ToHaveCountAsync(1);
        await Eventually.Is(async () =>
        {
            var times = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('[data-testid=history-run] time')].map(time => time.dateTime)");
            var runs = times.Select(time => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)).Where(at => at > since).Order().ToList();
            return runs.Zip(runs.Skip(1)).Any(pair => (pair.Second - pair.First).TotalSeconds is > 2.5 and < 7.5);
        }, TimeSpan.FromSeconds(60), "persist-counts ran twice, five seconds apart");
    }
}
