using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Queries;

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
    public async Task Newest_AreTenAPage_NewestFirst_WithoutGapOrRepeat(int articles, int pages)
    {
        for (var i = 0; i < articles; i++)
            await _blog.AddAsync($"article-{i}", daysAgo: i / 2); // two of each moment
        var found = new List<ArticleCard>();
        for (var i = 1; i <= pages; i++)
            found.AddRange((await _blog.Lists.NewestAsync(i, Cancelled))!.Items);
        Assert.Null(await _blog.Lists.NewestAsync(pages + 1, Cancelled));
        Assert.Equal(articles, found.Select(a => a.Slug).Distinct().Count());
        Assert.Equal(found.OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id), found);
    }

    [Theory]
    [InlineData(ArticleState.Draft)]
    [InlineData(ArticleState.Scheduled)]
    [InlineData(ArticleState.Unpublished)]
    [InlineData(ArticleState.Trash)]
    public async Task WhatIsNotPublished_IsNowhere(ArticleState state)
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
    public async Task ArticleDatedAhead_ShowsWhenItsTimeHasCome()
    {
        await _blog.AddAsync("tomorrow", daysAgo: -1);
        Assert.Empty((await _blog.Lists.NewestAsync(1, Cancelled))!.Items);
        _blog.Time.Advance(TimeSpan.FromDays(1.1));
        Assert.Single((await _blog.Lists.NewestAsync(1, Cancelled))!.Items);
    }

    [Fact]
    public async Task Tagged_AreThoseWithTheTag_AndUnknownTagsAreNone()
    {
        await _blog.AddAsync("one", 1, "redis", "web");
        await _blog.AddAsync("two", 2, "redis");
        await _blog.AddAsync("three", 3);
        Assert.Equal(["one", "two"], (await _blog.Lists.TaggedAsync("redis", 1, Cancelled))!.Items.Select(a => a.Slug));
        Assert.Equal(["redis", "web"], (await _blog.Lists.NewestAsync(1, Cancelled))!.Items[0].Tags);
        Assert.Null(await _blog.Lists.TaggedAsync("redis", 2, Cancelled));
        Assert.Null(await _blog.Lists.TaggedAsync("sql", 1, Cancelled));
        Assert.Null(await _blog.Lists.TaggedAsync("Redis", 1, Cancelled));
        Assert.Null(await _blog.Lists.TaggedAsync(new string('x', 5000), 1, Cancelled));
        Assert.Equal([new TagCount("redis", 2), new TagCount("web", 1)], await _blog.Lists.TagsAsync(Cancelled));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
