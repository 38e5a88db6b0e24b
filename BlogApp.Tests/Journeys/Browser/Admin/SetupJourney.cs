using System.Text.RegularExpressions;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
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
        // The server's own words for what the browser would stop.
        await page.EvaluateAsync("document.querySelectorAll('form').forEach(form => { form.noValidate = true })");
        await page.GetByRole(AriaRole.Button, new() { Name = "Create the account and go on" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Please enter a name.")).ToBeVisibleAsync();
        await Axe.CheckAsync(page, "setup with errors", found);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Ada");
        await page.GetByLabel("E-mail").FillAsync("ada@blog.test");
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(AdminPassword);
        await page.GetByLabel("Password again").FillAsync(AdminPassword);
        await StepAsync("Create the account and go on", "What is your blog called?");
        await StepAsync("Save and go on", "What should your blog begin with?");
        await StepAsync("Go on", "Your blog is ready");
        await page.GetByRole(AriaRole.Link, new() { Name = "Write the first article" }).ClickAsync();
        await InteractiveAsync(page);
        Assert.EndsWith("/studio/articles/new", page.Url, StringComparison.Ordinal);
        Assert.True(found.Count == 0, string.Join('\n', found));

        async Task StepAsync(string button, string title)
        {
            await page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(title);
            await Axe.CheckAsync(page, title, found);
            // The card fits, wide and narrow.
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), title);
        }
    }
}
