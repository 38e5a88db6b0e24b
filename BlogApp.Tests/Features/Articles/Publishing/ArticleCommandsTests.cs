using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Articles.Publishing;

public sealed class ArticleCommandsTests : IAsyncLifetime
{
    private ArticleFixture _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ArticleFixture.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task NewArticle_IsADraft_UntilItIsPublished()
    {
        var saved = await SaveAsync(New("first", "News", " news ", "Redis"));
        Assert.Equal((SaveResult.Saved, 1), (saved.Result, saved.Version));
        Assert.Empty(await SlugsAsync());
        var published = await _blog.Commands.PublishAsync(saved.Id, saved.Version, _blog.By, Cancelled);
        Assert.Equal((SaveResult.Saved, 2), (published.Result, published.Version));
        Assert.Equal(["first"], await SlugsAsync());
        var article = await _blog.Articles.FindAsync("first", Cancelled);
        Assert.Equal(_blog.Time.GetUtcNow(), article!.PublishedAt);
        Assert.Equal(["news", "redis"], article.Tags.Select(t => t.Name));
    }

    [Fact]
    public async Task Edit_IsVisibleAtOnce_DespiteCaching()
    {
        var id = (await _blog.AddAsync("old-name", 1, "a", "b")).Id;
        await _blog.AddAsync("other", 2, "a");
        Assert.NotNull(await _blog.Articles.FindAsync("old-name", Cancelled));
        Assert.Null(await _blog.Articles.FindAsync("new-name", Cancelled));
        Assert.Equal(["old-name", "other"], await SlugsAsync());
        Assert.NotNull(await _blog.Lists.TaggedAsync("b", 1, Cancelled));
        await _blog.Articles.NeighborsAsync((await _blog.Articles.FindAsync("other", Cancelled))!, Cancelled);

        var saved = await SaveAsync(New("new-name", "a", "c") with { Id = id, Version = 1, Title = "New title", Markdown = "New *text*" });

        Assert.Equal(SaveResult.Saved, saved.Result);
        Assert.Null(await _blog.Articles.FindAsync("old-name", Cancelled));
        var article = await _blog.Articles.FindAsync("new-name", Cancelled);
        Assert.Equal("New title", article!.Title);
        Assert.Contains("<em>text</em>", article.Html, StringComparison.Ordinal);
        Assert.Equal(["new-name", "other"], await SlugsAsync());
        Assert.Null(await _blog.Lists.TaggedAsync("b", 1, Cancelled));
        Assert.NotNull(await _blog.Lists.TaggedAsync("c", 1, Cancelled));
        var around = await _blog.Articles.NeighborsAsync((await _blog.Articles.FindAsync("other", Cancelled))!, Cancelled);
        Assert.Equal("new-name", around.Next!.Slug);
    }

    [Fact]
    public async Task Unpublish_HidesTheArticle_AndRepublishingKeepsItsDate()
    {
        var article = await _blog.AddAsync("one", 7);
        Assert.Equal(["one"], await SlugsAsync());
        var away = await _blog.Commands.UnpublishAsync(article.Id, 1, _blog.By, Cancelled);
        Assert.Empty(await SlugsAsync());
        Assert.Null(await _blog.Articles.FindAsync("one", Cancelled));
        await _blog.Commands.PublishAsync(article.Id, away.Version, _blog.By, Cancelled);
        Assert.Equal(_blog.Time.GetUtcNow().AddDays(-7), (await _blog.Articles.FindAsync("one", Cancelled))!.PublishedAt);
    }

    [Fact]
    public async Task SecondOfTwoEditsFromTheSameVersion_OverwritesNothing()
    {
        var id = (await _blog.AddAsync("one", 1)).Id;
        var first = await SaveAsync(New("one") with { Id = id, Version = 1, Title = "First" });
        var second = await SaveAsync(New("one") with { Id = id, Version = 1, Title = "Second" });
        Assert.Equal((SaveResult.Saved, SaveResult.ChangedMeanwhile), (first.Result, second.Result));
        Assert.Equal(SaveResult.ChangedMeanwhile, (await _blog.Commands.UnpublishAsync(id, 1, _blog.By, Cancelled)).Result);
        Assert.Equal("First", (await _blog.Articles.FindAsync("one", Cancelled))!.Title);
    }

