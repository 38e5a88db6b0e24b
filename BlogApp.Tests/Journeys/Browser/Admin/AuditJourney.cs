using System.Text.RegularExpressions;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed class AuditJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Fact]
    public async Task PauseOfAJob_IsInTheLog_FoundByItsFilters_AndInTheFile()
    {
        Assert.Equal(0, (await Server.CommandAsync("jobs", "pause", "sweep-imports", "--reason", "Audited")).Status);
        Assert.Equal(0, (await Server.CommandAsync("jobs", "resume", "sweep-imports")).Status);
        var page = await AdminAsync("/admin/audit?q=audited");
        var row = page.GetByTestId("audit").Locator("tbody tr");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row).ToContainTextAsync("The command line");
        await Assertions.Expect(row).ToContainTextAsync("Job paused");
        await Assertions.Expect(row.Locator(".after")).ToContainTextAsync("paused: Audited");

        await page.GetByTestId("audit-about").SelectOptionAsync("accounts");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("about=accounts"));
        await Assertions.Expect(row).ToHaveCountAsync(0);
        await page.GetByTestId("audit-about").SelectOptionAsync("jobs");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await page.GetByTestId("audit-from").FillAsync("2999-01-01");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByText("No entry is like that.")).ToBeVisibleAsync();
        await page.GetByTestId("audit-all").ClickAsync();
        await Assertions.Expect(row.First).ToBeVisibleAsync();

        var file = await page.Context.APIRequest.GetAsync(new Uri(Server.Address, "/admin/audit.csv?q=audited").ToString());
        Assert.Matches("^\ufeff?time,by,action,what,subject,details\r\n[^,]+,the command line,job\\.pause,Job paused,sweep-imports,", await file.TextAsync());
        var (listed, text) = await Server.CommandAsync("audit", "list", "--about", "jobs", "--take", "1");
        Assert.Equal(0, listed);
        Assert.Contains("the command line: Job resumed, sweep-imports (paused → scheduled)", text, StringComparison.Ordinal);
    }
}
