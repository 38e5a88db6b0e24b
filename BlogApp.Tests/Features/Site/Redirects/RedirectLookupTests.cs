using BlogApp.Data.Articles;
using BlogApp.Data.Site;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Tags;
using BlogApp.Tests.Features.Articles;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Site.Redirects;

public sealed class RedirectLookupTests : IAsyncLifetime
{
    private ArticleFixture _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ArticleFixture.CreateAsync();

    [Fact]
    public async Task ClaimedPath_LeadsOn_AndNoOther()
    {
        var article = await _blog.AddAsync("first", 1, "news");
        var tag = article.Tags[0].Id;
        await AddAsync(new Redirect { Path = "/2024/05/06/first", ArticleId = article.Id }, new Redirect { Path = "/?p=12", ArticleId = article.Id },
            new Redirect { Path = "/category/news/feed", TagId = tag, Address = "/feed.xml" }, new Redirect { Path = "/autor/ada", UserId = _blog.Author.Id }, new Redirect { Path = "/weg", Address = "/über uns?a=ö#ä", Temporary = true });
        Assert.Equal("/articles/first", await LeadsAsync("/2024/05/06/first/"));
        Assert.Equal("/articles/first", await LeadsAsync("/2024/05/06/First", "?utm=1"));
        Assert.Equal("/articles/first", await LeadsAsync("/", "?p=12"));
        Assert.Equal("/tags/news/feed.xml", await LeadsAsync("/category/news/feed/"));
        Assert.Equal("/authors/ada", await LeadsAsync("/autor/ada"));
        // A header holds only ASCII.
        Assert.Equal("/%C3%BCber%20uns?a=%C3%B6#%C3%A4", await LeadsAsync("/weg"));
        Assert.Null(await LeadsAsync("/", "?p=13"));
        Assert.Null(await LeadsAsync("/"));
        Assert.Null(await LeadsAsync("/2024/05/07/first"));
        Assert.Null(await LeadsAsync("/first"));
        Assert.Null(await _blog.Former.FindAsync("/2024/05/06/first", Cancelled));
    }

    [Fact]
    public async Task RenamedTarget_IsFollowed()
    {
        var article = await _blog.AddAsync("first", 1, "news");
        await AddAsync(new Redirect { Path = "/old", ArticleId = article.Id }, new Redirect { Path = "/category/news", TagId = article.Tags[0].Id });
        Assert.Equal("/articles/first", await LeadsAsync("/old"));
        Assert.Equal(TagResult.Saved, (await _blog.Tags.SaveAsync(new TagForm(article.Tags[0].Id, article.Tags[0].Version, "daily", "", ""), Actor.Server, Cancelled)).Result);
        Assert.Equal("/tags/daily", await LeadsAsync("/category/news"));
        await _blog.Database.SaveAsync(context => context.Articles.Single(a => a.Id == article.Id).Slug = "second");
        await _blog.Invalidator.InvalidateAsync(["*"], Cancelled);
        Assert.Equal("/articles/second", await LeadsAsync("/old"));
    }

    [Fact]
    public async Task MergedOrRestoredTag_KeepsItsRedirects()
    {
        var article = await _blog.AddAsync("first", 1, "news", "daily");
        var (news, daily) = (article.Tags.Single(t => t.Name == "news"), article.Tags.Single(t => t.Name == "daily"));
        await AddAsync(new Redirect { Path = "/category/news", TagId = news.Id, Hits = 3 });
        await _blog.Tags.MergeAsync(news.Id, news.Version, daily.Id, Actor.Server, Cancelled);
        Assert.Equal("/tags/daily", await LeadsAsync("/category/news"));
        var version = await _blog.Database.ReadAsync(c => c.Tags.Where(t => t.Id == daily.Id).Select(t => t.Version).SingleAsync());
        var deleted = await _blog.Tags.DeleteAsync(daily.Id, version, Actor.Server, Cancelled);
        Assert.Null(await LeadsAsync("/category/news"));
        await _blog.Tags.RestoreAsync(deleted.Deleted!, Actor.Server, Cancelled);
        Assert.Equal("/tags/daily", await LeadsAsync("/category/news"));
        Assert.Equal(3, await _blog.Database.NumberAsync("SELECT Hits FROM Redirect"));
    }

    [Theory]
    [InlineData(ArticleState.Draft, ArticleVisibility.Public)]
    [InlineData(ArticleState.Published, ArticleVisibility.Members)]
    public async Task PathOfWhatReadersMayNotSee_TellsNothing(object state, object visibility)
    {
        var article = await _blog.AddAsync("first", 1);
        await _blog.Database.SaveAsync(context =>
        {
            var row = context.Articles.Single(a => a.Id == article.Id);
            (row.State, row.Visibility) = ((ArticleState)state, (ArticleVisibility)visibility);
            return context.Add(new Redirect { Path = "/old/first", ArticleId = article.Id }).Entity;
        });
        Assert.Null(await LeadsAsync("/old/first"));
    }

    [Fact]
    public async Task CircleOfRedirects_LeadsNowhere_AndTheOthersStay()
    {
        await AddAsync(new Redirect { Path = "/a", Address = "/b" }, new Redirect { Path = "/b", Address = "/A/" }, new Redirect { Path = "/c", Address = "/a" }, new Redirect { Path = "/d", Address = "/end" });
        Assert.Null(await LeadsAsync("/a"));
        Assert.Null(await LeadsAsync("/c"));
        Assert.Equal("/end", await LeadsAsync("/d"));
    }

    [Fact]
    public async Task Hits_WaitInMemory_AndAreSavedTogether()
    {
        await AddAsync(new Redirect { Path = "/a", Address = "/x" }, new Redirect { Path = "/b", Address = "/x" });
        for (var i = 0; i < 3; i++)
            Assert.NotNull(await _blog.Redirects.FollowAsync("/a", null, Cancelled));
        Assert.Null(await _blog.Redirects.FollowAsync("/none", null, Cancelled));
        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT SUM(Hits) FROM Redirect"));
        Assert.Equal(1, await _blog.Hits.SaveAsync(Cancelled));
        Assert.Equal(0, await _blog.Hits.SaveAsync(Cancelled));
        var row = await _blog.Database.ReadAsync(c => c.Redirects.SingleAsync(r => r.Hits > 0));
        Assert.Equal(("/a", 3L, _blog.Time.GetUtcNow().UtcDateTime), (row.Path, row.Hits, row.LastHitAt!.Value));
    }

    [Fact]
    public async Task UnknownAddresses_CauseNoQuery()
    {
        Assert.Null(await LeadsAsync("/first-one"));
        // Were they read from the database, this one would be found.
        await AddAsync(new Redirect { Path = "/later", Address = "/x" });
        for (var i = 0; i < 1000; i++)
            Assert.Null(await LeadsAsync($"/probe-{i}"));
        Assert.Null(await LeadsAsync("/later"));
        await _blog.Invalidator.InvalidateAsync(["redirects"], Cancelled);
        Assert.Equal("/x", await LeadsAsync("/later"));
    }

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private async Task<string?> LeadsAsync(string path, string query = "") => (await _blog.Redirects.FindAsync(path, query, Cancelled))?.Address;

    private Task<bool> AddAsync(params Redirect[] rows) => _blog.Database.SaveAsync(context =>
    {
        context.Redirects.AddRange(rows);
        return true;
    });

    public ValueTask DisposeAsync() => _blog.DisposeAsync();
}