    [Fact]
    public async Task Edit_LeavesViewsAndReadersUnchanged()
    {
        var id = (await _blog.AddAsync("one", 1)).Id;
        await _blog.Database.ExecuteAsync("UPDATE Article SET Views = 41, Readers = 7");
        await SaveAsync(New("one") with { Id = id, Version = 1 });
        Assert.Equal(48, await _blog.Database.NumberAsync("SELECT Views + Readers FROM Article"));
    }

    [Fact]
    public async Task SlugOfAnotherArticle_IsRefused()
    {
        await _blog.AddAsync("taken", 1);
        Assert.Equal(SaveResult.SlugTaken, (await SaveAsync(New("taken"))).Result);
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM Article"));
    }

    [Fact]
    public async Task CommandOnMissingArticle_ReportsMissing()
    {
        Assert.Equal(SaveResult.Missing, (await SaveAsync(New("one") with { Id = 77, Version = 1 })).Result);
        Assert.Equal(SaveResult.Missing, (await _blog.Commands.PublishAsync(77, 1, _blog.By, Cancelled)).Result);
    }

    [Theory]
    [InlineData("Bad Slug", "Title", "tag")]
    [InlineData("good", "", "tag")]
    [InlineData("good", "  ", "tag")]
    [InlineData("good", "Title", "a/b")]
    [InlineData("good", "Title", "")]
    public async Task InvalidEdit_IsRefused(string slug, string title, string tag) =>
        Assert.Equal(SaveResult.Invalid, (await SaveAsync(New(slug, tag) with { Title = title })).Result);

    [Fact]
    public async Task TagUsedByTwoArticles_IsStoredOnce()
    {
        await SaveAsync(New("one", "redis"));
        await SaveAsync(New("two", "redis", "web"));
        Assert.Equal(2, await _blog.Database.ReadAsync(context => context.Tags.CountAsync(Cancelled)));
    }

    [Fact]
    public async Task Details_AreSaved_AndKeptByEditsWithoutDetails()
    {
        var saved = await SaveAsync(New("one") with { Details = new(CanonicalUrl: " https://example.org/one ", AllowComments: false, Featured: true, Series: " A Series ", NoCover: true) });
        await SaveAsync(New("one") with { Id = saved.Id, Version = saved.Version, Title = "Other" });
        var article = await ArticleAsync(saved.Id);
        Assert.Equal(("Other", "https://example.org/one", false, true, "A Series", 1, true),
            (article.Title, article.CanonicalUrl, article.AllowComments, article.Featured, article.Series!.Title, article.Position, article.NoCover));
    }

    [Fact]
    public async Task ArticlesOfOneSeries_GetSuccessivePositions()
    {
        await SaveAsync(New("one") with { Details = new(Series: "数据库") });
        await SaveAsync(New("two") with { Details = new(Series: "数据库", Position: 7) });
        var third = await SaveAsync(New("three") with { Details = new(Series: "数据库") });
        var article = await ArticleAsync(third.Id);
        Assert.Equal((8, "数据库"), (article.Position, article.Series!.Slug));
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM Series"));
        await SaveAsync(New("three") with { Id = third.Id, Version = third.Version, Details = new() });
        Assert.Null((await ArticleAsync(third.Id)).Series);
    }

    [Fact]
    public async Task MissingCover_IsRefusedByName_AndNothingIsSaved()
    {
        var saved = await SaveAsync(New("one") with { Details = new(CoverId: 77) });
        Assert.Equal((SaveResult.Invalid, EditField.Cover), (saved.Result, saved.Errors.Keys.Single()));
        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT count(*) FROM Article"));
    }

