using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Tags;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Articles.Tags;

public sealed class TagCommandsTests : IAsyncLifetime
{
    private ArticleFixture _blog = null!;
    private Actor _admin;

    public async ValueTask InitializeAsync()
    {
        _blog = await ArticleFixture.CreateAsync();
        _admin = Actor.Admin(_blog.Author.Id);
    }

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task RenamedTag_KeepsItsArticles_AndItsFormerAddressesLeadToIt()
    {
        await _blog.AddAsync("one", 1, "content-2");
        Assert.NotNull(await _blog.Lists.TaggedAsync("content-2", 1, Cancelled));
        Assert.Null(await _blog.Former.FindAsync("/tags/content-2", Cancelled));
        await SaveAsync("content-2", form => form with { Name = " Content ", Title = "Content", Description = " What we say. " });
        Assert.Null(await _blog.Lists.TaggedAsync("content-2", 1, Cancelled));
        Assert.Equal("one", Assert.Single((await _blog.Lists.TaggedAsync("content", 1, Cancelled))!.Items).Slug);
        Assert.Equal(("Content", "What we say."), await _blog.Lists.TagAsync("content", Cancelled) is { } about ? (about.Title, about.Description!) : default);
        Assert.Equal("Content", Assert.Single((await _blog.Articles.FindAsync("one", Cancelled))!.Tags).Title);
        await SaveAsync("content", form => form with { Name = "内容" });
        Assert.Equal(["/tags/%E5%86%85%E5%AE%B9", "/tags/%E5%86%85%E5%AE%B9/feed.xml"],
            [await _blog.Former.FindAsync("/tags/content-2", Cancelled), await _blog.Former.FindAsync("/tags/content/feed.xml", Cancelled)]);
        Assert.Null(await _blog.Former.FindAsync("/tags/content/else", Cancelled));
        // Back again: an address leads on only while nothing stands there.
        await SaveAsync("内容", form => form with { Name = "content" });
        Assert.Null(await _blog.Former.FindAsync("/tags/content", Cancelled));
        Assert.Equal("/tags/content", await _blog.Former.FindAsync("/tags/内容", Cancelled));
    }

    [Fact]
    public async Task TwoPeopleAtOneTag_TheSecondIsShownWhatTheFirstSaved_AndOverwritesNothing()
    {
        await _blog.AddAsync("one", 1, "redis");
        var (first, second) = (await OpenAsync("redis"), await OpenAsync("redis"));
        Assert.Equal(TagResult.Saved, (await _blog.Tags.SaveAsync(first with { Title = "Redis" }, _admin, Cancelled)).Result);
        var late = await _blog.Tags.SaveAsync(second with { Title = "REDIS", Description = "Mine" }, _admin, Cancelled);
        Assert.Equal((TagResult.ChangedMeanwhile, "Redis"), (late.Result, late.Theirs!.Title));
        Assert.Equal("Redis", (await OpenAsync("redis")).Title);
        Assert.Equal(TagResult.Saved, (await _blog.Tags.SaveAsync(late.Theirs with { Description = "Mine" }, _admin, Cancelled)).Result);
        Assert.Equal(("Redis", "Mine"), await OpenAsync("redis") is var now ? (now.Title, now.Description) : default);
        var other = (await _blog.Tags.SaveAsync(TagForm.New with { Name = "other" }, _admin, Cancelled)).Result;
        Assert.Equal(TagResult.Saved, other);
        var seen = await OpenAsync("other");
        await SaveAsync("other", form => form with { Title = "Changed" });
        Assert.Equal(TagResult.ChangedMeanwhile, (await _blog.Tags.DeleteAsync(seen.Id!.Value, seen.Version, _admin, Cancelled)).Result);
        Assert.Equal(TagResult.ChangedMeanwhile, (await _blog.Tags.MergeAsync(seen.Id.Value, seen.Version, first.Id!.Value, _admin, Cancelled)).Result);
    }

    [Fact]
    public async Task MergedTags_AreOneOnEachArticle_AndEveryAddressLeadsToIt()
    {
        await _blog.AddAsync("both", 1, "js", "javascript");
        await _blog.AddAsync("old", 2, "js");
        await _blog.AddAsync("new", 3, "javascript");
        await SaveAsync("js", form => form with { Name = "ecmascript", Description = "The language" });
        var (source, target) = (await OpenAsync("ecmascript"), await OpenAsync("javascript"));
        Assert.Equal(TagResult.Saved, (await _blog.Tags.MergeAsync(source.Id!.Value, source.Version, target.Id!.Value, _admin, Cancelled)).Result);
        Assert.Equal(["both", "old", "new"], (await _blog.Lists.TaggedAsync("javascript", 1, Cancelled))!.Items.Select(card => card.Slug));
        Assert.Equal(["javascript"], (await _blog.Articles.FindAsync("both", Cancelled))!.Tags.Select(tag => tag.Name));
        Assert.Equal(["/tags/javascript", "/tags/javascript"], [await _blog.Former.FindAsync("/tags/js", Cancelled), await _blog.Former.FindAsync("/tags/ecmascript", Cancelled)]);
        Assert.Equal("The language", (await OpenAsync("javascript")).Description);
        Assert.Equal(3, await _blog.Database.NumberAsync("SELECT count(*) FROM ArticleTag"));
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM Tag"));
    }

