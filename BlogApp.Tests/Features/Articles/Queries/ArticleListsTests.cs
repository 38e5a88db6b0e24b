using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Queries;
using BlogApp.Platform.Caching;

namespace BlogApp.Tests.Features.Articles.Queries;

public sealed class ArticleListsTests : IAsyncLifetime
{
    private ArticleFixture _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ArticleFixture.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task EmptyBlog_HasOneEmptyPage_AndNoSecond()
    {
        var page = await _blog.Lists.NewestAsync(1, Cancelled);
        Assert.Equal((0, 1, 1), (page!.Total, page.Number, page.Pages));
        Assert.Null(await _blog.Lists.NewestAsync(2, Cancelled));
        Assert.Empty(await _blog.Lists.TagsAsync(Cancelled));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(25, 3)]
    public async Task NewestArticles_ArePagedByTen_NewestFirst_WithoutGapOrRepeat(int articles, int pages)
    {
        for (var i = 0; i < articles; i++)
            await _blog.AddAsync($"article-{i}", daysAgo: i / 2); // two at each time
        var found = new List<ArticleCard>();
        for (var i = 1; i <= pages; i++)
            found.AddRange((await _blog.Lists.NewestAsync(i, Cancelled))!.Items);
        Assert.Null(await _blog.Lists.NewestAsync(pages + 1, Cancelled));
        Assert.Equal(articles, found.Select(a => a.Slug).Distinct().Count());
        Assert.Equal(found.OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id), found);
    }

    [Fact]
    public async Task Years_NameThePageOfTheArchiveOnWhichTheyBegin()
    {
        Assert.Empty(await _blog.Lists.YearsAsync(Cancelled));
        // 150 of one year, 60 of the year before, which begins on the second page, and one much older on the third.
        await _blog.AddAsync("first", daysAgo: 1);
        await _blog.Database.ExecuteAsync("UPDATE Article SET PublishedAt = '2011-01-01 00:00:00'");
        await _blog.Database.ExecuteAsync("""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 210)
            INSERT INTO Article (Kind, Slug, Title, Excerpt, Markdown, Language, AuthorId, State, CreatedAt, UpdatedAt, PublishedAt, Version, Views, Readers, AllowComments, Featured, Position)
            SELECT a.Kind, 'article-' || i, a.Title, '', '', 'en', a.AuthorId, a.State, a.CreatedAt, a.UpdatedAt,
                CASE WHEN i <= 150 THEN '2014-12-31 23:59:59' ELSE '2013-01-01 00:00:00' END, 1, 0, 0, 1, 0, 0 FROM n, Article a WHERE a.Slug = 'first';
            """);
        await _blog.Invalidator.InvalidateAsync([CacheTag.Lists], Cancelled);
        Assert.Equal([new(2014, 1), new(2013, 2), new(2011, 3)], await _blog.Lists.YearsAsync(Cancelled));
        var second = await _blog.Lists.ArchiveAsync(2, Cancelled);
        Assert.Equal((2014, 2013), (second!.Items[49].PublishedAt.Year, second.Items[50].PublishedAt.Year));
    }

    [Theory]
    [InlineData(ArticleState.Draft)]
    [InlineData(ArticleState.Scheduled)]
    [InlineData(ArticleState.Unpublished)]
    [InlineData(ArticleState.Trash)]
    public async Task UnpublishedArticle_IsInNoList(ArticleState state)
    {
        await _blog.AddAsync("hidden", daysAgo: 1, "secret");
        await _blog.Database.ExecuteAsync($"UPDATE Article SET State = '{state}'");
        Assert.Empty((await _blog.Lists.NewestAsync(1, Cancelled))!.Items);
        Assert.Empty((await _blog.Lists.ArchiveAsync(1, Cancelled))!.Items);
        Assert.Null(await _blog.Lists.TaggedAsync("secret", 1, Cancelled));
        Assert.Empty(await _blog.Lists.TagsAsync(Cancelled));
        Assert.Empty(await _blog.Lists.LikeAsync("hidden", Cancelled));
        Assert.Null(await _blog.Articles.FindAsync("hidden", Cancelled));
    }

    [Fact]
    public async Task ArticleDatedAhead_IsListedOnceItsTimeHasPassed()
    {
        await _blog.AddAsync("tomorrow", daysAgo: -1);
        Assert.Empty((await _blog.Lists.NewestAsync(1, Cancelled))!.Items);
        _blog.Time.Advance(TimeSpan.FromDays(1.1));
        Assert.Single((await _blog.Lists.NewestAsync(1, Cancelled))!.Items);
    }

    [Fact]
    public async Task TaggedList_HasThoseWithTheTag_AndIsMissingForUnknownTags()
    {
        await _blog.AddAsync("one", 1, "redis", "web");
        await _blog.AddAsync("two", 2, "redis");
        await _blog.AddAsync("three", 3);
        Assert.Equal(["one", "two"], (await _blog.Lists.TaggedAsync("redis", 1, Cancelled))!.Items.Select(a => a.Slug));
        Assert.Equal(["redis", "web"], (await _blog.Lists.NewestAsync(1, Cancelled))!.Items[0].Tags.Select(t => t.Name));
        Assert.Null(await _blog.Lists.TaggedAsync("redis", 2, Cancelled));
        Assert.Null(await _blog.Lists.TaggedAsync("sql", 1, Cancelled));
        Assert.Null(await _blog.Lists.TaggedAsync("Redis", 1, Cancelled));
        Assert.Null(await _blog.Lists.TaggedAsync(new string('x', 5000), 1, Cancelled));
        Assert.Equal([new TagCount(new("redis", "redis"), 2), new TagCount(new("web", "web"), 1)], await _blog.Lists.TagsAsync(Cancelled));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
