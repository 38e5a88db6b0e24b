using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Platform.Languages;

/// <summary>The languages of a running server's pages.</summary>
public sealed class LanguagePagesTests(LanguagePagesTests.Blog blog) : IClassFixture<LanguagePagesTests.Blog>
{
    private const string Chinese = "zh-CN,zh;q=0.9,en;q=0.8";

    public sealed class Blog : IAsyncLifetime
    {
        internal BlogServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Server = await BlogServer.StartAsync();
            await Server.AddArticlesAsync(3);
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }

    [Theory]
    [InlineData("/", "归档")]
    [InlineData("/articles/article-1", "2026年1月1日")]
    [InlineData("/archive", "2026年1月")]
    [InlineData("/hot", "24 小时")]
    [InlineData("/no-such-page", "这里什么也没有")]
    [InlineData("/account/login", "English")]
    public async Task Page_IsInTheLanguageOfTheBrowser_CachedOrNot(string path, string expected)
    {
        for (var i = 0; i < 2; i++)
        {
            var (chinese, page) = await OpenAsync(path, Chinese);
            Assert.Equal("zh-CN", page.DocumentElement.GetAttribute("lang"));
            Assert.Equal(["zh-CN"], chinese.Content.Headers.ContentLanguage);
            Assert.Contains(expected, page.Body!.TextContent, StringComparison.Ordinal);

            var (english, other) = await OpenAsync(path, "en");
            Assert.Equal("en", other.DocumentElement.GetAttribute("lang"));
            Assert.Equal(["en"], english.Content.Headers.ContentLanguage);
            Assert.Contains("中文", other.Body!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ReaderPage_HasVaryHeader_AndIsCountedInEachLanguage()
    {
        foreach (var wish in new[] { Chinese, "en", Chinese, "fr", "de;q=0.3,zh" })
        {
            var (answer, _) = await OpenAsync("/articles/article-2", wish);
            Assert.Equal(["Accept-Encoding", "Accept-Language", "Cookie"], answer.Headers.Vary);
            Assert.Equal("counted", Assert.Single(answer.Headers.GetValues("X-View")));
        }
        await Eventually.Is(async () => await blog.Server.ViewsAsync("article-2") == 5);
    }

    [Fact]
    public async Task ArticleText_KeepsItsOwnLanguage()
    {
        var (_, page) = await OpenAsync("/articles/article-1", Chinese);
        Assert.Equal("en", page.QuerySelector("article.article")!.GetAttribute("lang"));
        Assert.Equal("zh-CN", page.QuerySelector(".article-head .facts-line")!.GetAttribute("lang"));
        Assert.EndsWith(" 次阅读", page.QuerySelector(".live-facts li")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal("已复制", page.QuerySelector("script[src^='/js/article']")!.GetAttribute("data-copied"));
    }

    [Fact]
    public async Task LanguageSwitch_ReturnsToThePage_IsRemembered_AndOverridesTheBrowser()
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(blog.Server.Address, "/account/language?to=zh-CN"));
        post.Headers.Referrer = new Uri(blog.Server.Address, "/hot?window=7d");
        using var answer = await blog.Server.Client.SendAsync(post, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/hot?window=7d", answer.Headers.Location!.ToString());
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("language=zh-CN;", cookie, StringComparison.Ordinal);

        using var get = new HttpRequestMessage(HttpMethod.Get, new Uri(blog.Server.Address, "/hot?window=7d"));
        get.Headers.TryAddWithoutValidation("Accept-Language", "en");
        get.Headers.TryAddWithoutValidation("Cookie", cookie.Split(';')[0]);
        using var page = await blog.Server.Client.SendAsync(get, TestContext.Current.CancellationToken);
        Assert.Equal(["zh-CN"], page.Content.Headers.ContentLanguage);
    }

    [Theory]
    [InlineData("?to=xx", null, HttpStatusCode.BadRequest, null)]
    [InlineData("", null, HttpStatusCode.BadRequest, null)]
    [InlineData("?to=en", null, HttpStatusCode.SeeOther, "/")]
    [InlineData("?to=en", "https://evil.example/x", HttpStatusCode.SeeOther, "/")]
    [InlineData("?to=en", "javascript:alert(1)", HttpStatusCode.SeeOther, "/")]
    public async Task LanguageSwitch_RedirectsToThisSiteOnly_AndRefusesUnknownLanguages(string query, string? referrer, HttpStatusCode status, string? target)
    {
        using var post = new HttpRequestMessage(HttpMethod.Post, new Uri(blog.Server.Address, "/account/language" + query));
        if (referrer is not null)
            post.Headers.TryAddWithoutValidation("Referer", referrer);
        using var answer = await blog.Server.Client.SendAsync(post, TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(target, answer.Headers.Location?.ToString());
    }

    private async Task<(HttpResponseMessage Answer, IDocument Page)> OpenAsync(string path, string wish)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(blog.Server.Address, path));
        request.Headers.TryAddWithoutValidation("Accept-Language", wish);
        var answer = await blog.Server.Client.SendAsync(request, TestContext.Current.CancellationToken);
        return (answer, new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }
}
