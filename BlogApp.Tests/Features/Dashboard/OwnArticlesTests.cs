using BlogApp.Data.Analytics;
using BlogApp.Features.Dashboard.Tiles;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Dashboard;

public sealed class OwnArticlesTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 14, 30, 20, TimeSpan.Zero);
    private readonly ScriptedFeed _feed = new();
    private TestDatabase _database = null!;
    private long _author;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        await _database.AddArticlesAsync(2);
        await using var context = await _database.Contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        _author = (await context.Articles.FirstAsync(TestContext.Current.CancellationToken)).AuthorId;
    }

    [Fact]
    public async Task ViewsToday_AddPersistedAndWaitingOnes_WithoutEarlierDays()
    {
        await _database.ExecuteAsync("UPDATE Article SET Views = 100 WHERE Id = 1");
        await _database.SaveAsync(context => context.ArticleHours.Add(new ArticleHour { ArticleId = 1, Hour = Now.ToUnixTimeSeconds() / 3600 * 3600, Views = 10 }));
        _feed.Numbers[1] = new(103, 0, 0, 0);
        _feed.Numbers[2] = new(1, 0, 0, 0);
        var own = await OfAsync(_author);
        Assert.Equal([(1, 13), (2, 1)], own.Top.Select(a => (a.Id, a.Views)));
        Assert.Equal((14, 2), (own.Views, own.Published));
    }

    [Fact]
    public async Task UnreadArticles_AreNotListed()
    {
        var own = await OfAsync(_author);
        Assert.Empty(own.Top);
        Assert.Equal((0, 2), (own.Views, own.Published));
    }

    [Fact]
    public async Task ArticlesOfOtherAuthors_AreNotCounted() => Assert.Equal(0, (await OfAsync(_author + 1)).Published);

    [Fact]
    public async Task DatabaseFails_ViewsOfOwnArticles_AreUnknown()
    {
        await _database.ExecuteAsync("ALTER TABLE ArticleHour RENAME TO Away");
        Assert.Null((await OfAsync(_author)).Views);
    }

    [Fact]
    public async Task ViewsToday_BeginWithTheBlogsDay()
    {
        await _database.ExecuteAsync("UPDATE Article SET Views = 100 WHERE Id = 1");
        // Yesterday at 15:00 UTC, when today began in Tokyo.
        await _database.SaveAsync(context => context.ArticleHours.Add(new ArticleHour { ArticleId = 1, Hour = (Now.ToUnixTimeSeconds() / 86_400 * 24 - 9) * 3600, Views = 10 }));
        Assert.Equal((0, 10), ((await OfAsync(_author)).Views, (await OfAsync(_author, "Asia/Tokyo")).Views));
    }

    private Task<OwnToday> OfAsync(long author, string zone = "UTC") => new OwnArticles(_database.Contexts, _feed, SiteIn.Zone(zone), NullLogger<OwnArticles>.Instance).OfAsync(author, Now, null);

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
