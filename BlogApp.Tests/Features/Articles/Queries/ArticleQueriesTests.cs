using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Queries;

namespace BlogApp.Tests.Features.Articles.Queries;

public sealed class ArticleQueriesTests : IAsyncLifetime
{
    private ArticleFixture _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ArticleFixture.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task Find_ReturnsTheRenderedArticle()
    {
        await _blog.AddAsync("one", 1, "b", "a");
        await _blog.Database.ExecuteAsync("UPDATE Article SET Markdown = '## Part' || char(10) || 'Some *text*.'");
        var article = await FindAsync("one");
        Assert.Contains("<em>text</em>", article!.Html, StringComparison.Ordinal);
        Assert.Equal("Part", Assert.Single(article.Headings).Text);
        Assert.Equal(["a", "b"], article.Tags.Select(t => t.Name));
        Assert.Equal(("Ada", 1), (article.Author, article.Minutes));
        Assert.Equal(_blog.Time.GetUtcNow().AddDays(-1), article.PublishedAt);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("")]
    [InlineData("One")]
    [InlineData("one/")]
    public async Task Find_OfUnknownSlug_GivesNothing(string slug)
    {
        await _blog.AddAsync("one", 1);
        Assert.Null(await FindAsync(slug));
    }

    [Fact]
    public async Task Neighbors_AreTheOlderAndTheNewerArticle()
    {
        foreach (var (slug, days) in new[] { ("old", 3), ("middle", 2), ("new", 1) })
            await _blog.AddAsync(slug, days);
        await _blog.AddAsync("ahead", -1);
        Assert.Equal((null, "middle"), await NeighborsOfAsync("old"));
        Assert.Equal(("old", "new"), await NeighborsOfAsync("middle"));
        Assert.Equal(("middle", null), await NeighborsOfAsync("new"));
    }

    [Fact]
    public async Task Neighbors_PublishedAtOneMoment_FormAChainWithoutLoops()
    {
        foreach (var slug in new[] { "a", "b", "c" })
            await _blog.AddAsync(slug, 1);
        Assert.Equal([(null, "b"), ("a", "c"), ("b", null)], [await NeighborsOfAsync("a"), await NeighborsOfAsync("b"), await NeighborsOfAsync("c")]);
    }

    [Fact]
    public async Task RelatedArticles_ShareTags_AreThreeAtMost_AndExcludeTheArticleItself()
    {
        await _blog.AddAsync("this", 5, "x", "y");
        await _blog.AddAsync("one-newer", 1, "x");
        await _blog.AddAsync("both", 9, "x", "y");
        await _blog.AddAsync("one-older", 3, "y");
        await _blog.AddAsync("one-oldest", 4, "y");
        await _blog.AddAsync("none", 1, "z");
        var related = (await NeighborsAsync("this")).Related.Select(a => a.Slug);
        Assert.Equal(["both", "one-newer", "one-older"], related);
        Assert.Empty((await NeighborsAsync("none")).Related);
    }

    [Fact]
    public async Task FindDraft_FindsADraft_ButNotInTheTrash()
    {
        await _blog.AddAsync("draft", 1);
        await _blog.Database.ExecuteAsync("UPDATE Article SET State = 'Draft', PublishedAt = NULL");
        Assert.Null(await FindAsync("draft"));
        var draft = await _blog.Articles.FindDraftAsync("draft", Cancelled);
        Assert.Equal((_blog.Author.Id, ArticleState.Draft), (draft!.AuthorId, draft.State));
        await _blog.Database.ExecuteAsync("UPDATE Article SET State = 'Trash'");
        Assert.Null(await _blog.Articles.FindDraftAsync("draft", Cancelled));
    }

    private async Task<ArticleView?> FindAsync(string slug) => await _blog.Articles.FindAsync(slug, Cancelled);

    private async Task<ArticleNeighbors> NeighborsAsync(string slug) => await _blog.Articles.NeighborsAsync((await FindAsync(slug))!, Cancelled);

    private async Task<(string?, string?)> NeighborsOfAsync(string slug)
    {
        var around = await NeighborsAsync(slug);
        return (around.Previous?.Slug, around.Next?.Slug);
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
