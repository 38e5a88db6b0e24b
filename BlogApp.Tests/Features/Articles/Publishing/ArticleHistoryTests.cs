using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Articles.Publishing;

public sealed class ArticleHistoryTests : IAsyncLifetime
{
    private ArticleFixture _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ArticleFixture.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task PublishedTexts_AreKeptAsRevisions_AndDraftsAreNot()
    {
        var saved = await SaveAsync(null, 0, "Draft", "b", "a");
        saved = await SaveAsync(saved.Id, saved.Version, "Better draft", "b", "a");
        Assert.Empty(await RevisionsAsync());
        saved = await _blog.Commands.PublishAsync(saved.Id, saved.Version, _blog.By, Cancelled);
        _blog.Time.Advance(TimeSpan.FromHours(1));
        await SaveAsync(saved.Id, saved.Version, "Changed", "c");
        var kept = await RevisionsAsync();
        Assert.Equal([("Better draft", 3, "a\nb"), ("Changed", 4, "c")], kept.Select(r => (r.Markdown, r.Version, r.Tags)));
        Assert.All(kept, r => Assert.Equal(_blog.Author.Id, r.UserId));
        Assert.Equal(TimeSpan.FromHours(1), kept[1].At - kept[0].At);
    }

    [Fact]
    public async Task SavingWithoutChanges_OrRepublishing_AddsNoRevision()
    {
        var saved = await SaveAsync(null, 0, "Text");
        saved = await _blog.Commands.PublishAsync(saved.Id, saved.Version, _blog.By, Cancelled);
        saved = await SaveAsync(saved.Id, saved.Version, "Text");
        saved = await _blog.Commands.UnpublishAsync(saved.Id, saved.Version, _blog.By, Cancelled);
        saved = await _blog.Commands.PublishAsync(saved.Id, saved.Version, _blog.By, Cancelled);
        Assert.Single(await RevisionsAsync());
        saved = await _blog.Commands.UnpublishAsync(saved.Id, saved.Version, _blog.By, Cancelled);
        saved = await SaveAsync(saved.Id, saved.Version, "Changed offline");
        Assert.Single(await RevisionsAsync());
        await _blog.Commands.PublishAsync(saved.Id, saved.Version, _blog.By, Cancelled);
        Assert.Equal(["Text", "Changed offline"], (await RevisionsAsync()).Select(r => r.Markdown));
    }

    [Fact]
    public async Task ArticlePublishedByAnImport_KeepsItsFirstText_WhenItIsFirstChanged()
    {
        var article = await _blog.AddAsync("one", 7, "tag");
        await SaveAsync(article.Id, 1, "Changed");
        var kept = await RevisionsAsync();
        Assert.Equal([("Text of one", 1, "tag"), ("Changed", 2, "")], kept.Select(r => (r.Markdown, r.Version, r.Tags)));
        Assert.Equal(article.PublishedAt, kept[0].At);
    }

    [Fact]
    public async Task ManySavesFromTheSameVersion_OneSucceeds_AndTheOthersAreTold()
    {
        var article = await _blog.AddAsync("one", 7);
        var saved = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => SaveAsync(article.Id, 1, $"Text {i}")));
        Assert.Single(saved, s => s.Result is SaveResult.Saved);
        Assert.Equal(11, saved.Count(s => s.Result is SaveResult.ChangedMeanwhile));
        Assert.Equal(2, (await RevisionsAsync()).Count);
    }

    private Task<ArticleSaved> SaveAsync(long? id, int version, string text, params string[] tags) =>
        _blog.Commands.SaveAsync(new(id, version, _blog.Author.Id, "one", "Title", "", text, "en", tags), _blog.By, Cancelled);

    private Task<List<ArticleRevision>> RevisionsAsync() =>
        _blog.Database.ReadAsync(context => context.ArticleRevisions.OrderBy(r => r.Version).ToListAsync(Cancelled));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
