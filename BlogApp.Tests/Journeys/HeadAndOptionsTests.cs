using System.Net;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys;

public sealed class HeadAndOptionsTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static readonly string[] Changing = ["Date", "X-View", "Set-Cookie", "Server-Timing"];

    [Theory]
    [InlineData("/")]
    [InlineData("/articles/article-1")]
    [InlineData("/articles/missing")]
    [InlineData("/archive")]
    [InlineData("/hot")]
    [InlineData("/search?q=article")]
    [InlineData("/feed.xml")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/api/live")]
    [InlineData("/api/online")]
    [InlineData("/api/articles/article-1/stats")]
    [InlineData("/api/articles/missing/stats")]
    [InlineData("/api/rankings?window=24h")]
    [InlineData("/api/missing")]
    [InlineData("/health/live")]
    [InlineData("/account/login")]
    [InlineData("/studio")]
    [InlineData("/admin/system")]
    [InlineData("/media/missing.png")]
    [InlineData("/covers/article-1.svg")]
    [InlineData("/missing")]
    [InlineData("/missing.php")]
    public async Task Head_AnswersAsGetWould_WithoutABody(string address)
    {
        var server = await StartedAsync();
        using var get = await SendAsync(server, HttpMethod.Get, address);
        using var head = await SendAsync(server, HttpMethod.Head, address);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(Headers(get), Headers(head));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Head_OfTheStream_EndsAfterTheHeaders_AndTheConnectionGoesOn()
    {
        var server = await StartedAsync();
        using var head = await SendAsync(server, HttpMethod.Head, "/api/live/stream");
        Assert.Equal("text/event-stream", head.Content.Headers.ContentType?.MediaType);
        using var next = await SendAsync(server, HttpMethod.Get, "/api/online");
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
        Assert.Equal(0, (await server.JsonAsync("/api/online")).GetProperty("online").GetInt32());
    }

    [Theory]
    [InlineData("/", "GET, HEAD")]
    [InlineData("/articles/article-1", "GET, HEAD")]
    [InlineData("/api/live", "GET, HEAD")]
    [InlineData("/api/articles/article-1/opened", "POST")]
    [InlineData("/feed.xml", "GET, HEAD")]
    public async Task Options_NamesTheMethods(string address, string methods)
    {
        var server = await StartedAsync();
        using var options = await SendAsync(server, HttpMethod.Options, address);
        Assert.Equal(HttpStatusCode.NoContent, options.StatusCode);
        var allowed = options.Content.Headers.Allow.ToList();
        Assert.All(methods.Split(", "), method => Assert.Contains(method, allowed));
        Assert.Contains("OPTIONS", allowed);
    }

    private async Task<BlogServer> StartedAsync()
    {
        var server = await shared.StartedAsync();
        if (await server.SqlAsync("SELECT count(*) FROM Article") == 0)
            await server.AddArticlesAsync(1);
        return server;
    }

    private static Task<HttpResponseMessage> SendAsync(BlogServer server, HttpMethod method, string address) =>
        server.Client.SendAsync(new HttpRequestMessage(method, new Uri(address, UriKind.Relative)), HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

    /// <summary>Without those that change from request to request. A HEAD has no transfer encoding, because it transfers nothing.</summary>
    private static IEnumerable<string> Headers(HttpResponseMessage answer) =>
        answer.Headers.Where(header => !Changing.Contains(header.Key) && header.Key != "Transfer-Encoding").Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
}
