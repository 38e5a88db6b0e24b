using System.Net;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Writing;

public sealed class ProfileJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    private protected override bool Apart => true;

    [Fact]
    public async Task SavedProfile_ShowsOnEveryPageAtOnce_AndTheFormerAddressLeadsThere()
    {
        await Server.AddArticlesAsync(1);
        await ExecuteAsync("UPDATE Article SET AuthorId = (SELECT Id FROM User WHERE Email IS NOT NULL)");
        Assert.Contains(">admin</h1>", await Server.Client.GetStringAsync("/authors/admin", Stop), StringComparison.Ordinal);
        var reader = await Server.Client.GetStringAsync("/articles/article-1", Stop);
        Assert.Contains(">admin</a>", reader, StringComparison.Ordinal);

        var page = await AdminAsync("/account/profile");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("");
        await page.GetByLabel("Where else you are found").FillAsync("nonsense");
        await page.GetByTestId("save-profile").ClickAsync();
        await Assertions.Expect(page.GetByText("Please enter a name.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("“nonsense” is not a web address.")).ToBeVisibleAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ada Lovelace");
        await page.GetByLabel("About you").FillAsync("Writes **programs**.");
        await page.GetByLabel("Where else you are found").FillAsync("https://example.org/ada");
        await page.GetByTestId("save-profile").ClickAsync();
        await Assertions.Expect(page.GetByLabel("Address of your page")).ToHaveValueAsync("ada-lovelace");

        var author = await Server.Client.GetStringAsync("/authors/ada-lovelace", Stop);
        Assert.Contains(">Ada Lovelace</h1>", author, StringComparison.Ordinal);
        Assert.Contains("<strong>programs</strong>", author, StringComparison.Ordinal);
        foreach (var path in (string[])["/", "/articles/article-1", "/feed.xml", "/authors/ada-lovelace/feed.json"])
            Assert.Contains("Ada Lovelace", await Server.Client.GetStringAsync(path, Stop), StringComparison.Ordinal);
        using var moved = await Server.Client.GetAsync(new Uri("/authors/admin", UriKind.Relative), Stop);
        Assert.Equal((HttpStatusCode.MovedPermanently, "/authors/ada-lovelace"), (moved.StatusCode, moved.Headers.Location?.OriginalString));
    }

    [Fact]
    public async Task EndedSession_ClosesItsOpenStudioPageAtOnce()
    {
        var other = await (await VisitorAsync(Agents.Firefox)).NewPageAsync();
        await SignInAsync(other, "/studio/articles", AdminEmail, AdminPassword);
        await InteractiveAsync(other);

        var page = await AdminAsync("/account/profile");
        await Assertions.Expect(page.GetByTestId("sessions").Locator("li")).ToHaveCountAsync(2);
        await page.GetByTestId("end-others").ClickAsync();
        await Assertions.Expect(page.GetByTestId("sessions").Locator("li")).ToHaveCountAsync(1);
        // Not within the minute in which every page asks: the page was told.
        await Assertions.Expect(other.GetByRole(AriaRole.Button, new() { Name = "Sign in" })).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await page.ReloadAsync();
        await InteractiveAsync(page);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(Server.DataDirectory, "blog.db")};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Stop);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;
}
