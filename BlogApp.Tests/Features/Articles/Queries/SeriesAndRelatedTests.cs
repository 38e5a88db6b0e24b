using BlogApp.Data.Articles;
using BlogApp.Data.Search;
using BlogApp.Features.Search.Index;

namespace BlogApp.Tests.Features.Articles.Queries;

public sealed class SeriesAndRelatedTests : IAsyncLifetime
{
    private ArticleFixture _blog = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _blog = await ArticleFixture.CreateAsync();

    [Fact]
    public async Task Series_IsOrderedByPositionThenDate_AndOmitsDrafts()
    {
        var series = await _blog.Database.SaveAsync(context => context.Series.Add(new Series { Slug = "counting", Title = "Counting" }).Entity);
        await PartAsync("third", 3, 1);
        await PartAsync("first", 1, 5);
        await PartAsync("second", 1, 4);
        await PartAsync("hidden", 2, 2, ArticleState.Draft);

        var article = await _blog.Articles.FindAsync("second", Cancelled);
        var place = (await _blog.Articles.NeighborsAsync(article!, Cancelled)).Series;

        Assert.Equal(["first", "second", "third"], place!.Series.Parts.Select(p => p.Slug));
        Assert.Equal((2, "first", "third"), (place.Number, place.Previous!.Slug, place.Next!.Slug));
        Assert.Equal(3, (await _blog.Lists.SeriesAsync("counting", Cancelled))!.Parts.Count);
        Assert.Null(await _blog.Lists.SeriesAsync("unknown", Cancelled));

        Task PartAsync(string slug, int position, double daysAgo, ArticleState state = ArticleState.Published) => _blog.Database.SaveAsync(context =>
        {
            var at = _blog.Time.GetUtcNow().AddDays(-daysAgo).UtcDateTime;
            context.Articles.Add(new Article
            {
                Slug = slug, Title = slug, Excerpt = "", Markdown = "", Language = "en", AuthorId = _blog.Author.Id, State = state,
                CreatedAt = at, UpdatedAt = at, PublishedAt = at, SeriesId = series.Id, Position = position,
            });
            return 0;
        });
    }

    [Fact]
    public async Task ArticleOutsideASeries_HasNoSeries()
    {
        await _blog.AddAsync("alone", 1);
        var article = await _blog.Articles.FindAsync("alone", Cancelled);

        Assert.Null((await _blog.Articles.NeighborsAsync(article!, Cancelled)).Series);
    }

    [Fact]
    public async Task RelatedArticles_ShareTagsFirst_ThenWords()
    {
        await _blog.AddAsync("watermark", 1, "counting");
        await _blog.AddAsync("shares-a-tag", 9, "counting");
        await _blog.AddAsync("about-watermark", 8);
        await _blog.AddAsync("unrelated", 2);
        await _blog.Database.ExecuteAsync("UPDATE Article SET Title = Slug");
        using var index = new SearchIndex(_blog.Database.Contexts, _blog.Database.Get<ISearchIndexReader>(), _blog.Database.Get<ISearchIndexWriter>(), _blog.Invalidator);
        await index.UpdateAsync(1, Cancelled);

        var article = await _blog.Articles.FindAsync("watermark", Cancelled);
        var related = (await _blog.Articles.NeighborsAsync(article!, Cancelled)).Related;

        Assert.Equal(["shares-a-tag", "about-watermark"], related.Select(card => card.Slug));
    }

    public ValueTask DisposeAsync() => _blog.DisposeAsync();
}
