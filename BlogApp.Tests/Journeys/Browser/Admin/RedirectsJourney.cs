using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed class RedirectsJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Fact]
    public async Task MissedAddress_IsSeenByTheAdmin_RedirectedByKeyboard_Followed_DeletedAndBroughtBack()
    {
        var slug = (await Server.AddArticlesAsync(1))[0];
        var reader = await (await VisitorAsync()).NewPageAsync();
        await reader.GotoAsync("/2019/05/missed-one/?utm_source=x");
        await Assertions.Expect(reader.Locator("h1")).ToHaveTextAsync("There is nothing here");
        await reader.GotoAsync("/wp-login.php");
        await AsBotAsync("/2019/05/missed-by-a-bot");

        var page = await AdminAsync("/admin/settings");
        await page.GetByRole(AriaRole.Link, new() { Name = "Redirects" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "404s people came by" }).ClickAsync();
        var missing = page.GetByTestId("missing");
        await Assertions.Expect(missing.Locator("tbody tr", new() { HasText = "/2019/05/missed-one" })).ToHaveCountAsync(1);
        await Assertions.Expect(missing).Not.ToContainTextAsync("wp-login");
        await Assertions.Expect(missing).Not.ToContainTextAsync("missed-by-a-bot");
        await Assertions.Expect(missing).Not.ToContainTextAsync("utm_source");

        await page.GetByRole(AriaRole.Button, new() { Name = "Redirect /2019/05/missed-one…" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var dialog = page.GetByTestId("redirect-dialog");
        await Assertions.Expect(dialog.Locator("#redirect-from")).ToHaveValueAsync("/2019/05/missed-one");
        await dialog.Locator("#redirect-to").FillAsync("/2019/05/missed-one/");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog.Locator("#redirect-to-error")).ToHaveTextAsync("It would lead back to where it begins.");
        await dialog.Locator("#redirect-to").FillAsync($"/articles/{slug}");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(missing.Locator("tbody tr", new() { HasText = "/2019/05/missed-one" })).ToHaveCountAsync(0);

        await reader.GotoAsync("/2019/05/Missed-One");
        await Assertions.Expect(reader).ToHaveURLAsync(new Regex($"/articles/{slug}$"));

        page = await AdminAsync("/admin/redirects?q=missed-one");
        var row = page.GetByTestId("redirects").Locator("tbody tr", new() { HasText = "/2019/05/missed-one" });
        await Assertions.Expect(row).ToContainTextAsync($"/articles/{slug}");
        await Assertions.Expect(row.Locator("td.number").First).ToHaveTextAsync("1");
        await row.GetByTestId("row-menu").GetByRole(AriaRole.Button).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete…" }).ClickAsync();
        await page.GetByTestId("confirm").ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/2019/05/missed-one"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(row).ToHaveCountAsync(1);
        Assert.Equal(HttpStatusCode.MovedPermanently, await StatusAsync("/2019/05/missed-one"));
    }

    [Fact]
    public async Task ListOfRedirects_IsLookedAt_TakenOver_AndExported_AlsoOnAPhone()
    {
        var page = await AdminAsync("/admin/redirects");
        await page.SetViewportSizeAsync(390, 844);
        await page.GetByTestId("import-redirects").ClickAsync();
        var dialog = page.GetByTestId("import-list-dialog");
        await Assertions.Expect(dialog.Locator("#redirect-list")).ToBeEnabledAsync();
        await dialog.Locator("#redirect-list").SetInputFilesAsync(new FilePayload { Name = "list.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("from;to;status\n/list-one;https://example.org/one;302\n/archive;/hot\n") });
        await Assertions.Expect(dialog.GetByTestId("plan")).ToHaveTextAsync("1 added, 0 changed, 0 as before, 1 refused");
        await Assertions.Expect(dialog.Locator("tbody tr").First).ToContainTextAsync("Readers find a page of the blog at this address");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/list-one"));
        await page.GetByTestId("apply-list").ClickAsync();
        await Assertions.Expect(page.GetByTestId("redirects").Locator("tbody tr", new() { HasText = "/list-one" })).ToContainTextAsync("temporary");
        Assert.Equal(HttpStatusCode.Found, await StatusAsync("/list-one"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
        var found = new List<string>();
        await Axe.CheckAsync(page, "redirects", found);
        Assert.True(found.Count == 0, string.Join('\n', found));

        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("export-redirects").ClickAsync());
        Assert.Contains("/list-one,https://example.org/one,302,csv,", await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        using var stranger = await Server.Client.GetAsync(new Uri("/admin/redirects.csv", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("/list-one", await stranger.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = Server.Address };
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private async Task AsBotAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Server.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.UserAgent.ParseAdd("Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");
        request.Headers.Accept.ParseAdd("text/html");
        (await client.SendAsync(request, TestContext.Current.CancellationToken)).Dispose();
    }
}