    [Fact]
    public async Task Page_CanHaveAnotherPageAsParent_ButNotItsOwnChildOrAnArticle()
    {
        var above = await SaveAsync(New("above") with { Kind = ArticleKind.Page, Details = new() });
        var below = await SaveAsync(New("below") with { Kind = ArticleKind.Page, Details = new(ParentId: above.Id) });
        Assert.Equal((above.Id, ArticleKind.Page), ((await ArticleAsync(below.Id)).ParentId, (await ArticleAsync(below.Id)).Kind));
        var round = await SaveAsync(New("above") with { Id = above.Id, Version = above.Version, Kind = ArticleKind.Page, Details = new(ParentId: below.Id) });
        Assert.Equal((SaveResult.Invalid, EditField.Parent), (round.Result, round.Errors.Keys.Single()));
        var article = await _blog.AddAsync("article", 1);
        Assert.Equal(SaveResult.Invalid, (await SaveAsync(New("third") with { Kind = ArticleKind.Page, Details = new(ParentId: article.Id) })).Result);
    }

    [Fact]
    public async Task SavesAtOnceWithTheSameNewTagAndSeries_AreAllSaved()
    {
        var saves = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => SaveAsync(New($"at-once-{i}", "new-tag") with { Details = new(Series: "New") }))));
        Assert.All(saves, saved => Assert.Equal(SaveResult.Saved, saved.Result));
        Assert.Equal(8, await _blog.Database.NumberAsync("SELECT count(*) FROM ArticleTag"));
        Assert.Equal(2, await _blog.Database.NumberAsync("SELECT (SELECT count(*) FROM Tag) + (SELECT count(*) FROM Series)"));
    }

    [Fact]
    public async Task NewArticleSentAgainAfterALostResponse_IsSavedOnce()
    {
        var copy = await _blog.Database.SaveAsync(context => context.WorkingCopies.Add(new() { UserId = _blog.Author.Id, Content = "{}" }).Entity);
        var edit = New("one") with { SavedBy = _blog.Author.Id, WorkingCopyId = copy.Id };
        var first = await SaveAsync(edit);
        var again = await SaveAsync(edit with { Title = "Again" });
        Assert.Equal((SaveResult.Saved, first.Id), (again.Result, again.Id));
        Assert.Equal("Again", (await ArticleAsync(first.Id)).Title);
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM Article"));
    }

    [Fact]
    public async Task SavedArticle_HasNoWorkingCopyLeft()
    {
        var article = await _blog.AddAsync("one", 1);
        var copy = await _blog.Database.SaveAsync(context => context.WorkingCopies.Add(new() { UserId = _blog.Author.Id, ArticleId = article.Id, Content = "{}" }).Entity);
        var edit = New("one") with { Id = article.Id, Version = 1, SavedBy = _blog.Author.Id, WorkingCopyId = copy.Id };
        Assert.Equal(SaveResult.ChangedMeanwhile, (await SaveAsync(edit with { Version = 0 })).Result);
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM WorkingCopy"));
        Assert.Equal(SaveResult.Saved, (await SaveAsync(edit)).Result);
        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT count(*) FROM WorkingCopy"));
    }

    private Task<Article> ArticleAsync(long id) => _blog.Database.ReadAsync(context => context.Articles.Include(a => a.Series).SingleAsync(a => a.Id == id, Cancelled));

    private ArticleEdit New(string slug, params string[] tags) => new(null, 0, _blog.Author.Id, slug, "Title", "Excerpt", "Text", "en", tags);

    private Task<ArticleSaved> SaveAsync(ArticleEdit edit) => _blog.Commands.SaveAsync(edit, _blog.By, Cancelled);

    private async Task<IEnumerable<string>> SlugsAsync() => (await _blog.Lists.NewestAsync(1, Cancelled))!.Items.Select(a => a.Slug);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
