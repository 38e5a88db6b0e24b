using System.Net;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Features.Reader;

/// <summary>Pages, the default menu and the banner, as readers get them from the real server.</summary>
public sealed class SitePagesTests
{
    [Fact]
    public async Task SitePage_HasItsAddress_LinksToParentAndChildren_AndNeverReplacesABuiltInPage()
    {
        await using var blog = await BlogServer.StartAsync();
        await blog.AddArticlesAsync(1);
        await AddPageAsync(blog, 100, "handbook", "The handbook", "Published", null);
        await AddPageAsync(blog, 101, "binding", "Binding & paper", "Published", 100);
        await AddPageAsync(blog, 102, "glue", "Glue", "Published", 101);
        await AddPageAsync(blog, 103, "secret", "A draft", "Draft", 100);
        await AddPageAsync(blog, 104, "hot", "Not the ranking", "Published", null);

        var (status, html) = await GetAsync(blog, "/binding");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("<h1>Binding &amp; paper</h1>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/handbook\"", html, StringComparison.Ordinal);
        Assert.Contains("href=\"/glue\"", html, StringComparison.Ordinal);
        Assert.Contains("rel=\"canonical\" href=\"" + blog.Address + "binding\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("A draft", (await GetAsync(blog, "/handbook")).Html, StringComparison.Ordinal);
        foreach (var missing in (string[])["/secret", "/article-1", "/nothing-here", "/Binding%2f", "/x.php"])
            Assert.Equal(HttpStatusCode.NotFound, (await GetAsync(blog, missing)).Status);
        Assert.DoesNotContain("Not the ranking", (await GetAsync(blog, "/hot")).Html, StringComparison.Ordinal);
        // Pages are in no list of articles.
        Assert.DoesNotContain("Binding", (await GetAsync(blog, "/")).Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Binding", (await GetAsync(blog, "/archive")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnAboutPage_ComesBeforeTheTextAboutCounting()
    {
        await using var blog = await BlogServer.StartAsync();
        Assert.Contains("id=\"counting\"", (await GetAsync(blog, "/about")).Html, StringComparison.Ordinal);
        await blog.StopAsync();
        await blog.StartAgainAsync();
        await blog.AddArticlesAsync(1);
        await AddPageAsync(blog, 100, "about", "Who we are", "Published", null);
        var (_, html) = await GetAsync(blog, "/about");
        Assert.Contains("<h1>Who we are</h1>", html, StringComparison.Ordinal);
        Assert.Contains("id=\"counting\"", html, StringComparison.Ordinal);
        Assert.Single(html.Split("<h1").Skip(1));
    }

    private static async Task<(HttpStatusCode Status, string Html)> GetAsync(BlogServer blog, string path)
    {
        using var answer = await blog.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task AddPageAsync(BlogServer blog, long id, string slug, string title, string state, long? parent)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(blog.DataDirectory, "blog.db")};Mode=ReadWrite");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            INSERT INTO Article (Id, Kind, Slug, Title, Excerpt, Markdown, Language, AuthorId, State, CreatedAt, UpdatedAt, PublishedAt, Version, Views, Readers, ParentId, AllowComments, Featured, Position)
            VALUES ($id, 'Page', $slug, $title, 'In short', 'Text.', 'en', (SELECT Id FROM User WHERE UserName = 'writer'), $state,
                '2026-01-01 00:00:00', '2026-01-01 00:00:00', '2026-01-01 00:00:00', 1, 0, 0, $parent, 1, 0, 0)
            """;
        command.Parameters.AddWithValue("$id", id);
        command.Parameters.AddWithValue("$slug", slug);
        command.Parameters.AddWithValue("$title", title);
        command.Parameters.AddWithValue("$state", state);
        command.Parameters.AddWithValue("$parent", parent ?? (object)DBNull.Value);
        await command.ExecuteNonQueryAsync();
    }
}
