using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using Microsoft.Playwright;

namespace BlogApp.Tests.Journeys.Browser.Admin;

public sealed class SetupJourney(Chromium chromium, SharedServer server) : BrowserJourney(chromium, server)
{
    [Fact]
    public async Task PagesOfAnUnclaimedBlog_HaveNoViolations()
    {
        await Server.StopAsync();
        File.Delete(Path.Combine(Server.DataDirectory, "blog.db"));
        await Server.StartAgainAsync(("Bootstrap:AdminEmail", ""), ("Bootstrap:AdminPassword", ""), ("Bootstrap:SampleContent", "true"));
        var page = await (await VisitorAsync()).NewPageAsync();
        var found = new List<string>();
        var link = Server.Output.Select(line => Regex.Match(line, "/setup\\S+")).Last(match => match.Success).Value;
        foreach (var path in new[] { link, "/setup", "/" })
        {
            await page.GotoAsync(path);
            await Axe.CheckAsync(page, path, found);
        }
        await page.GotoAsync(link);
        await page.GetByRole(AriaRole.Button).Last.ClickAsync();
        await Axe.CheckAsync(page, "setup with errors", found);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}
