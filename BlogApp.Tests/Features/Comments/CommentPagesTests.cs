using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Comments;

/// <summary>Comments through the pages of a running server, without script.</summary>
public sealed class CommentPagesTests(CommentPagesTests.Blog blog) : IClassFixture<CommentPagesTests.Blog>
{
    public sealed class Blog : IAsyncLifetime
    {
        internal BlogServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Server = await BlogServer.StartAsync(("Comments:QuickestSeconds", "0"), ("Comments:PerMinute", "1000"), ("Comments:PerHour", "10000"), ("Comments:BannedWords", "casino"));
            await Server.AddArticlesAsync(9);
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    private const string Script = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";

    [Fact]
    public async Task ArticlePage_SetsNoCookie_StaysCached_AndLinksToItsComments()
    {
        using var browser = new FormBrowser(blog.Server.Address);
        foreach (var path in new[] { "/articles/article-1", "/articles/article-1/comments" })
        {
            using var page = await browser.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.False(page.Headers.Contains("Set-Cookie"));
            var html = await FormBrowser.HtmlAsync(page);
            Assert.NotNull(html.QuerySelector("#comments a[href^='/articles/article-1/comments']"));
            Assert.Empty(html.QuerySelectorAll("input[name=__RequestVerificationToken]"));
        }
        using var form = await browser.GetAsync("/articles/article-1/comments/new");
        Assert.True(form.Headers.Contains("Set-Cookie"));
        Assert.True(form.Headers.CacheControl!.NoStore);
        // The antiforgery cookie does not make a reader signed in: pages stay cached.
        using var again = await browser.GetAsync("/articles/article-1");
        Assert.Equal("counted", Assert.Single(again.Headers.GetValues("X-View")));
    }

    [Fact]
    public async Task CommentPages_Opened_CountNoView()
    {
        using var browser = new FormBrowser(blog.Server.Address);
        using var comments = await browser.GetAsync("/articles/article-9/comments");
        using var form = await browser.GetAsync("/articles/article-9/comments/new");
        Assert.False(comments.Headers.Contains("X-View"));
        Assert.False(form.Headers.Contains("X-View"));
        Assert.Equal(0, await blog.Server.ViewsAsync("article-9"));
    }

