using BlogApp.Data.Analytics;
using BlogApp.Features.Analytics.Dashboard.Tiles;
using BlogApp.Features.Analytics.Live;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace BlogApp.Tests.Features.Analytics.Dashboard;

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
    public async Task TodaysViews_AreThoseOfSqlAndThoseThatWait_WithoutThoseOfTheDaysBefore()
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
    public async Task ArticlesOfOthers_AreNotOnes() => Assert.Equal(0, (await OfAsync(_author + 1)).Published);

    [Fact]
    public async Task WithoutTheDatabase_NothingIsKnown()
    {
        await _database.ExecuteAsync("ALTER TABLE ArticleHour RENAME TO Away");
        Assert.Null((await OfAsync(_author)).Views);
    }

    private Task<OwnToday> OfAsync(long author) => new OwnArticles(_database.Contexts, _feed, NullLogger<OwnArticles>.Instance).OfAsync(author, Now, null);

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
