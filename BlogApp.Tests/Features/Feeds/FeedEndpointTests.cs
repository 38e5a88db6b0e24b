using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Authors;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Feeds;
using BlogApp.Platform.Caching;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Features.Feeds;

public sealed class FeedEndpointTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private TestDatabase _database = null!;
    private FeatureHost _host = null!;
    private BlogUser _author = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _author = await _database.AddAuthorAsync();
        _host = await FeatureHost.StartAsync(_database, _time, services => services.AddArticleRendering().AddSingleton<ArticleLists>().AddSingleton<AuthorQueries>().AddFeeds(), app => app.MapFeeds());
    }

    [Fact]
    public async Task Feed_HasTheTwentyNewestArticles_AndNoUnpublishedOnes()
    {
        for (var i = 0; i < 25; i++)
            await ArticleAsync($"a-{i}", TimeSpan.FromDays(i + 1));
        await ArticleAsync("draft", TimeSpan.Zero, a => a.State = ArticleState.Draft);
        await ArticleAsync("tomorrow", TimeSpan.FromDays(-1));

        var response = await _host.Client.GetAsync("/feed.xml", Cancelled);

        Assert.Equal("application/rss+xml; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        var items = XDocument.Parse(await response.Content.ReadAsStringAsync(Cancelled)).Descendants("item").ToList();
        Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{_host.Client.BaseAddress}articles/a-{i}"), items.Select(i => i.Element("link")!.Value));
        Assert.Contains("<strong>bold</strong>", items[0].Elements().Last().Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_RequestedAgain_IsNotModified()
    {
        await ArticleAsync("a", TimeSpan.FromDays(1));
        var first = await _host.Client.GetAsync("/feed.xml", Cancelled);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.xml");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        var again = await _host.Client.SendAsync(request, Cancelled);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(Cancelled));
        // No date reflects that an article was unpublished.
        Assert.Null(first.Content.Headers.LastModified);
    }

    [Fact]
    public async Task Feed_AfterPublishing_HasTheNewArticle_AndAnotherETag()
    {
        await ArticleAsync("a", TimeSpan.FromDays(1));
        var before = await _host.Client.GetAsync("/feed.xml", Cancelled);
        await ArticleAsync("b", TimeSpan.FromHours(1));
        await _host.Get<ICacheInvalidator>().InvalidateAsync([CacheTag.Lists], Cancelled);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.xml");
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        var after = await _host.Client.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains("/articles/b<", await after.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_ForEachHost_HasItsAddresses()
    {
        await ArticleAsync("a", TimeSpan.FromDays(1));
        foreach (var host in new[] { "one.example", "two.example" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.xml") { Headers = { Host = host } };
            var body = await (await _host.Client.SendAsync(request, Cancelled)).Content.ReadAsStringAsync(Cancelled);
            Assert.Contains($"<link>http://{host}/articles/a</link>", body, StringComparison.Ordinal);
        }
        var counts = _host.Get<CacheStatistics>().Region(CacheRegion.Feed).Read();
        // Two documents, and the articles that both share.
        Assert.Equal((3, 1), (counts.Misses, counts.MemoryHits));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Feed_IsCompressed_IfTheClientAcceptsIt(string encoding)
    {
        for (var i = 0; i < 20; i++)
            await ArticleAsync($"a-{i}", TimeSpan.FromDays(i + 1));
        var plain = await _host.Client.GetByteArrayAsync("/feed.xml", Cancelled);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.xml");
        request.Headers.AcceptEncoding.ParseAdd(encoding);

        var response = await _host.Client.SendAsync(request, Cancelled);

        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        Assert.Equal(["Accept-Encoding"], response.Headers.Vary);
        var sent = await response.Content.ReadAsStreamAsync(Cancelled);
        Assert.True(response.Content.Headers.ContentLength < plain.Length / 4);
        using var decoded = new MemoryStream();
        using (Stream decoder = encoding == "br" ? new BrotliStream(sent, CompressionMode.Decompress) : new GZipStream(sent, CompressionMode.Decompress))
            await decoder.CopyToAsync(decoded, Cancelled);
        Assert.Equal(plain, decoded.ToArray());
    }

    [Theory]
    [InlineData("/atom.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("/feed.json", "application/feed+json; charset=utf-8")]
    [InlineData("/tags/c%23/feed.xml", "application/rss+xml; charset=utf-8")]
    [InlineData("/tags/c%23/atom.xml", "application/atom+xml; charset=utf-8")]
    [InlineData("/tags/c%23/feed.json", "application/feed+json; charset=utf-8")]
    public async Task EachFeedFormat_HasTheWholeText_AndIsNotModifiedWhenRequestedAgain(string path, string type)
    {
        await ArticleAsync("tagged", TimeSpan.FromDays(1), a =>
        {
            a.Tags.Add(new Tag { Name = "c#" });
            a.Markdown = "A [link](/about) and **bold** text.";
        });
        await ArticleAsync("other", TimeSpan.FromDays(2));

        var response = await _host.Client.GetAsync(path, Cancelled);
        var body = await response.Content.ReadAsStringAsync(Cancelled);

        Assert.Equal(type, response.Content.Headers.ContentType!.ToString());
        var (addresses, html) = path.EndsWith("json", StringComparison.Ordinal) ? Json(body) : Xml(body);
        Assert.Equal(path.StartsWith("/tags", StringComparison.Ordinal) ? ["tagged"] : ["tagged", "other"], addresses.Select(a => a.Split('/')[^1]));
        Assert.Contains($"href=\"{_host.Client.BaseAddress}about\"", html, StringComparison.Ordinal);
        Assert.Contains("<strong>bold</strong>", html, StringComparison.Ordinal);
        using var again = new HttpRequestMessage(HttpMethod.Get, path);
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await _host.Client.SendAsync(again, Cancelled)).StatusCode);
    }

    [Theory]
    [InlineData("/tags/content-2/feed.xml", "<category>Content &amp; form</category>")]
    [InlineData("/tags/content-2/atom.xml", "<category term=\"content-2\" label=\"Content &amp; form\" />")]
    [InlineData("/tags/content-2/feed.json", "\"tags\":[\"Content \\u0026 form\"]")]
    [InlineData("/feed.xml", "<category>Content &amp; form</category>")]
    public async Task TagWithTitle_IsCalledByIt_InEveryFeed(string path, string item)
    {
        await ArticleAsync("tagged", TimeSpan.FromDays(1), a => a.Tags.Add(new Tag { Name = "content-2", Title = "Content & form", Description = "What we say." }));
        var body = await _host.Client.GetStringAsync(path, Cancelled);
        Assert.Contains(item, body, StringComparison.Ordinal);
        if (!path.StartsWith("/tags", StringComparison.Ordinal))
            return;
        Assert.Contains("What we say.", body, StringComparison.Ordinal);
        Assert.DoesNotContain("content-2 ·", body, StringComparison.Ordinal);
    }

    private static (IReadOnlyList<string> Addresses, string Html) Json(string body)
    {
        var feed = System.Text.Json.JsonDocument.Parse(body).RootElement;
        Assert.Equal("https://jsonfeed.org/version/1.1", feed.GetProperty("version").GetString());
        Assert.All(["title", "home_page_url", "feed_url"], name => Assert.NotEmpty(feed.GetProperty(name).GetString()!));
        var items = feed.GetProperty("items").EnumerateArray().ToList();
        Assert.All(items, item => Assert.True(item.TryGetProperty("id", out _) && item.TryGetProperty("date_published", out _)));
        return ([.. items.Select(item => item.GetProperty("url").GetString()!)], items[0].GetProperty("content_html").GetString()!);
    }

    private static (IReadOnlyList<string> Addresses, string Html) Xml(string body)
    {
        var root = XDocument.Parse(body).Root!;
        if (root.Name.LocalName == "rss")
            return ([.. root.Descendants("item").Select(item => item.Element("link")!.Value)], root.Descendants("item").First().Elements().Last().Value);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        Assert.All(new[] { root }.Concat(root.Elements(atom + "entry")), part => Assert.All(["id", "title", "updated"], name => Assert.NotEmpty(part.Element(atom + name)!.Value)));
        var entries = root.Elements(atom + "entry").ToList();
        Assert.All(entries, entry => Assert.NotEmpty(entry.Element(atom + "author")!.Element(atom + "name")!.Value));
        return ([.. entries.Select(entry => entry.Element(atom + "link")!.Attribute("href")!.Value)], entries[0].Element(atom + "content")!.Value);
    }

    [Theory]
    [InlineData("/feed.xml")]
    [InlineData("/atom.xml")]
    [InlineData("/feed.json")]
    public async Task RenamedArticle_OnAnotherHost_KeepsItsFeedId(string path)
    {
        var article = await ArticleAsync("before", TimeSpan.FromDays(1));
        var before = await _host.Client.GetStringAsync(path, Cancelled);
        await _database.ExecuteAsync($"UPDATE Article SET Slug = 'after', Title = 'Renamed' WHERE Id = {article.Id}");
        await _host.Get<ICacheInvalidator>().InvalidateAsync([CacheTag.Lists], Cancelled);

        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Host = "moved.example" } };
        var after = await (await _host.Client.SendAsync(request, Cancelled)).Content.ReadAsStringAsync(Cancelled);

        Assert.Contains("moved.example/articles/after", after, StringComparison.Ordinal);
        Assert.Equal(Id(before), Id(after));

        static string Id(string feed) => System.Text.RegularExpressions.Regex.Match(feed, "urn:uuid:[0-9a-f-]{36}").Value is { Length: > 0 } id ? id : throw new InvalidOperationException(feed);
    }

    /// <summary>Most feed readers show neither MathML nor SVG, and none needs a link beside each heading.</summary>
    [Fact]
    public async Task FormulasAndDiagrams_InFeed_StayAsSource()
    {
        await ArticleAsync("a", TimeSpan.FromDays(1), a => a.Markdown = "## Part\n\nSo $x^2$ and\n\n$$\n\\frac12 < y\n$$\n\n```mermaid\ngraph TD\n A --> B\n```\n");

        var html = System.Text.Json.JsonDocument.Parse(await _host.Client.GetStringAsync("/feed.json", Cancelled)).RootElement.GetProperty("items")[0].GetProperty("content_html").GetString()!;

        Assert.Contains("<h2 id=\"part\">Part</h2>", html, StringComparison.Ordinal);
        Assert.Contains("<code>x^2</code>", html, StringComparison.Ordinal);
        Assert.Contains("\\frac12 &lt; y", html, StringComparison.Ordinal);
        Assert.Contains("A --&gt; B", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", html, StringComparison.Ordinal);
        Assert.DoesNotContain("could not be drawn", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/tags/nothing/feed.xml")]
    [InlineData("/tags/nothing/feed.json")]
    [InlineData("/tags/No%20Tag!/atom.xml")]
    public async Task FeedOfUnknownTag_IsNotFound(string path) => Assert.Equal(HttpStatusCode.NotFound, (await _host.Client.GetAsync(path, Cancelled)).StatusCode);

    [Fact]
    public async Task InvalidHost_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/feed.xml") { Headers = { Host = string.Join('.', Enumerable.Repeat("a", 200)) } };

        Assert.Equal(HttpStatusCode.BadRequest, (await _host.Client.SendAsync(request, Cancelled)).StatusCode);
    }

    [Fact]
    public async Task EmptyBlog_HasAFeedAndASitemap()
    {
        Assert.Empty(XDocument.Parse(await _host.Client.GetStringAsync("/feed.xml", Cancelled)).Descendants("item"));
        Assert.Equal(4, XDocument.Parse(await _host.Client.GetStringAsync("/sitemap.xml", Cancelled)).Root!.Elements().Count());
    }

    [Fact]
    public async Task Sitemap_ListsArticlesWithTheirLastChange_TagsAndAuthors()
    {
        await ArticleAsync("文章", TimeSpan.FromDays(2), a =>
        {
            a.UpdatedAt = _time.GetUtcNow().UtcDateTime.AddDays(-1);
            a.Tags.Add(new Tag { Name = "c#" });
        });
        await ArticleAsync("draft", TimeSpan.FromDays(2), a => a.State = ArticleState.Draft);

        var map = XDocument.Parse(await _host.Client.GetStringAsync("/sitemap.xml", Cancelled));

        XNamespace ns = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var pages = map.Root!.Elements(ns + "url").ToDictionary(u => u.Element(ns + "loc")!.Value, u => u.Element(ns + "lastmod")?.Value);
        var site = _host.Client.BaseAddress!.ToString().TrimEnd('/');
        Assert.Equal(7, pages.Count);
        Assert.Equal("2026-11-20T12:00:00Z", pages[site + "/articles/%E6%96%87%E7%AB%A0"]);
        Assert.Contains(site + "/tags/c%23", pages.Keys);
        Assert.Contains(site + "/authors/ada", pages.Keys);
    }

    [Fact]
    public async Task RobotsTxt_NamesTheSitemap_AndDisallowsTheStudio()
    {
        var robots = await _host.Client.GetStringAsync("/robots.txt", Cancelled);

        Assert.Contains($"Sitemap: {_host.Client.BaseAddress}sitemap.xml", robots, StringComparison.Ordinal);
        Assert.Contains("Disallow: /studio", robots, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HeadRequest_AnswersWithAnETag()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/feed.xml");
        var response = await _host.Client.SendAsync(request, Cancelled);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
    }

    private Task<Article> ArticleAsync(string slug, TimeSpan age, Action<Article>? change = null) =>
        _database.AddArticleAsync(_author, slug, _time.GetUtcNow() - age, a =>
        {
            a.Markdown = "Some **bold** text";
            change?.Invoke(a);
        });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
