using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Platform.Http;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Reader;

/// <summary>The reader pages of a running server, on a database with some articles.</summary>
public sealed class ReaderPagesTests(ReaderPagesTests.Blog blog) : IClassFixture<ReaderPagesTests.Blog>
{
    private const string LongTitle = "A title of about one hundred and twenty characters, which is more than most need, <b>though</b> some authors & editors do";

    public sealed class Blog : IAsyncLifetime
    {
        internal const string AdminEmail = "admin@blog.test", AuthorEmail = "author@blog.test", AdminPassword = "four unrelated words here";

        internal TestDatabase Database { get; private set; } = null!;
        internal BlogServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Database = await TestDatabase.CreateAsync();
            var author = await Database.AddAuthorAsync("Ada </script> Lovelace");
            var now = TimeProvider.System.GetUtcNow();
            for (var i = 1; i <= 12; i++)
                await Database.AddArticleAsync(author, $"article-{i}", now.AddDays(-i), article => article.Tags.AddRange(i == 1 ? [new Tag { Name = "c#", Title = "C# & <.NET>", Description = "All about it." }] : []));
            await Database.SaveAsync(context =>
            {
                var often = new Tag { Name = "often" };
                context.Articles.Single(a => a.Slug == "article-4").Tags.AddRange([often, .. Enumerable.Range(1, 14).Select(i => new Tag { Name = $"tag-{i:00}" })]);
                context.Articles.Single(a => a.Slug == "article-5").Tags.Add(often);
                return often;
            });
            await Database.AddArticleAsync(author, "a-page", now, page => page.Kind = ArticleKind.Page);
            await Database.AddArticleAsync(author, "long-ago", now.AddYears(-3));
            await Database.AddArticleAsync(author, "long-title", now.AddHours(-1), article => article.Title = LongTitle);
            var draft = await Database.AddArticleAsync(author, "draft", now, article => article.State = ArticleState.Draft);
            await Database.SaveAsync(context => context.FormerSlugs.Add(new() { Slug = "first-name", ArticleId = context.Articles.Single(a => a.Slug == "article-1").Id }));
            await Database.SaveAsync(context => context.Redirects.Add(new() { Path = "/2024/05/06/one", ArticleId = context.Articles.Single(a => a.Slug == "article-1").Id }));
            await Database.SaveAsync(context => context.Redirects.Add(new() { Path = "/?p=12", ArticleId = context.Articles.Single(a => a.Slug == "article-1").Id }));
            await Database.SaveAsync(context => context.FormerSlugs.Add(new() { Slug = "draft-name", ArticleId = draft.Id }));
            await Database.SaveAsync(context => context.FormerTags.Add(new() { Name = "csharp", TagId = context.Tags.Single(t => t.Name == "c#").Id }));
            Server = await BlogServer.StartAsync(("ConnectionStrings:Blog", $"Data Source={Database.File}"), ("Bootstrap:SampleContent", "false"), ("Site:Url", "https://blog.example.org"),
                ("Bootstrap:AdminEmail", AdminEmail), ("Bootstrap:AdminPassword", AdminPassword));
            // An author with the admin's password.
            var writer = await Database.AddAuthorAsync("Grace");
            await Database.SaveAsync(context =>
            {
                var user = context.Users.Single(u => u.Id == writer.Id);
                (user.Email, user.NormalizedEmail) = (AuthorEmail, AuthorEmail.ToUpperInvariant());
                (user.UserName, user.NormalizedUserName) = (AuthorEmail, AuthorEmail.ToUpperInvariant());
                user.PasswordHash = context.Users.Single(u => u.Email == AdminEmail).PasswordHash;
                return context.UserRoles.Add(new() { UserId = writer.Id, RoleId = context.Roles.Single(r => r.Name == Role.Author).Id }).Entity;
            });
            await Database.AddArticleAsync(writer, "of-the-author", now.AddDays(-20));
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
    [InlineData("/2024/05/06/One/", "/articles/article-1")]
    [InlineData("/?p=12", "/articles/article-1")]
    [InlineData("/tags/csharp", "/tags/c%23")]
    [InlineData("/tags/csharp/atom.xml", "/tags/c%23/atom.xml")]
    public async Task FormerAddress_RedirectsToTheCurrentOne_AndIsNotCounted(string path, string present)
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
    [InlineData("/articles/article-1", "main")]
    [InlineData("/archive", "main")]
    [InlineData("/tags/c%23", "h1")]
    [InlineData("/articles/article-1", "script[type='application/ld+json']")]
    public async Task TagWithTitle_IsCalledByIt_WhereverReadersMeetIt(string path, string where)
    {
        var page = (await OpenAsync(path)).Page;
        Assert.Contains(page.QuerySelectorAll(where), part => part.TextContent.Contains(where.StartsWith("script", StringComparison.Ordinal) ? "C# \\u0026 \\u003C.NET\\u003E" : "C# & <.NET>", StringComparison.Ordinal));
        Assert.DoesNotContain(page.QuerySelectorAll("a[href='/tags/c%23']"), link => link.TextContent.Trim() == "c#");
        if (where == "h1")
            Assert.Equal(["All about it.", "All about it."], [page.QuerySelector(".page-about")!.TextContent, page.QuerySelector("meta[name=description]")!.GetAttribute("content")]);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/?page=2")]
    [InlineData("/articles/article-1")]
    [InlineData("/tags/c%23")]
    [InlineData("/authors/ada-script-lovelace")]
    [InlineData("/authors/ada-script-lovelace?page=2")]
    [InlineData("/archive")]
    [InlineData("/tags")]
    [InlineData("/hot")]
    [InlineData("/hot?window=all")]
    [InlineData("/hot?window=nonsense")]
    [InlineData("/about")]
    [InlineData("/search")]
    public async Task ReaderPage_IsComplete_Small_AndWithoutForeignRequests(string path)
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
        // No framework files, nothing from other hosts, and the live numbers filled in.
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
    [InlineData("/authors/nobody")]
    [InlineData("/authors/nobody/feed.xml")]
    [InlineData("/authors/ada-script-lovelace?page=3")]
    [InlineData("/authors/Ada-Script-Lovelace")]
    [InlineData("/tags/c%23?page=2")]
    [InlineData("/?page=3")]
    [InlineData("/?page=abc")]
    [InlineData("/?page=-1")]
    [InlineData("/?page=99999999999")]
    [InlineData("/archive?page=0")]
    [InlineData("/error")]
    public async Task MissingPage_IsA404WithLinksOnward(string path)
    {
        var (status, _, page) = await OpenAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.NotNull(page.QuerySelector(".notice h1"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.NotNull(page.QuerySelector(".ways-on a[href='/archive']"));
    }

    [Fact]
    public async Task OverlongAddresses_AreNotFound()
    {
        foreach (var path in new[] { "/articles/" + new string('a', 5000), "/tags/" + new string('b', 5000), "/?page=" + new string('1', 5000), "/" + new string('c', 5000) })
            Assert.Equal(HttpStatusCode.NotFound, (await OpenAsync(path)).Status);
    }

    [Fact]
    public async Task MisspelledAddress_SuggestsTheArticle_AndIsEncoded()
    {
        var (_, html, page) = await OpenAsync("/articles/long-tittle?<script>alert(1)</script>");
        Assert.Equal("/articles/long-title", page.QuerySelector(".suggestions a")!.GetAttribute("href"));
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ArticlePage_HasMetadataForSearchEngines_SafelyEncoded()
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
    public async Task CoverPicture_IsCacheableForAYear()
    {
        var (_, _, page) = await OpenAsync("/articles/article-1");
        using var answer = await blog.Server.Client.GetAsync(new Uri(page.QuerySelector("img.cover")!.GetAttribute("src")!, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(TimeSpan.FromDays(365), answer.Headers.CacheControl!.MaxAge);
    }

    [Fact]
    public async Task LiveScript_IsUnder2500BytesOnTheWire()
    {
        var (_, _, page) = await OpenAsync("/");
        var script = await blog.Server.Client.GetByteArrayAsync(new Uri(page.QuerySelector("script[src]")!.GetAttribute("src")!, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.InRange(PageEncoding.Encode(PageEncoding.Gzip, script).Length, 1, 2499);
    }

    [Fact]
    public async Task LiveScript_AndThatOfTheStream_AreUnder4KilobytesTogether()
    {
        var (_, _, page) = await OpenAsync("/");
        var live = page.QuerySelector("script[data-stream-script]")!;
        Assert.Equal(live.GetAttribute("data-stream-script"), page.QuerySelector("link[rel=modulepreload]")!.GetAttribute("href"));
        var bytes = 0;
        foreach (var address in new[] { live.GetAttribute("src")!, live.GetAttribute("data-stream-script")! })
        {
            var script = await blog.Server.Client.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
            bytes += PageEncoding.Encode(PageEncoding.Gzip, script).Length;
        }
        Assert.InRange(bytes, 1, 4095);
    }

    [Fact]
    public async Task Archive_ShowsTheTwelveLargestTags_TheWayToAll_AndTheYears()
    {
        var (_, _, page) = await OpenAsync("/archive");
        Assert.Equal(12, page.QuerySelectorAll(".tag-cloud a:not(.all)").Length);
        Assert.Equal("/tags", page.QuerySelector(".tag-cloud .all")!.GetAttribute("href"));
        Assert.StartsWith("often", page.QuerySelector(".tag-cloud a")!.TextContent, StringComparison.Ordinal);
        var years = page.QuerySelectorAll(".years a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.InRange(years.Count, 2, 3);
        Assert.All(years, address => Assert.NotNull(page.QuerySelector(address["/archive".Length..])));
        var (_, _, all) = await OpenAsync("/tags");
        Assert.Equal(16, all.QuerySelectorAll(".tag-cloud a").Length);
    }

    [Fact]
    public async Task AddressOfNothing_IsSearchedFor_WithoutTheWordsThatSayNothing()
    {
        var (_, _, page) = await OpenAsync("/2024/how-to-make-the-most-of-an-unheard-of-thing.html");
        Assert.Equal("make most unheard thing", page.QuerySelector("main .search-box input")!.GetAttribute("value"));
        Assert.Empty(page.QuerySelectorAll(".suggestions a"));
    }

    [Fact]
    public async Task Edit_IsOnThePageOfWhoMayEdit_AndOnNobodyElses()
    {
        using var admin = new FormBrowser(blog.Server.Address);
        (await admin.SignInAsync(Blog.AdminEmail, Blog.AdminPassword)).Dispose();
        foreach (var path in new[] { "/articles/article-2", "/a-page" })
        {
            // Kept for all by whoever comes first, and asked for again by others.
            Assert.Null((await OpenAsync(path)).Page.QuerySelector(".edit"));
            using var answer = await admin.GetAsync(path);
            var link = (await FormBrowser.HtmlAsync(answer)).QuerySelector("a.edit")!;
            Assert.StartsWith(path == "/a-page" ? "/studio/pages/" : "/studio/articles/", link.GetAttribute("href"), StringComparison.Ordinal);
            using var editor = await admin.GetAsync(link.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, editor.StatusCode);
            Assert.Null((await OpenAsync(path)).Page.QuerySelector(".edit"));
        }
        // First by one who may, then by all others.
        using var first = await admin.GetAsync("/articles/article-3");
        Assert.NotNull((await FormBrowser.HtmlAsync(first)).QuerySelector("a.edit"));
        Assert.Null((await OpenAsync("/articles/article-3")).Page.QuerySelector(".edit"));
        // An author's own, and no other's.
        using var author = new FormBrowser(blog.Server.Address);
        (await author.SignInAsync(Blog.AuthorEmail, Blog.AdminPassword)).Dispose();
        using var own = await author.GetAsync("/articles/of-the-author");
        Assert.NotNull((await FormBrowser.HtmlAsync(own)).QuerySelector("a.edit"));
        using var others = await author.GetAsync("/articles/article-2");
        Assert.Null((await FormBrowser.HtmlAsync(others)).QuerySelector("a.edit"));
    }

    private async Task<(HttpStatusCode Status, string Html, IDocument Page)> OpenAsync(string path)
    {
        using var answer = await blog.Server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, html, await new HtmlParser().ParseDocumentAsync(html));
    }
}
