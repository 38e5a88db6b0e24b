using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;

namespace BlogApp.Tests.Journeys;

/// <summary>A scheduled article in the whole blog: on every page at its time, even if the server was stopped in between.</summary>
public sealed class ScheduledArticleTests : IAsyncLifetime
{
    private static readonly string[] Lists = ["/", "/tags/planned", "/archive", "/search?q=punctual", "/feed.xml", "/sitemap.xml"];
    private static readonly TimeProvider Time = TimeProvider.System;
    private StudioServer _studio = null!;

    private BlogServer Server => _studio.Blog;

    public async ValueTask InitializeAsync() => _studio = await StudioServer.StartAsync();

    public ValueTask DisposeAsync() => _studio.DisposeAsync();

    [Fact]
    public async Task ScheduledArticle_AtItsTime_IsOnEveryPage_DespiteCaching()
    {
        await PlanAsync("one", Time.GetUtcNow().AddHours(1));
        var at = Time.GetUtcNow().AddSeconds(15);
        await PlanAsync("two", at);
        foreach (var path in Lists)
            Assert.False(await ShowsAsync(path, "two"), $"{path} shows it before its time");
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync("/articles/two"));
        Assert.True(Time.GetUtcNow() < at, "The machine took too long to ask.");
        await Eventually.Is(async () => await StatusAsync("/articles/two") == HttpStatusCode.OK, TimeSpan.FromSeconds(60));
        Assert.True(Time.GetUtcNow() >= at, "It shows before its time.");
        foreach (var path in Lists)
        {
            Assert.True(await ShowsAsync(path, "two"), $"{path} does not show it");
            Assert.False(await ShowsAsync(path, "one"), $"{path} shows the other one too");
        }
    }

    [Fact]
    public async Task ServerKilledAfterScheduling_ArticlesAppearOnTime_AndMissedOnesAtOnce()
    {
        var missed = Time.GetUtcNow().AddSeconds(8);
        var kept = Time.GetUtcNow().AddSeconds(25);
        await PlanAsync("missed", missed);
        await PlanAsync("kept", kept);
        await Server.KillAsync();
        await Eventually.Is(() => Time.GetUtcNow() > missed.AddSeconds(1), TimeSpan.FromSeconds(40));
        await Server.StartAgainAsync();
        await Eventually.Is(async () => await StatusAsync("/articles/missed") == HttpStatusCode.OK, TimeSpan.FromSeconds(30));
        Assert.True(await ShowsAsync("/", "missed"));
        Assert.True(Time.GetUtcNow() >= kept || await StatusAsync("/articles/kept") == HttpStatusCode.NotFound);
        await Eventually.Is(async () => await StatusAsync("/articles/kept") == HttpStatusCode.OK, TimeSpan.FromSeconds(90));
        Assert.True(Time.GetUtcNow() >= kept, "It shows before its time.");
        Assert.Equal(2, await Server.SqlAsync("SELECT count(*) FROM ArticleRevision WHERE UserId IS NULL"));
        Assert.Equal(0, (await Server.CommandAsync("analytics", "verify")).Status);
    }

    private async Task PlanAsync(string slug, DateTimeOffset at)
    {
        using var answer = await _studio.Client.PostAsJsonAsync("/api/studio/save", new
        {
            id = (long?)null, version = 0, session = "aaaaaaaaaaaaaaaa", kind = "article", then = "Schedule", at,
            fields = new { title = $"Planned {slug}", slug, markdown = "A punctual text", language = "en", tags = new[] { "planned" } },
        }, Cancelled);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancelled));
        Assert.Equal("saved", (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled)).GetProperty("result").GetString());
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await Server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        return answer.StatusCode;
    }

    private async Task<bool> ShowsAsync(string path, string slug)
    {
        using var answer = await Server.Client.GetAsync(new Uri(path, UriKind.Relative), Cancelled);
        return (await answer.Content.ReadAsStringAsync(Cancelled)).Contains($"/articles/{slug}", StringComparison.Ordinal);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
