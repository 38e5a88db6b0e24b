using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Revisions;

namespace BlogApp.Tests.Features.Articles.Revisions;

public sealed class RestoreRevisionTests : IAsyncLifetime
{
    private ArticleFixture _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ArticleFixture.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task FirstRevision_Restored_IsCurrent_AndTheReplacedTextIsKept()
    {
        var article = await _blog.AddAsync("one", 3, "old");
        await SaveAsync(article.Id, 1, "moved", "Second text", "new");
        var past = (await PastAsync(article.Id))!;
        Assert.False(past.Unkept);
        Assert.Equal([2, 1], past.Revisions.Select(r => r.Version));
        var saved = await _blog.Commands.RestoreRevisionAsync(article.Id, 2, past.Revisions[1].Id, _blog.By, Cancelled);
        Assert.Equal((SaveResult.Saved, 3), (saved.Result, saved.Version));
        // The address is unchanged, because readers know it.
        var view = await _blog.Articles.FindAsync("moved", Cancelled);
        Assert.Contains("Text of one", view!.Html, StringComparison.Ordinal);
        Assert.Equal(["old"], view.Tags.Select(t => t.Name));
        past = (await PastAsync(article.Id))!;
        Assert.Equal([3, 2, 1], past.Revisions.Select(r => r.Version));
        Assert.Equal("Second text", (await new RevisionQuery(_blog.Database.Contexts).TextAsync(article.Id, 2, Cancelled))!.Markdown);
    }

    [Fact]
    public async Task UnpublishedText_ReplacedByAnOlderRevision_IsKept()
    {
        var article = await _blog.AddAsync("one", 3);
        var away = await _blog.Commands.UnpublishAsync(article.Id, 1, _blog.By, Cancelled);
        await SaveAsync(article.Id, away.Version, "one", "Changed offline");
        var past = (await PastAsync(article.Id))!;
        Assert.True(past.Unkept);
        await _blog.Commands.RestoreRevisionAsync(article.Id, past.Version, past.Revisions[^1].Id, _blog.By, Cancelled);
        past = (await PastAsync(article.Id))!;
        Assert.Equal("Text of one", past.Text.Markdown);
        Assert.Equal(ArticleState.Unpublished, past.State);
        Assert.Equal("Changed offline", (await new RevisionQuery(_blog.Database.Contexts).TextAsync(article.Id, past.Revisions[0].Version, Cancelled))!.Markdown);
    }

    [Fact]
    public async Task RestoringOthersArticle_AnotherArticlesRevision_OrAnOldVersion_IsRefused()
    {
        var one = await _blog.AddAsync("one", 3);
        var two = await _blog.AddAsync("two", 3);
        await SaveAsync(one.Id, 1, "one", "Second");
        await SaveAsync(two.Id, 1, "two", "Second");
        var mine = (await PastAsync(one.Id))!.Revisions[1].Id;
        Assert.Equal(SaveResult.NotAllowed, (await _blog.Commands.RestoreRevisionAsync(one.Id, 2, mine, Actor.Author(99), Cancelled)).Result);
        Assert.Equal(SaveResult.Missing, (await _blog.Commands.RestoreRevisionAsync(two.Id, 2, mine, _blog.By, Cancelled)).Result);
        Assert.Equal(SaveResult.ChangedMeanwhile, (await _blog.Commands.RestoreRevisionAsync(one.Id, 1, mine, _blog.By, Cancelled)).Result);
    }

    [Fact]
    public async Task TagChange_Repeated_IsAppliedOnce()
    {
        var article = await _blog.AddAsync("one", 3, "a", "b");
        var saved = await _blog.Commands.ChangeTagAsync(article.Id, 1, "c", "a", _blog.By, Cancelled);
        Assert.Equal(["b", "c"], (await _blog.Articles.FindAsync("one", Cancelled))!.Tags.Select(t => t.Name));
        var again = await _blog.Commands.ChangeTagAsync(article.Id, saved.Version, "c", "a", _blog.By, Cancelled);
        Assert.Equal((SaveResult.Saved, saved.Version), (again.Result, again.Version));
    }

    private async Task SaveAsync(long id, int version, string slug, string text, params string[] tags) => Assert.Equal(SaveResult.Saved,
        (await _blog.Commands.SaveAsync(new(id, version, _blog.Author.Id, slug, "Title", "", text, "en", tags), _blog.By, Cancelled)).Result);

    private Task<ArticleWithRevisions?> PastAsync(long id) => new RevisionQuery(_blog.Database.Contexts).FindAsync(id, Cancelled);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
