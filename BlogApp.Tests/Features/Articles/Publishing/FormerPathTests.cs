using BlogApp.Data.Articles;
using BlogApp.Data.Site;
using BlogApp.Features.Articles.Addresses;

namespace BlogApp.Tests.Features.Articles.Publishing;

public sealed class FormerPathTests
{
    [Theory]
    [InlineData("https://www.old.blog/2024/05/06/Hello-World/", "/2024/05/06/hello-world")]
    [InlineData("/2024/05/06/hello-world/index.html", "/2024/05/06/hello-world")]
    [InlineData("/%E4%B8%AD%E6%96%87/#part", "/中文")]
    [InlineData("https://old.blog/?p=12", "/?p=12")]
    [InlineData("https://old.blog/index.php?page_id=12&x=1", "/?p=12")]
    [InlineData("/blog/?utm_source=a&p=7", "/blog/?p=7")]
    [InlineData("/?feed=rss2", "/?feed=rss2")]
    [InlineData("/name?utm=1", "/name")]
    [InlineData("https://old.blog/", null)]
    [InlineData("/?utm=1", null)]
    [InlineData("mailto:a@b.c", null)]
    public void OldAddress_HasOneForm(string address, string? expected) => Assert.Equal(expected, FormerPath.Of(address));

    [Fact]
    public async Task ClaimedPath_LeadsOn_AndNoOther()
    {
        await using var blog = await ArticleFixture.CreateAsync();
        var article = await blog.AddAsync("first", 1);
        await blog.Database.SaveAsync(context =>
        {
            context.AddRange(new FormerSlug { Slug = "/2024/05/06/first", ArticleId = article.Id }, new FormerSlug { Slug = "/?p=12", ArticleId = article.Id }, new Setting { Key = "FormerPath:/category/news", Value = "/tags/news" });
            return true;
        });
        Assert.Equal("/articles/first", await LeadsAsync("/2024/05/06/first/"));
        Assert.Equal("/articles/first", await LeadsAsync("/2024/05/06/First", "?utm=1"));
        Assert.Equal("/articles/first", await LeadsAsync("/", "?p=12"));
        Assert.Equal("/tags/news", await LeadsAsync("/category/news/"));
        Assert.Null(await LeadsAsync("/", "?p=13"));
        Assert.Null(await LeadsAsync("/"));
        Assert.Null(await LeadsAsync("/2024/05/07/first"));
        Assert.Null(await LeadsAsync("/first"));
        Assert.Null(await blog.Former.FindAsync("/2024/05/06/first", TestContext.Current.CancellationToken));

        async Task<string?> LeadsAsync(string path, string query = "") => await blog.Paths.FindAsync(path, query, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData(ArticleState.Draft, ArticleVisibility.Public)]
    [InlineData(ArticleState.Published, ArticleVisibility.Members)]
    public async Task PathOfWhatReadersMayNotSee_TellsNothing(object state, object visibility)
    {
        await using var blog = await ArticleFixture.CreateAsync();
        var article = await blog.AddAsync("first", 1);
        await blog.Database.SaveAsync(context =>
        {
            var row = context.Articles.Single(a => a.Id == article.Id);
            (row.State, row.Visibility) = ((ArticleState)state, (ArticleVisibility)visibility);
            return context.Add(new FormerSlug { Slug = "/old/first", ArticleId = article.Id }).Entity;
        });
        Assert.Null(await blog.Paths.FindAsync("/old/first", null, TestContext.Current.CancellationToken));
    }
}
