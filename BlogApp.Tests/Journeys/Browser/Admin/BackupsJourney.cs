using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed class BackupsJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Fact]
    public async Task Backup_IsMadeVerifiedDownloadedAndDeleted_OnAPhone()
    {
        var page = await AdminAsync("/admin/backups");
        await page.SetViewportSizeAsync(390, 844);
        await Assertions.Expect(page.GetByText("There is no backup yet.")).ToBeVisibleAsync();
        await page.GetByTestId("back-up").ClickAsync();
        var row = page.GetByTestId("backup");
        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row.GetByTestId("backup-state")).ToHaveTextAsync("Verified");
        await Assertions.Expect(page.GetByTestId("backup-task")).ToHaveCountAsync(0);
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "The page runs off the side of a phone.");

        var address = (await row.GetByTestId("backup-download").GetAttributeAsync("href"))!;
        const string Fetch = "address => fetch(address, { redirect: 'manual' }).then(async answer => [answer.status, answer.headers.get('cache-control'), (await answer.arrayBuffer()).byteLength > 1000].join())";
        Assert.Equal("200,no-store,true", await page.EvaluateAsync<string>(Fetch, address));
        var visitor = await (await VisitorAsync()).NewPageAsync();
        await visitor.GotoAsync("/");
        Assert.DoesNotContain("200", await visitor.EvaluateAsync<string>(Fetch, address), StringComparison.Ordinal);

        // A damaged file is found out.
        var file = Path.Combine(Server.DataDirectory, "backups", address.Split('/')[^1]);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        await row.GetByTestId("row-menu").GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByTestId("backup-verify").ClickAsync();
        await Assertions.Expect(page.GetByTestId("backup-error")).ToContainTextAsync("The file is damaged");
        await Assertions.Expect(row.GetByTestId("backup-state")).ToHaveTextAsync("Problem");

        await row.GetByTestId("row-menu").GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByTestId("backup-delete").ClickAsync();
        await page.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        Assert.False(File.Exists(file));
        Assert.Equal(2, await Server.SqlAsync("SELECT count(*) FROM AuditEntry WHERE Action IN ('backup.download', 'backup.delete')"));
    }
}
