using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BlogApp.Data.Articles;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Articles.Pages;

/// <summary>The reader pages of a running server, over a database with fourteen articles.</summary>
public sealed class ReaderPagesTests(ReaderPagesTests.Blog blog) : IClassFixture<ReaderPagesTests.Blog>
{
    private const string LongTitle = "A title of about one hundred and twenty characters, which is more than most need, <b>though</b> some authors & editors do";

    public sealed class Blog : IAsyncLifetime
    {
        internal TestDatabase Database { get; private set; } = null!;
        internal BlogServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Database = await TestDatabase.CreateAsync();
            var author = await Database.AddAuthorAsync("Ada </script> Lovelace");
            var now = TimeProvider.System.GetUtcNow();
            for (var i = 1; i <= 12; i++)
                await Database.AddArticleAsync(author, $"article-{i}", now.AddDays(-i), article => article.Tags.AddRange(i == 1 ? [new Tag { Name = "c#" }] : []));
            await Database.AddArticleAsync(author, "long-title", now.AddHours(-1), article => article.Title = LongTitle);
            var draft = await Database.AddArticleAsync(author, "draft", now, article => article.State = ArticleState.Draft);
            await Database.SaveAsync(context => context.FormerSlugs.Add(new() { Slug = "first-name", ArticleId = context.Articles.Single(a => a.Slug == "article-1").Id }));
            await Database.SaveAsync(context => context.FormerSlugs.Add(new() { Slug = "draft-name", ArticleId = draft.Id }));
            Server = await BlogServer.StartAsync(("ConnectionStrings:Blog", $"Data Source={Database.File}"), ("Bootstrap:SampleContent", "false"), ("Site:Url", "https://blog.example.org"));
        }

