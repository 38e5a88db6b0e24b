using System.Net;
using System.Text.Json;
using BlogApp.Data.Analytics;
using BlogApp.Data.Articles;
using BlogApp.Features.Rankings;
using BlogApp.Tests.Support;
using BlogApp.Tests.Support.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlogApp.Tests.Features.Rankings;

public sealed class RankingEndpointTests : IAsyncLifetime
{
    private readonly ManualTime _time = new();
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        var author = await _database.AddAuthorAsync();
        await ReadAsync(await _database.AddArticleAsync(author, "newest", _time.GetUtcNow().AddHours(-1)), views: 3);
        await ReadAsync(await _database.AddArticleAsync(author, "文章", _time.GetUtcNow().AddDays(-1)), views: 2);
        await _database.AddArticleAsync(author, "unread", _time.GetUtcNow().AddDays(-1));
    }

    [Fact]
    public async Task FreshBlog_IsRankedAtStart_AndAnswers()
    {
        await using var host = await StartAsync();
        await Eventually.Is(() => _database.ReadAsync(c => c.Rankings.AnyAsync()));
        await Eventually.Is(async () => (await AskAsync(host, "/api/rankings?window=7d")).RootElement.GetProperty("items").GetArrayLength() > 0);

        var answer = (await AskAsync(host, "/api/rankings?window=7d")).RootElement;

        Assert.Equal("7d", answer.GetProperty("window").GetString());
        Assert.Equal(_time.GetUtcNow(), answer.GetProperty("computedAt").GetDateTimeOffset());
        var items = answer.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal([(1, "newest"), (2, "文章")], items.Select(i => (i.GetProperty("position").GetInt32(), i.GetProperty("slug").GetString())));
        Assert.Equal("/articles/%E6%96%87%E7%AB%A0", items[1].GetProperty("url").GetString());
        Assert.Equal(JsonValueKind.Null, items[0].GetProperty("previousPosition").ValueKind);
        Assert.Equal(3, items[0].GetProperty("views").GetInt64());
    }

    [Fact]
    public async Task RecentRanking_IsKeptAtStart_AndAnOldOneRecomputed()
    {
        await using (var first = await StartAsync())
            await Eventually.Is(() => _database.ReadAsync(c => c.Rankings.AnyAsync()));
        var computed = _time.GetUtcNow();

        _time.Advance(RankHot.Period - TimeSpan.FromSeconds(1));
        await using (var second = await StartAsync())
            await Done(second);
        Assert.Equal(computed, await ComputedAtAsync());

        _time.Advance(TimeSpan.FromSeconds(1));
        await using (var third = await StartAsync())
            await Done(third);
        Assert.Equal(_time.GetUtcNow(), await ComputedAtAsync());
    }

    [Fact]
    public async Task RequestWithoutWindow_GivesTheLastDay()
    {
        await using var host = await StartAsync();

        Assert.Equal("24h", (await AskAsync(host, "/api/rankings")).RootElement.GetProperty("window").GetString());
    }

    [Theory]
    [InlineData("1y")]
    [InlineData("24H")]
    [InlineData("%00")]
    public async Task UnknownWindow_IsRefused_SayingWhatIsAccepted(string window)
    {
        await using var host = await StartAsync();

        var response = await host.Client.GetAsync($"/api/rankings?window={window}", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("24h, 7d, 30d, all", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task ReadAsync(Article article, long views)
    {
        var hour = _time.GetUtcNow().AddHours(-1).ToUnixTimeSeconds() / 3600 * 3600;
        await _database.SaveAsync(c => c.ArticleHours.Add(new ArticleHour { ArticleId = article.Id, Hour = hour, Views = views }));
    }

    private Task<FeatureHost> StartAsync() => FeatureHost.StartAsync(_database, _time, services => services.AddRankings(), app => app.MapRankings());

    private static async Task Done(FeatureHost host) =>
        await host.Get<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>().OfType<RankAtStart>().Single().ExecuteTask!;

    private async Task<DateTimeOffset> ComputedAtAsync() => new(await _database.ReadAsync(c => c.Rankings.MaxAsync(r => r.ComputedAt)));

    private static async Task<JsonDocument> AskAsync(FeatureHost host, string address) =>
        JsonDocument.Parse(await host.Client.GetStringAsync(address, TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
