using System.Diagnostics;
using BlogApp.Data.Accounts;
using BlogApp.Data.Analytics;
using BlogApp.Data.Analytics.Stores;
using BlogApp.Data.Articles;
using BlogApp.Features.Rankings;
using BlogApp.Platform.Caching;
using BlogApp.Tests.Platform.Caching;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Rankings;

public sealed class RankHotTests : IAsyncLifetime
{
    private readonly CacheFixture _cache = new();
    private TestDatabase _database = null!;
    private BlogUser _author = null!;

    private DateTimeOffset Now => _cache.Time.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _author = await _database.AddAuthorAsync();
    }

    [Fact]
    public async Task ArticleWithoutViewsInTheWindow_HasNoPlaceInIt()
    {
        await ArticleAsync("newest", age: TimeSpan.FromHours(1));
        await ArticleAsync("read-today", TimeSpan.FromDays(3), (2, 1));
        await ArticleAsync("read-last-month", TimeSpan.FromDays(60), (24 * 20, 5));

        await RankAsync();

        Assert.Equal(["read-today"], await SlugsAsync(RankingWindow.Day));
        Assert.Equal(["read-today"], await SlugsAsync(RankingWindow.Week));
        Assert.Equal(["read-last-month", "read-today"], await SlugsAsync(RankingWindow.Month));
        Assert.Equal(["read-last-month", "read-today"], await SlugsAsync(RankingWindow.All));
    }

    [Fact]
    public async Task WindowInWhichNothingWasRead_SaysWhenItWasComputedAllTheSame()
    {
        await ArticleAsync("read-last-month", TimeSpan.FromDays(60), (24 * 20, 5));

        await RankAsync();

        var list = await TopAsync(RankingWindow.Day);
        Assert.Empty(list.Items);
        Assert.Equal(Now, list.ComputedAt);
    }

    [Fact]
    public async Task EachWindow_CountsItsOwnViews()
    {
        await ArticleAsync("today", TimeSpan.FromDays(60), (2, 30));
        await ArticleAsync("week", TimeSpan.FromDays(60), (24 * 3, 40));
        await ArticleAsync("month", TimeSpan.FromDays(60), (24 * 20, 50));
        await ArticleAsync("ever", TimeSpan.FromDays(60), (24 * 50, 60));

        await RankAsync();

        Assert.Equal("today", (await SlugsAsync(RankingWindow.Day))[0]);
        Assert.Equal(["week", "today"], (await SlugsAsync(RankingWindow.Week)).Take(2));
        Assert.Equal(["month", "week", "today"], await SlugsAsync(RankingWindow.Month));
        Assert.Equal(["ever", "month", "week", "today"], await SlugsAsync(RankingWindow.All));
        Assert.Equal([30], (await TopAsync(RankingWindow.Day)).Items.Select(i => i.Views));
        Assert.Equal([60, 50, 40, 30], (await TopAsync(RankingWindow.All)).Items.Select(i => i.Views));
    }

    [Fact]
    public async Task EqualScores_TheNewerArticleRanksFirst()
    {
        // Without gravity, equal views give equal scores at any age.
        for (var days = 1; days <= 5; days++)
            await ArticleAsync($"age-{days}", TimeSpan.FromDays(days), (1, 10));

        await RankAsync();

        Assert.Equal(["age-1", "age-2", "age-3", "age-4", "age-5"], await SlugsAsync(RankingWindow.All));
    }

    [Fact]
    public async Task EqualScoresAndTimes_KeepTheirOrderFromRunToRun()
    {
        for (var i = 0; i < 20; i++)
            await ArticleAsync($"twin-{i}", TimeSpan.FromDays(1), (1, 10));
        await RankAsync();
        var first = await SlugsAsync(RankingWindow.Day);

        await RankAsync();

        Assert.Equal(first, await SlugsAsync(RankingWindow.Day));
    }

    [Theory]
    [InlineData(ArticleState.Draft)]
    [InlineData(ArticleState.Scheduled)]
    [InlineData(ArticleState.Unpublished)]
    [InlineData(ArticleState.Trash)]
    public async Task UnpublishedArticle_IsNotRanked(ArticleState state)
    {
        await ArticleAsync("public", TimeSpan.FromDays(1), (1, 1));
        await ArticleAsync("hidden", TimeSpan.FromDays(1), a => a.State = state, (1, 100));
        await ArticleAsync("tomorrow", TimeSpan.FromDays(-1), (1, 100));

        await RankAsync();

        Assert.Equal(["public"], await SlugsAsync(RankingWindow.Day));
    }

    [Fact]
    public async Task ArticleUnpublishedAfterRanking_LeavesTheListWithoutAGap()
    {
        var first = await ArticleAsync("first", TimeSpan.FromDays(1), (1, 100));
        await ArticleAsync("second", TimeSpan.FromDays(1), (1, 50));
        await RankAsync();
        await _database.ExecuteAsync($"UPDATE Article SET State = 'Unpublished' WHERE Id = {first.Id}");
        await _cache.Invalidator.InvalidateAsync([CacheTag.Lists], Cancelled);

        var list = await TopAsync(RankingWindow.Day);

        Assert.Equal([("second", 1)], list.Items.Select(i => (i.Slug, i.Position)));
    }

    [Fact]
    public async Task NextRun_KeepsThePreviousPositions()
    {
        var rising = await ArticleAsync("rising", TimeSpan.FromDays(2), (1, 10));
        await ArticleAsync("falling", TimeSpan.FromDays(2), (1, 20));
        await RankAsync();
        var first = await TopAsync(RankingWindow.Day);
        Assert.All(first.Items, i => Assert.Null(i.PreviousPosition));
        Assert.False(first.Compared);

        await ViewAsync(rising, hoursAgo: 2, views: 50);
        await ArticleAsync("newcomer", TimeSpan.FromDays(2), (1, 1));
        await RankAsync();

        Assert.Equal([("rising", 1, 2), ("falling", 2, 1), ("newcomer", 3, null)],
            (await TopAsync(RankingWindow.Day)).Items.Select(i => (i.Slug, i.Position, i.PreviousPosition)));
        Assert.True((await Queries.TopAsync(RankingWindow.Day, 1, Cancelled)).Compared);
    }

    [Fact]
    public async Task Run_MakesTheNewRankingVisibleAtOnce_AndSaysWhen()
    {
        Assert.Null((await TopAsync(RankingWindow.Day)).ComputedAt);
        await ArticleAsync("first", TimeSpan.FromDays(1), (1, 1));

        await RankAsync();

        var list = await TopAsync(RankingWindow.Day);
        Assert.Equal(Now, list.ComputedAt);
        Assert.Equal(["first"], list.Items.Select(i => i.Slug));
    }

    [Fact]
    public async Task Blog_WithoutArticles_HasEmptyRankings()
    {
        await RankAsync();

        Assert.Empty((await TopAsync(RankingWindow.Day)).Items);
    }

    [Fact]
    public async Task Top_GivesAtMostTheRequestedNumber_AndNothingForAnUnknownWindow()
    {
        for (var i = 1; i <= 5; i++)
            await ArticleAsync($"a-{i}", TimeSpan.FromDays(i), (1, 10 - i));
        await RankAsync();

        Assert.Equal(["a-1", "a-2"], (await Queries.TopAsync("24h", 2, Cancelled)).Items.Select(i => i.Slug));
        Assert.Empty((await Queries.TopAsync("1y", 2, Cancelled)).Items);
        Assert.Empty((await Queries.TopAsync("24h", 0, Cancelled)).Items);
    }

    [Fact]
    public async Task TenThousandArticles_WithAMonthOfViews_AreRankedInSeconds()
    {
        var hour = Now.ToUnixTimeSeconds() / 3600 * 3600;
        await _database.ExecuteAsync($"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
            INSERT INTO Article (Slug, Title, Excerpt, Markdown, Language, AuthorId, State, CreatedAt, UpdatedAt, PublishedAt, Version, Views, Readers, Featured, Position)
            SELECT 'a-' || i, 'Title ' || i, '', '', 'en', {_author.Id}, 'Published', '2026-01-01', '2026-01-01', '2026-01-01', 1, 30 * (i % 977), 0, 0, 0 FROM n;
            WITH RECURSIVE h(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM h WHERE k < 29)
            INSERT INTO ArticleHour (ArticleId, Hour, Views) SELECT Id, {hour} - k * 86400, Id % 977 FROM Article, h;
            """);
        var started = Stopwatch.GetTimestamp();

        await RankAsync();

        var took = Stopwatch.GetElapsedTime(started);
        TestContext.Current.SendDiagnosticMessage("10,000 articles, 300,000 hours ranked in {0} ms", (long)took.TotalMilliseconds);
        Assert.InRange(took, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(4 * RankingQueries.Longest, await _database.ReadAsync(c => c.Rankings.CountAsync(Cancelled)));
        Assert.Equal(976, (await TopAsync(RankingWindow.Day)).Items[0].Views);
        Assert.Equal(30 * 976, (await TopAsync(RankingWindow.Month)).Items[0].Views);
    }

    private RankingQueries Queries => new(_cache.Cache, _database.Contexts);

    private ValueTask<RankingList> TopAsync(string window) => Queries.TopAsync(window, 100, Cancelled);

    private async Task<List<string>> SlugsAsync(string window) => [.. (await TopAsync(window)).Items.Select(i => i.Slug)];

    private async Task RankAsync() =>
        await new RankHot(_database.Contexts, _database.Get<IRankingStore>(), _cache.Invalidator, _cache.Time).RunAsync(Cancelled);

    private Task<Article> ArticleAsync(string slug, TimeSpan age, params (int HoursAgo, int Views)[] views) => ArticleAsync(slug, age, null, views);

    private async Task<Article> ArticleAsync(string slug, TimeSpan age, Action<Article>? change, params (int HoursAgo, int Views)[] views)
    {
        var article = await _database.AddArticleAsync(_author, slug, Now - age, change);
        foreach (var (hoursAgo, count) in views)
            await ViewAsync(article, hoursAgo, count);
        return article;
    }

    private async Task ViewAsync(Article article, int hoursAgo, int views)
    {
        var hour = Now.AddHours(-hoursAgo).ToUnixTimeSeconds() / 3600 * 3600;
        await _database.SaveAsync(c => c.ArticleHours.Add(new ArticleHour { ArticleId = article.Id, Hour = hour, Views = views }));
        await _database.ExecuteAsync($"UPDATE Article SET Views = Views + {views} WHERE Id = {article.Id}");
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _cache.Dispose();
        if (_database is not null)
            await _database.DisposeAsync();
    }
}