        public async ValueTask DisposeAsync()
        {
            await Server.DisposeAsync();
            await Database.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("/articles/first-name", "/articles/article-1")]
    [InlineData("/articles/first-name?utm_source=letter", "/articles/article-1?utm_source=letter")]
    [InlineData("/first-name", "/articles/article-1")]
    public async Task FormerAddress_LeadsToThePresentOne_AndIsNeverCounted(string path, string present)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Get, HttpMethod.Head])
        {
            using var answer = await blog.Server.Client.SendAsync(new HttpRequestMessage(method, path), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
            Assert.Equal(present, answer.Headers.Location!.OriginalString);
            Assert.False(answer.Headers.Contains("X-View"));
        }
    }

    [Fact]
    public async Task FormerAddressOfADraft_IsNotFound() =>
        Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync("/articles/draft-name")).Status);

    [Theory]
    [InlineData("/")]
    [InlineData("/?page=2")]
    [InlineData("/articles/article-1")]
    [InlineData("/tags/c%23")]
    [InlineData("/archive")]
    [InlineData("/hot")]
    [InlineData("/hot?window=all")]
    [InlineData("/hot?window=nonsense")]
    [InlineData("/about")]
    [InlineData("/search")]
    public async Task ReaderPage_IsWhole_Small_AndWithoutForeignRequests(string path)
    {
        var (status, html, page) = await OpenAsync(path);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("title"));
        Assert.NotEmpty(page.QuerySelector("meta[name=description]")!.GetAttribute("content")!);
        Assert.StartsWith("https://blog.example.org/", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("link[type='application/rss+xml'][href='/feed.xml']"));
        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Empty(page.QuerySelectorAll("form:not(.language-switch):not(.search-box)"));
        // Nothing of the framework's, nothing from elsewhere, and the live numbers filled in.
        Assert.DoesNotContain("_framework/", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<!--", html, StringComparison.Ordinal);
        var fetched = page.QuerySelectorAll("link[rel=stylesheet], script[src], img").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!).ToList();
        Assert.All(fetched, address => Assert.StartsWith("/", address, StringComparison.Ordinal));
        long bytes = html.Length;
        foreach (var address in fetched.Where(a => !a.StartsWith("/covers/", StringComparison.Ordinal)))
            bytes += (await blog.Server.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).Length;
        Assert.InRange(bytes, 1, 60 * 1024);
        Assert.All(page.QuerySelectorAll("[data-live]"), number => Assert.Matches("^[0-9,]+$", number.TextContent));
    }

    [Theory]
    [InlineData("/nothing-here")]
    [InlineData("/nothing/here.html")]
    [InlineData("/articles/nothing")]
    [InlineData("/articles/draft")]
    [InlineData("/articles/Article-1")]
    [InlineData("/articles/a%2Fb")]
    [InlineData("/articles/%E7%BC")]
    [InlineData("/articles/..%2f..%2fetc")]
    [InlineData("/tags/nothing")]
    [InlineData("/tags/c%23?page=2")]
    [InlineData("/?page=3")]
    [InlineData("/?page=abc")]
    [InlineData("/?page=-1")]
    [InlineData("/?page=99999999999")]
    [InlineData("/archive?page=0")]
    [InlineData("/error")]
    public async Task WhatDoesNotExist_IsA404WithWaysOn(string path)
    {
        var (status, _, page) = await OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.NotNull(page.QuerySelector(".notice h1"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.NotNull(page.QuerySelector(".ways-on a[href='/archive']"));
    }

    [Fact]
    public async Task OverlongAddresses_AreRefusedOrNotFound_NeverAnError()
    {
        foreach (var path in new[] { "/articles/" + new string('a', 5000), "/tags/" + new string('b', 5000), "/?page=" + new string('1', 5000), "/" + new string('c', 5000) })
            Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(path)).Status);
    }

    [Fact]
    public async Task MisspeltAddress_SuggestsTheArticle_AndRepeatsTheAddressSafely()
    {
        var (_, html, page) = await OpenAsync("/articles/long-tittle?<script>alert(1)</script>");
        Assert.Equal("/articles/long-title", page.QuerySelector(".suggestions a")!.GetAttribute("href"));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Article_TellsSearchEngines_WhatItIs_SafelyEncoded()
    {
        var (_, _, page) = await OpenAsync("/articles/long-title");
        Assert.Equal(LongTitle, page.QuerySelector("article h1")!.TextContent);
        Assert.Equal(LongTitle, page.QuerySelector("meta[property='og:title']")!.GetAttribute("content"));
        Assert.Equal("article", page.QuerySelector("meta[property='og:type']")!.GetAttribute("content"));
        var posting = JsonDocument.Parse(page.QuerySelector("script[type='application/ld+json']")!.TextContent).RootElement;
        Assert.Equal(LongTitle, posting.GetProperty("headline").GetString());
        Assert.Equal("Ada </script> Lovelace", posting.GetProperty("author").GetProperty("name").GetString());
        Assert.Equal("https://blog.example.org/articles/long-title", posting.GetProperty("url").GetString());
        Assert.Equal("/articles/article-1", page.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task UnknownApiAddress_IsProblemDetails()
    {
        using var answer = await blog.Server.Client.GetAsync(new Uri("/api/nothing", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Cover_IsKeptForAYear()
    {
        var (_, _, page) = await OpenAsync("/articles/article-1");
        using var answer = await blog.Server.Client.GetAsync(new Uri(page.QuerySelector("img.cover")!.GetAttribute("src")!, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
    }

    [Fact]
    public async Task LiveScript_IsUnder4Kilobytes()
    {
        var (_, _, page) = await OpenAsync("/");
        var script = await blog.Server.Client.GetByteArrayAsync(new Uri(page.QuerySelector("script[src]")!.GetAttribute("src")!, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.InRange(script.Length, 1, 4095);
    }

    private async Task<(HttpStatusCode Status, string Html, IDocument Page)> OpenAsync(string path)
    {
        using var answer = await blog.Server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, html, await new HtmlParser().ParseDocumentAsync(html));
    }
}