    [Fact]
    public async Task GuestComment_IsPending_AndIsThanked()
    {
        using var browser = new FormBrowser(blog.Server.Address);
        using var sent = await SendAsync(browser, "article-2", ("Form.Text", "A *first* comment"), ("Form.Name", "Grace"), ("Form.Email", "grace@example.org"));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        using var thanks = await browser.GetAsync(sent.Headers.Location!.IsAbsoluteUri ? sent.Headers.Location.PathAndQuery : sent.Headers.Location.ToString());
        Assert.Contains("It will appear here", (await FormBrowser.HtmlAsync(thanks)).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync("article-2", "State = 'Pending' AND Email = 'grace@example.org'"));
        using var page = await browser.GetAsync("/articles/article-2/comments");
        Assert.DoesNotContain("first", (await FormBrowser.HtmlAsync(page)).QuerySelector("#comments")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task InvalidComment_ShowsErrorsBesideTheFields_AndKeepsTheInput()
    {
        using var browser = new FormBrowser(blog.Server.Address);
        using var sent = await SendAsync(browser, "article-3", ("Form.Text", new string('x', 6000)), ("Form.Name", Script), ("Form.Email", Script), ("Form.Url", "javascript:alert(1)"));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        var page = await FormBrowser.HtmlAsync(sent);
        foreach (var (field, id) in new[] { ("Text", "comment-text"), ("Email", "comment-email"), ("Url", "comment-url") })
        {
            var input = page.GetElementById(id)!;
            Assert.Equal("true", input.GetAttribute("aria-invalid"));
            Assert.Contains("comment-error-" + field, input.GetAttribute("aria-describedby"), StringComparison.Ordinal);
            Assert.NotEmpty(page.GetElementById("comment-error-" + field)!.TextContent);
        }
        Assert.Equal(new string('x', 6000), ((IHtmlTextAreaElement)page.GetElementById("comment-text")!).Value);
        Assert.Equal(Script, ((IHtmlInputElement)page.GetElementById("comment-name")!).Value);
        Assert.Equal("javascript:alert(1)", ((IHtmlInputElement)page.GetElementById("comment-url")!).Value);
        Assert.Empty(page.QuerySelectorAll("main script, img[onerror]"));
        Assert.Equal(0, await CountAsync("article-3"));
    }

    [Theory]
    [InlineData("article-4", "Win at the casino", "")]
    [InlineData("article-5", "https://a.example https://b.example https://c.example", "")]
    [InlineData("article-6", "A fine text", "filled in by a machine")]
    public async Task SpamComment_IsThankedLikeAnyOther_AndMarkedAsSpam(string slug, string text, string trap)
    {
        using var browser = new FormBrowser(blog.Server.Address);
        using var sent = await SendAsync(browser, slug, ("Form.Text", text), ("Form.Name", "Bot"), ("Form.Subject", trap));
        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        Assert.Equal(1, await CountAsync(slug, "State = 'Spam'"));
    }

    [Fact]
    public async Task FormWithoutValidStamp_IsRefused_AndKeepsTheText()
    {
        using var browser = new FormBrowser(blog.Server.Address);
        using var without = await browser.PostAsync("/articles/article-7/comments/new", ("_handler", "comment"), ("Form.Text", "x"), ("Form.Name", "x"));
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        foreach (var stamp in new[] { "", "made up", await StampAsync(browser, "article-8") })
        {
            using var sent = await SendAsync(browser, "article-7", ("Form.Stamp", stamp), ("Form.Text", "My words"), ("Form.Name", "Ada"));
            var page = await FormBrowser.HtmlAsync(sent);
            Assert.NotNull(page.QuerySelector(".comment-form [role=alert]"));
            Assert.Equal("My words", ((IHtmlTextAreaElement)page.GetElementById("comment-text")!).Value);
        }
        Assert.Equal(0, await CountAsync("article-7"));
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("999999")]
    [InlineData("-1")]
    [InlineData("1 OR 1=1")]
    public async Task ReplyToMissingComment_IsRefusedWithAMessage(string reply)
    {
        using var browser = new FormBrowser(blog.Server.Address);
        using var sent = await SendAsync(browser, "article-8", ("Form.Reply", reply), ("Form.Text", "Hello"), ("Form.Name", "Ada"));
        Assert.Contains("no longer there", (await FormBrowser.HtmlAsync(sent)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/articles/no-such/comments")]
    [InlineData("/articles/no-such/comments/new")]
    [InlineData("/articles/article-1/comments?page=2")]
    [InlineData("/articles/article-1/comments?page=x")]
    public async Task MissingCommentPage_Is404(string path)
    {
        using var browser = new FormBrowser(blog.Server.Address);
        using var page = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    private static async Task<HttpResponseMessage> SendAsync(FormBrowser browser, string slug, params (string Name, string Value)[] fields)
    {
        var path = $"/articles/{slug}/comments/new";
        using var page = await browser.GetAsync(path);
        var form = (await FormBrowser.HtmlAsync(page)).Forms.Single(f => f.ClassList.Contains("comment-form"));
        var values = form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().Select(i => (i.Name!, i.Value)).Where(v => fields.All(f => f.Name != v.Item1));
        return await browser.PostAsync(path, [.. values, .. fields]);
    }

    private static async Task<string> StampAsync(FormBrowser browser, string slug)
    {
        using var page = await browser.GetAsync($"/articles/{slug}/comments/new");
        return ((IHtmlInputElement)(await FormBrowser.HtmlAsync(page)).QuerySelector("[name='Form.Stamp']")!).Value;
    }

    private Task<long> CountAsync(string slug, string where = "1") =>
        blog.Server.SqlAsync($"SELECT COUNT(*) FROM Comment WHERE ({where}) AND ArticleId = (SELECT Id FROM Article WHERE Slug = '{slug}')");
}