    [Fact]
    public async Task DeletedTag_LeavesItsArticles_AndComesBackWithAllOfThem()
    {
        var one = await _blog.AddAsync("one", 1, "gone", "stays");
        await _blog.AddAsync("two", 2, "first");
        await SaveAsync("first", form => form with { Name = "gone-too" });
        await SaveAsync("gone", form => form with { Title = "Gone", Description = "About it" });
        await SaveAsync("gone", form => form with { Name = "gone-now" });
        var form = await OpenAsync("gone-now");
        var deleted = await _blog.Tags.DeleteAsync(form.Id!.Value, form.Version, _admin, Cancelled);
        Assert.Equal(["stays"], (await _blog.Articles.FindAsync("one", Cancelled))!.Tags.Select(tag => tag.Name));
        Assert.Null(await _blog.Former.FindAsync("/tags/gone", Cancelled));
        // An editor that was open does not bring it back unseen.
        var stale = new ArticleEdit(one.Id, 1, _blog.Author.Id, "one", "One", "", "Text", "en", ["gone-now", "stays"]);
        Assert.Equal(SaveResult.ChangedMeanwhile, (await _blog.Commands.SaveAsync(stale, _blog.By, Cancelled)).Result);

        Assert.Equal(TagResult.Saved, (await _blog.Tags.RestoreAsync(deleted.Deleted!, _admin, Cancelled)).Result);

        Assert.Equal(["Gone", "stays"], (await _blog.Articles.FindAsync("one", Cancelled))!.Tags.Select(tag => tag.Title));
        Assert.Equal("/tags/gone-now", await _blog.Former.FindAsync("/tags/gone", Cancelled));
        Assert.Equal("About it", (await OpenAsync("gone-now")).Description);
        Assert.Equal(TagResult.Invalid, (await _blog.Tags.RestoreAsync(deleted.Deleted!, _admin, Cancelled)).Result);
    }

    [Theory]
    [InlineData("OLD")]
    [InlineData("Shown as this")]
    [InlineData("new")]
    public async Task NameThatATagHadOrIsShownAs_Saved_IsThatTag(string typed)
    {
        await _blog.AddAsync("one", 1, "old");
        await SaveAsync("old", form => form with { Name = "new", Title = "Shown as this" });
        var saved = await _blog.Commands.SaveAsync(new(null, 0, _blog.Author.Id, "two", "Two", "", "Text", "en", [typed, "new"]), _blog.By, Cancelled);
        Assert.Equal(SaveResult.Saved, saved.Result);
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM Tag"));
        Assert.Equal(1, await _blog.Database.NumberAsync($"SELECT count(*) FROM ArticleTag WHERE ArticlesId = {saved.Id}"));
    }

    [Fact]
    public async Task ChangesOfTags_AreRefused_ExceptToAdmins_AndWhereARuleIsBroken()
    {
        await _blog.AddAsync("one", 1, "a", "b");
        var (a, b) = (await OpenAsync("a"), await OpenAsync("b"));
        foreach (var actor in new[] { _blog.By, default })
        {
            Assert.Equal(TagResult.NotAllowed, (await _blog.Tags.SaveAsync(a with { Title = "A" }, actor, Cancelled)).Result);
            Assert.Equal(TagResult.NotAllowed, (await _blog.Tags.MergeAsync(a.Id!.Value, a.Version, b.Id!.Value, actor, Cancelled)).Result);
            Assert.Equal(TagResult.NotAllowed, (await _blog.Tags.DeleteAsync(a.Id.Value, a.Version, actor, Cancelled)).Result);
        }
        foreach (var (broken, field) in new[] { (a with { Name = "b" }, "Name"), (a with { Name = "x/y" }, "Name"), (a with { Name = " " }, "Name"), (a with { Title = new('t', 101) }, "Title"), (a with { Description = new('d', 1001) }, "Description") })
        {
            var refused = await _blog.Tags.SaveAsync(broken, _admin, Cancelled);
            Assert.Equal((TagResult.Invalid, field), (refused.Result, Assert.Single(refused.Errors).Key));
        }
        Assert.Equal(a, await OpenAsync("a"));
        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT count(*) FROM AuditEntry"));
    }

    private async Task<TagForm> OpenAsync(string name) =>
        (await _blog.Tags.OpenAsync(await _blog.Database.ReadAsync(context => context.Tags.Where(t => t.Name == name).Select(t => t.Id).SingleAsync(Cancelled)), Cancelled))!;

    private async Task SaveAsync(string name, Func<TagForm, TagForm> change) =>
        Assert.Equal(TagResult.Saved, (await _blog.Tags.SaveAsync(change(await OpenAsync(name)), _admin, Cancelled)).Result);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
