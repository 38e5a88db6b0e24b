using System.Net;
using System.Net.Http.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.Data.Sqlite;

namespace BlogApp.Tests.Journeys;

/// <summary>Views that are set apart, and the ones that a page reports itself.</summary>
public sealed class LeftOutViewsTests : IAsyncLifetime
{
    private StudioServer _studio = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _studio = await StudioServer.StartAsync(("Analytics:ReferrerSpam", "bad.example"));
        await _studio.Blog.AddArticlesAsync(1);
    }

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task AdminsView_IsSkippedAsOwn_AndSpamIsSkippedAsSpam()
    {
        using var admin = await _studio.Client.GetAsync(new Uri("/articles/article-1", UriKind.Relative), Token);
        Assert.Equal("skipped; reason=own", ViewOf(admin));
        Assert.Equal("skipped; reason=own", await ReadAsync(("Cookie", "own-views=skip")));
        Assert.Equal("skipped; reason=spam", await ReadAsync(("Referer", "https://www.bad.example/page")));
        Assert.Equal("skipped; reason=spam", await ReadAsync(("Referer", "http://semalt.com/crawler.php?u=http://blog")));
        Assert.Equal("counted", await ReadAsync(("Referer", "https://good.example/")));
        await Eventually.Is(async () => await _studio.Blog.ViewsAsync("article-1") == 1);
        await _studio.Blog.StopAsync();
        Assert.Equal(2, await _studio.Blog.SqlAsync("SELECT sum(Requests) FROM SkippedHour WHERE Reason = 'own'"));
        Assert.Equal(2, await _studio.Blog.SqlAsync("SELECT sum(Requests) FROM SkippedHour WHERE Reason = 'spam'"));
    }

    [Fact]
    public async Task PageLoadedAhead_IsCountedWhenItReportsThatItWasOpened_WithItsReferrerAndCampaign()
    {
        using var ahead = await SendAsync(HttpMethod.Get, "/articles/article-1", null, ("Sec-Purpose", "prefetch"));
        Assert.Equal(("skipped; reason=prefetch", "view;desc=ahead"), (ViewOf(ahead), ahead.Headers.GetValues("Server-Timing").Single()));
        using var plain = await SendAsync(HttpMethod.Get, "/articles/article-1", null);
        Assert.False(plain.Headers.Contains("Server-Timing"));

        using var opened = await OpenedAsync("article-1", new { referrer = "https://good.example/list", query = "?utm_campaign=spring" });
        Assert.Equal((HttpStatusCode.NoContent, "counted"), (opened.StatusCode, ViewOf(opened)));
        using var own = await OpenedAsync("article-1", new { referrer = "", query = "" }, ("Cookie", "own-views=skip"));
        Assert.Equal("skipped; reason=own", ViewOf(own));
        using var bot = await OpenedAsync("article-1", new { referrer = "", query = "" }, ("User-Agent", Agents.Googlebot));
        Assert.Equal("skipped; reason=bot", ViewOf(bot));
        await _studio.Blog.StopAsync();
        Assert.Equal(2, await _studio.Blog.SqlAsync("SELECT sum(Views) FROM Article"));
        Assert.Equal(1, await _studio.Blog.SqlAsync("SELECT Views FROM FacetDay WHERE Facet = 'referrer' AND Value = 'good.example'"));
        Assert.Equal(1, await _studio.Blog.SqlAsync("SELECT Views FROM FacetDay WHERE Facet = 'campaign' AND Value LIKE '%spring%'"));
    }

    [Fact]
    public async Task ForgedReport_IsRefused_AndCountsNothing()
    {
        using var other = await OpenedAsync("article-1", new { referrer = "" }, ("Sec-Fetch-Site", "cross-site"));
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        using var missing = await OpenedAsync("missing", new { referrer = "" });
        Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
        using var tooLong = await OpenedAsync("article-1", new { referrer = new string('x', 10_000) });
        Assert.Equal(HttpStatusCode.BadRequest, tooLong.StatusCode);
        using var broken = await SendAsync(HttpMethod.Post, "/api/articles/article-1/opened", new StringContent("{", System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.BadRequest, broken.StatusCode);
        Assert.Equal(0, await _studio.Blog.ViewsAsync("article-1"));
    }

    [Fact]
    public async Task OldSalt_GoesWithItsDay_WhileEveryJobIsPaused()
    {
        await _studio.Blog.StopAsync();
        await ExecuteAsync("jobs.db", "UPDATE QRTZ_TRIGGERS SET TRIGGER_STATE = 'PAUSED';");
        await _studio.Blog.StartAgainAsync();
        await ExecuteAsync("blog.db", "INSERT INTO DailySalt (Day, Salt) VALUES (1700000000 / 86400 * 86400, randomblob(32))");
        await Eventually.Is(async () => await _studio.Blog.SqlAsync("SELECT count(*) FROM DailySalt WHERE Day < 1750000000") == 0, TimeSpan.FromSeconds(60));
        Assert.Equal(2, await _studio.Blog.SqlAsync("SELECT count(*) FROM DailySalt"));
    }

    private async Task ExecuteAsync(string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_studio.Blog.DataDirectory, database)};Mode=ReadWrite");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }

    private async Task<string?> ReadAsync(params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/articles/article-1", null, headers);
        return ViewOf(answer);
    }

    private Task<HttpResponseMessage> OpenedAsync(string slug, object page, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, $"/api/articles/{slug}/opened", JsonContent.Create(page), headers);

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        return _studio.Blog.Client.SendAsync(request, Token);
    }

    private static string? ViewOf(HttpResponseMessage answer) => answer.Headers.TryGetValues("X-View", out var view) ? view.Single() : null;
}
