using System.Net;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Features.Reader;

/// <summary>What readers see while the database fails.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private BlogServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await BlogServer.StartAsync(("Bootstrap:SampleContent", "true"));

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task DatabaseFails_PagesAre503WithRetryAfter_AndCachedPagesAreServed()
    {
        using var article = await GetAsync("/articles/counting-exactly-once");
        Assert.Equal(HttpStatusCode.OK, article.StatusCode);
        await ExecuteAsync("ALTER TABLE Article RENAME TO Away");

        // Not the front page: the rankings computed a second after the start evict it.
        using var cached = await GetAsync("/articles/counting-exactly-once");
        using var page = await GetAsync("/archive");
        // Rendered for the first time in this language, from cached data: comments must not require the database.
        using var inChinese = new HttpRequestMessage(HttpMethod.Get, "/articles/counting-exactly-once") { Headers = { { "Accept-Language", "zh-CN" } } };
        using var rendered = await _server.Client.SendAsync(inChinese, TestContext.Current.CancellationToken);
        using var api = await GetAsync("/api/articles/unheard-of/stats");

        Assert.Equal(HttpStatusCode.OK, cached.StatusCode);
        Assert.Equal(HttpStatusCode.OK, rendered.StatusCode);
        Assert.Contains("data-comments=", await rendered.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
        Assert.True(page.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        Assert.True(page.Headers.CacheControl?.NoStore);
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("We will be right back", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Sqlite", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", html, StringComparison.Ordinal);
        if (api.StatusCode != HttpStatusCode.NotFound)
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, api.StatusCode);
            Assert.Equal("application/problem+json", api.Content.Headers.ContentType?.MediaType);
        }

        await ExecuteAsync("ALTER TABLE Away RENAME TO Article");
        await Eventually.Is(async () =>
        {
            using var again = await GetAsync("/archive");
            return again.StatusCode == HttpStatusCode.OK;
        });
    }

    private Task<HttpResponseMessage> GetAsync(string path) => _server.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_server.DataDirectory, "blog.db")};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
