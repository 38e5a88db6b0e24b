using System.Net;
using AngleSharp.Html.Dom;
using BlogApp.Tests.Features.Accounts;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Setup;

/// <summary>A new blog is set up in three steps, by a browser without script.</summary>
public sealed class SetupTests
{
    private const string Password = "correct horse battery staple", SiteStep = "/setup/site", ContentStep = "/setup/content", Done = "/setup/done";

    [Fact]
    public async Task NewBlog_InThreeSteps_HasItsNameAndItsContent()
    {
        await using var blog = await BlogServer.StartAsync();
        var link = await LinkAsync(blog);
        using var browser = new FormBrowser(blog.Address);
        using (var first = await browser.GetAsync(link))
            Assert.NotNull((await FormBrowser.HtmlAsync(first)).QuerySelector("link[rel=stylesheet][href*='css/account']"));

        await LeadsToAsync(SiteStep, MakeAccountAsync(browser, link));
        Assert.Equal("Ada’s blog", await ValueAsync(browser, "title"));
        await LeadsToAsync(ContentStep, NameAsync(browser, "Notes on numbers"));
        Assert.Equal("Notes on numbers", await ValueAsync(browser, "title"));
        Assert.Contains("Notes on numbers", await blog.Client.GetStringAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await LeadsToAsync(Done, ChooseAsync(browser, "Samples"));
        Assert.True(await ArticlesAsync(blog) > 0);
        Assert.Contains("/articles/counting-exactly-once", await blog.Client.GetStringAsync(new Uri("/archive", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await LeadsToAsync(Done, ChooseAsync(browser, "Empty"));
        Assert.Equal(0, await ArticlesAsync(blog));
        Assert.Equal(1, await blog.SqlAsync("SELECT count(*) FROM User"));
        Assert.DoesNotContain("/articles/counting-exactly-once", await blog.Client.GetStringAsync(new Uri("/archive", UriKind.Relative), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await LeadsToAsync("/admin/content", ChooseAsync(browser, "Import"));

        using var done = await browser.GetAsync(Done);
        Assert.NotNull((await FormBrowser.HtmlAsync(done)).QuerySelector("a[href='/studio/articles/new']"));
    }

    [Fact]
    public async Task ReloadAndWayBack_InTheMiddle_LoseNothing()
    {
        await using var blog = await BlogServer.StartAsync();
        var link = await LinkAsync(blog);
        using var browser = new FormBrowser(blog.Address);
        using (var refused = await browser.FillAsync(link, ("Form.Name", "Ada"), ("Form.Email", "ada@example.org"), ("Form.Password", "short"), ("Form.Again", "short")))
        {
            var page = await FormBrowser.HtmlAsync(refused);
            Assert.Equal(("Ada", "ada@example.org", ""), (Value(page, "name"), Value(page, "email"), Value(page, "password")));
        }
        await LeadsToAsync(SiteStep, MakeAccountAsync(browser, link));
        // Back to the first step, whose link is used up.
        await LeadsToAsync(SiteStep, browser.GetAsync(link));
        using (var refused = await NameAsync(browser, "", "Kept while the title is missing"))
        {
            Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
            Assert.Equal("Kept while the title is missing", Value(await FormBrowser.HtmlAsync(refused), "description"));
        }
        await LeadsToAsync(ContentStep, NameAsync(browser, "Notes on numbers"));
        await blog.StopAsync();
        await blog.StartAgainAsync();
        Assert.Equal("Notes on numbers", await ValueAsync(browser, "title"));
        using var content = await browser.GetAsync(ContentStep);
        Assert.Equal(HttpStatusCode.OK, content.StatusCode);
    }

    [Fact]
    public async Task StepsAfterTheAccount_AreForAdminsAlone()
    {
        await using var server = new AccountsServer();
        await server.InitializeAsync();
        using var stranger = server.Open();
        using var author = await server.SignedInAsync(AccountsServer.Author);
        using var admin = await server.SignedInAsync(AccountsServer.Admin);
        foreach (var step in (string[])[SiteStep, ContentStep, Done])
        {
            using var asked = await stranger.GetAsync(step);
            Assert.Equal("/account/login", new Uri(server.Blog.Address, asked.Headers.Location!).AbsolutePath);
            using var refused = await author.GetAsync(step);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            using var open = await admin.GetAsync(step);
            Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        }
        using var closed = await author.GetAsync("/setup");
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        await LeadsToAsync(SiteStep, admin.GetAsync("/setup"));
    }

    private static async Task<string> LinkAsync(BlogServer blog)
    {
        await Eventually.Is(() => blog.Output.Any(line => line.Contains("/setup?token=", StringComparison.Ordinal)));
        return new Uri(blog.Output.First(line => line.Contains("/setup?token=", StringComparison.Ordinal)).Trim()).PathAndQuery;
    }

    private static Task<HttpResponseMessage> MakeAccountAsync(FormBrowser browser, string link) =>
        browser.FillAsync(link, ("Form.Name", "Ada"), ("Form.Email", "ada@example.org"), ("Form.Password", Password), ("Form.Again", Password));

    private static Task<HttpResponseMessage> NameAsync(FormBrowser browser, string title, string description = "") =>
        browser.FillAsync(SiteStep, ("Form.Title", title), ("Form.Description", description), ("Form.Language", "en"), ("Form.TimeZone", "Europe/Paris"));

    private static Task<HttpResponseMessage> ChooseAsync(FormBrowser browser, string choice) => browser.FillAsync(ContentStep, ("Form.Choice", choice));

    private static async Task LeadsToAsync(string address, Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(address, new Uri(new Uri("http://localhost"), answer.Headers.Location!).AbsolutePath);
    }

    private static async Task<string> ValueAsync(FormBrowser browser, string field)
    {
        using var page = await browser.GetAsync(SiteStep);
        return Value(await FormBrowser.HtmlAsync(page), field);
    }

    private static string Value(IHtmlDocument page, string field) => ((IHtmlInputElement)page.GetElementById(field)!).Value;

    private static Task<long> ArticlesAsync(BlogServer blog) => blog.SqlAsync("SELECT count(*) FROM Article");
}
