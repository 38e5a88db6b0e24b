using BlogApp.Features.Articles.Publishing;

namespace BlogApp.Tests.Features.Articles.Publishing;

public sealed class FormerSlugTests : IAsyncLifetime
{
    private ArticleFixture _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ArticleFixture.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task ArticleRenamedTwice_BothFormerAddressesLeadToTheCurrentOne()
    {
        var id = (await _blog.AddAsync("first", 1)).Id;
        Assert.Null(await LeadsAsync("/articles/first"));
        await RenameAsync(id, 1, "second");
        await RenameAsync(id, 2, "第三");
        Assert.Equal("/articles/%E7%AC%AC%E4%B8%89", await LeadsAsync("/articles/first"));
        Assert.Equal("/articles/%E7%AC%AC%E4%B8%89", await LeadsAsync("/articles/second"));
        Assert.Equal("/articles/%E7%AC%AC%E4%B8%89", await LeadsAsync("/second"));
        Assert.Null(await LeadsAsync("/articles/never"));
        Assert.Null(await LeadsAsync("/articles/Bad Slug"));
    }

    [Fact]
    public async Task ArticleRenamedBack_ItsFirstAddressNoLongerRedirects()
    {
        var id = (await _blog.AddAsync("first", 1)).Id;
        await RenameAsync(id, 1, "second");
        await RenameAsync(id, 2, "first");
        Assert.Null(await LeadsAsync("/articles/first"));
        Assert.Equal("/articles/first", await LeadsAsync("/articles/second"));
    }

    [Fact]
    public async Task DraftRenamed_LeavesNoFormerSlug()
    {
        var draft = await _blog.Commands.SaveAsync(Edit(null, 0, "draft"), _blog.By, Cancelled);
        await RenameAsync(draft.Id, draft.Version, "other");
        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT count(*) FROM FormerSlug"));
    }

    [Fact]
    public async Task FormerAddressUsedByAnotherArticle_IsTakenOverWhenThatIsPublished()
    {
        var id = (await _blog.AddAsync("wanted", 1)).Id;
        await RenameAsync(id, 1, "moved");
        var other = await _blog.Commands.SaveAsync(Edit(null, 0, "wanted"), _blog.By, Cancelled);
        Assert.Equal(SaveResult.Saved, other.Result);
        Assert.Equal("/articles/moved", await LeadsAsync("/articles/wanted"));
        await _blog.Commands.PublishAsync(other.Id, other.Version, _blog.By, Cancelled);
        Assert.Null(await LeadsAsync("/articles/wanted"));
        await RenameAsync(other.Id, other.Version + 1, "elsewhere");
        Assert.Equal("/articles/elsewhere", await LeadsAsync("/articles/wanted"));
    }

    [Fact]
    public async Task UnpublishedArticle_ItsFormerAddressLeadsNowhere()
    {
        var id = (await _blog.AddAsync("first", 1)).Id;
        await RenameAsync(id, 1, "second");
        Assert.NotNull(await LeadsAsync("/articles/first"));
        await _blog.Commands.UnpublishAsync(id, 2, _blog.By, Cancelled);
        Assert.Null(await LeadsAsync("/articles/first"));
        // Renamed while offline: readers who know this name find it again.
        await RenameAsync(id, 3, "third");
        await _blog.Commands.PublishAsync(id, 4, _blog.By, Cancelled);
        Assert.Equal("/articles/third", await LeadsAsync("/articles/second"));
    }

    private async Task RenameAsync(long id, int version, string slug) =>
        Assert.Equal(SaveResult.Saved, (await _blog.Commands.SaveAsync(Edit(id, version, slug), _blog.By, Cancelled)).Result);

    private ArticleEdit Edit(long? id, int version, string slug) => new(id, version, _blog.Author.Id, slug, "Title", "", "Text", "en", []);

    private ValueTask<string?> LeadsAsync(string path) => _blog.Former.FindAsync(path, Cancelled);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
