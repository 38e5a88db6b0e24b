using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Features.Accounts;

/// <summary>What an author's account can access, tested with requests that anyone could send.</summary>
public sealed class AuthorRightsTests(AccountsServer server) : IClassFixture<AccountsServer>
{
    private const string Session = "aaaaaaaaaaaaaaaa";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/admin/jobs")]
    [InlineData("/admin/tasks")]
    [InlineData("/admin/content")]
    [InlineData("/admin/content/export")]
    [InlineData("/admin/content/reports/1")]
    [InlineData("/admin/system")]
    [InlineData("/admin/users")]
    [InlineData("/admin/settings")]
    [InlineData("/admin/menu")]
    [InlineData("/admin/banner")]
    [InlineData("/admin/redirects")]
    [InlineData("/admin/redirects.csv")]
    public async Task AdminPage_OpensForAdminsOnly(string path)
    {
        using var stranger = server.Open();
        using (var asked = await stranger.GetAsync(path))
        {
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
            Assert.StartsWith("/account/login", asked.Headers.Location!.OriginalString.Replace(server.Blog.Address.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
        using var author = await server.SignedInAsync(AccountsServer.Author);
        using (var refused = await author.GetAsync(path))
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var admin = await server.SignedInAsync(AccountsServer.Admin);
        using var opened = await admin.GetAsync(path);
        Assert.Equal(path.EndsWith("/1", StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK, opened.StatusCode);
    }

    [Fact]
    public async Task ArticleOfAnotherAuthor_IsNeitherShownNorChanged()
    {
        var id = await server.Blog.SqlAsync("SELECT Id FROM Article WHERE State = 'Published' AND Kind = 'Article' ORDER BY Id LIMIT 1");
        var before = await StateAsync(id);
        using var author = await server.SignedInAsync(AccountsServer.Author);
        using var client = await author.StudioClientAsync();
        foreach (var (method, path, body, status) in new (string, string, object?, HttpStatusCode)[]
        {
            ("GET", $"editor?id={id}", null, HttpStatusCode.Forbidden),
            ("GET", $"articles/{id}/saved", null, HttpStatusCode.NotFound),
            ("POST", $"articles/{id}/compare", Fields("Mine"), HttpStatusCode.NotFound),
            ("POST", "copies", new { articleId = id, session = Session, seq = 1, kind = "article", baseVersion = before.Version, takeOver = true, fields = Fields("Mine") }, HttpStatusCode.NotFound),
            ("POST", "save", Save(id, before.Version, "Nothing"), HttpStatusCode.Forbidden),
            ("POST", "save", Save(id, before.Version, "Publish"), HttpStatusCode.Forbidden),
            ("POST", "save", Save(id, before.Version, "Schedule"), HttpStatusCode.Forbidden),
            ("POST", "save", Save(id, before.Version, "Unpublish"), HttpStatusCode.Forbidden),
            ("POST", "save", Save(id, before.Version, "Trash"), HttpStatusCode.Forbidden),
            ("POST", "save", Save(id, before.Version, "Restore"), HttpStatusCode.Forbidden),
        })
        {
            using var request = new HttpRequestMessage(new(method), $"/api/studio/{path}") { Content = body is null ? null : JsonContent.Create(body) };
            using var answer = await client.SendAsync(request, Cancelled);
            Assert.True(status == answer.StatusCode, $"{method} {path} {(body is null ? "" : JsonSerializer.Serialize(body))}: {answer.StatusCode}");
            Assert.DoesNotContain("\"markdown\"", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }
        foreach (var path in new[] { $"/studio/articles/{id}", $"/studio/articles/{id}/revisions", $"/studio/preview/{id}" })
        {
            using var page = await author.GetAsync(path);
            var html = await FormBrowser.HtmlAsync(page);
            Assert.Null(html.QuerySelector(".prose, .sidebyside, textarea"));
        }
        Assert.Equal(before, await StateAsync(id));
        Assert.Equal(0, await server.Blog.SqlAsync("SELECT count(*) FROM WorkingCopy"));
    }

    [Fact]
    public async Task UnsavedTextOfAnotherAuthor_IsNeitherShownNorDiscarded_AndOwnArticlesCanBePublished()
    {
        using var admin = await server.SignedInAsync(AccountsServer.Admin);
        using var adminClient = await admin.StudioClientAsync();
        using var kept = await adminClient.PostAsJsonAsync("/api/studio/copies", new { session = Session, seq = 1, kind = "article", baseVersion = 0, takeOver = true, fields = Fields("A secret") }, Cancelled);
        var copy = (await kept.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("copyId").GetInt64();

        using var author = await server.SignedInAsync(AccountsServer.Author);
        using var client = await author.StudioClientAsync();
        (await client.DeleteAsync(new Uri($"/api/studio/copies/{copy}", UriKind.Relative), Cancelled)).Dispose();
        foreach (var path in new[] { $"/api/studio/editor?copy={copy}", $"/studio/preview/copy/{copy}" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
            Assert.DoesNotContain("A secret", await answer.Content.ReadAsStringAsync(Cancelled), StringComparison.Ordinal);
        }
        Assert.Equal(1, await server.Blog.SqlAsync($"SELECT count(*) FROM WorkingCopy WHERE Id = {copy}"));

        using var own = await client.PostAsJsonAsync("/api/studio/save", Save(null, 0, "Publish"), Cancelled);
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        (await adminClient.DeleteAsync(new Uri($"/api/studio/copies/{copy}", UriKind.Relative), Cancelled)).Dispose();
        Assert.Equal(0, await server.Blog.SqlAsync($"SELECT count(*) FROM WorkingCopy WHERE Id = {copy}"));
    }

    private static object Fields(string title) => new { title, slug = "mine", markdown = "Mine", language = "en" };

    private static object Save(long? id, int version, string then) =>
        new { id, version, session = Session, kind = "article", then, at = then == "Schedule" ? TimeProvider.System.GetUtcNow().AddDays(1) : default(DateTimeOffset?), fields = Fields("Mine") };

    private async Task<(int Version, long Published, long Mine)> StateAsync(long id) => (
        (int)await server.Blog.SqlAsync($"SELECT Version FROM Article WHERE Id = {id}"),
        await server.Blog.SqlAsync($"SELECT count(*) FROM Article WHERE Id = {id} AND State = 'Published'"),
        await server.Blog.SqlAsync($"SELECT count(*) FROM Article WHERE Id = {id} AND Markdown = 'Mine'"));
}
