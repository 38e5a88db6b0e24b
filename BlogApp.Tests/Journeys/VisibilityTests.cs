using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys;

/// <summary>What is unlisted or for members stands in no list, and what is for members is nowhere for who is not signed in, whoever looked before.</summary>
public sealed class VisibilityTests : IAsyncLifetime
{
    /// <summary>Every public address that lists articles, of the blog or of one of them.</summary>
    private static readonly string[] Lists =
    [
        "/", "/archive", "/hot", "/tags/diggers", "/series/animals", "/search?q=wombat", "/api/search?q=wombat", "/api/rankings?window=all", "/api/rankings?window=24h",
        "/feed.xml", "/atom.xml", "/feed.json", "/tags/diggers/feed.xml", "/tags/diggers/atom.xml", "/tags/diggers/feed.json", "/sitemap.xml",
        "/articles/public-wombat", "/articles/public-womba",
    ];

    private StudioServer _studio = null!;

    private BlogServer Server => _studio.Blog;

    public async ValueTask InitializeAsync() => _studio = await StudioServer.StartAsync();

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task ArticlesThatAreNotPublic_StandInNoList_AndAreReachedAsTheyMay()
    {
        await SaveAsync(null, 0, "public-wombat", "public");
        var unlisted = await SaveAsync(null, 0, "unlisted-wombat", "public");
        var members = await SaveAsync(null, 0, "members-wombat", "public");
        foreach (var path in Lists)
            await BodyAsync(Server.Client, path);
        Assert.Contains("unlisted-wombat", await BodyAsync(Server.Client, "/archive"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Server.Client, "/articles/members-wombat"));

        await SaveAsync(unlisted.Id, unlisted.Version, "unlisted-wombat", "unlisted");
        await SaveAsync(members.Id, members.Version, "members-wombat", "members");

        foreach (var client in new[] { Server.Client, _studio.Client, Server.Client })
        {
            foreach (var path in Lists)
            {
                var body = await BodyAsync(client, path);
                foreach (var hidden in (string[])["unlisted-wombat", "members-wombat"])
                    Assert.False(body.Contains(hidden, StringComparison.Ordinal), $"{path} shows {hidden}");
            }
        }
        Assert.Contains("public-wombat", await BodyAsync(Server.Client, "/archive"), StringComparison.Ordinal);

        var page = await BodyAsync(Server.Client, "/articles/unlisted-wombat");
        Assert.Contains("<meta name=\"robots\" content=\"noindex\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("noindex", await BodyAsync(Server.Client, "/articles/public-wombat"), StringComparison.Ordinal);
        Assert.Contains("Text about", await BodyAsync(_studio.Client, "/articles/members-wombat"), StringComparison.Ordinal);
        foreach (var path in (string[])["/articles/members-wombat", "/articles/members-wombat/comments", "/articles/members-wombat/comments/new", "/api/articles/members-wombat/stats"])
        {
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(_studio.Client, path));
            Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Server.Client, path));
            Assert.DoesNotContain("Text about", await BodyAsync(Server.Client, path), StringComparison.Ordinal);
        }
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(Server.Client, "/api/articles/unlisted-wombat/stats"));
    }

    [Fact]
    public async Task PagesThatAreNotPublic_StandInNoSitemap_AndAreReachedAsTheyMay()
    {
        await SaveAsync(null, 0, "quiet-page", "unlisted", kind: "page");
        await SaveAsync(null, 0, "inner-page", "members", kind: "page");

        var sitemap = await BodyAsync(Server.Client, "/sitemap.xml");
        Assert.DoesNotContain("quiet-page", sitemap, StringComparison.Ordinal);
        Assert.DoesNotContain("inner-page", sitemap, StringComparison.Ordinal);
        Assert.DoesNotContain("Title of", await BodyAsync(Server.Client, "/search?q=wombat"), StringComparison.Ordinal);
        Assert.Contains("noindex", await BodyAsync(Server.Client, "/quiet-page"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(_studio.Client, "/inner-page"));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(Server.Client, "/inner-page"));
    }

    [Fact]
    public async Task HeadOfAnArticle_SaysWhatSearchEnginesAreToBeTold()
    {
        await SaveAsync(null, 0, "told", "public", seoTitle: "Told \"so\"", seoDescription: "And described.");
        var page = await BodyAsync(Server.Client, "/articles/told");

        Assert.Contains("<title>Told", page, StringComparison.Ordinal);
        Assert.Contains("property=\"og:description\" content=\"And described.\"", page, StringComparison.Ordinal);
        Assert.Contains("name=\"description\" content=\"And described.\"", page, StringComparison.Ordinal);
        Assert.Contains("<h1>Title of told</h1>", page, StringComparison.Ordinal);
    }

    private static async Task<string> BodyAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        return await answer.Content.ReadAsStringAsync(Cancelled);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        return answer.StatusCode;
    }

    private async Task<(long Id, int Version)> SaveAsync(
        long? id, int version, string slug, string visibility, string kind = "article", string seoTitle = "", string seoDescription = "")
    {
        using var answer = await _studio.Client.PostAsJsonAsync("/api/studio/save", new
        {
            id,
            version,
            session = "aaaaaaaaaaaaaaaa",
            kind,
            then = id is null ? "Publish" : "Nothing",
            fields = new { title = "Title of " + slug, slug, markdown = "Text about a wombat.", language = "en", tags = new[] { "diggers" }, series = "Animals", visibility, seoTitle, seoDescription },
        }, Cancelled);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        Assert.True(answer.IsSuccessStatusCode, body.ToString());
        var article = body.GetProperty("article");
        return (article.GetProperty("id").GetInt64(), article.GetProperty("version").GetInt32());
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
