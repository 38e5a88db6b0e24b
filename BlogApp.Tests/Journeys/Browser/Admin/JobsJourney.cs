using System.Globalization;
using System.Net;
using BlogApp.Tests.Support;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed class JobsJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private const string EveryFiveSeconds = "0/5 * * * * ?";

    [Fact]
    public async Task AdminChangesASchedule_TheJobRunsByItAtOnce_AndAfterARestart()
    {
        var page = await AdminAsync("/admin/jobs");
        var job = page.GetByTestId("job-persist-counts");
        var before = await job.GetByTestId("job-cron").InnerTextAsync();
        await job.GetByTestId("job-edit").ClickAsync();
        await job.GetByTestId("cron-input").FillAsync("99 * * * *");
        await Assertions.Expect(job.GetByTestId("cron-error")).ToContainTextAsync("minute");
        await Assertions.Expect(job.GetByTestId("cron-save")).ToBeDisabledAsync();
        await job.GetByTestId("cron-input").PressAsync("Enter");
        await Assertions.Expect(job.GetByTestId("cron-error")).ToContainTextAsync("the present one stays");
        await Assertions.Expect(job.GetByTestId("job-cron")).ToHaveTextAsync(before);

        await job.GetByTestId("cron-input").FillAsync(EveryFiveSeconds);
        await Assertions.Expect(job.GetByTestId("cron-words")).ToContainTextAsync("5 seconds");
        await job.GetByTestId("cron-save").ClickAsync();
        await Assertions.Expect(job.GetByTestId("job-cron")).ToHaveTextAsync(EveryFiveSeconds);
        await job.GetByTestId("job-history").ClickAsync();
        await RunsEveryFiveSecondsAsync(page, TimeProvider.System.GetUtcNow());

        await MarkAsync(page);
        Assert.Equal(0, await Server.StopAsync());
        await Server.StartAgainAsync();
        // The page finds back by itself, to the same job's history.
        await LoadedAnewAsync(page);
        await RunsEveryFiveSecondsAsync(page, TimeProvider.System.GetUtcNow());
        await Assertions.Expect(job.GetByTestId("job-cron")).ToHaveTextAsync(EveryFiveSeconds);
    }

    [Fact]
    public async Task AnAuthor_IsRefusedTheJobs_AndKeepsTheStudio()
    {
        const string email = "author@blog.test", password = "some other words entirely";
        var admin = await AdminAsync("/admin/users");
        await admin.GetByRole(AriaRole.Button, new() { Name = "Add a user" }).ClickAsync();
        await admin.Locator("#user-name").FillAsync("An Author");
        await admin.Locator("#user-email").FillAsync(email);
        await admin.Locator("#user-password").FillAsync(password);
        await admin.GetByRole(AriaRole.Button, new() { Name = "Add this user" }).ClickAsync();
        await Assertions.Expect(admin.Locator("tbody tr", new() { HasText = email }).First).ToContainTextAsync("Author");

        var author = await (await VisitorAsync(Agents.Firefox)).NewPageAsync();
        await SignInAsync(author, "/admin/jobs", email, password);
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
