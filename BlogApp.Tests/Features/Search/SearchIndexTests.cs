using BlogApp.Features.Search.Index;

namespace BlogApp.Tests.Features.Search;

public sealed class SearchIndexTests : IAsyncLifetime
{
    private SearchFixture _blog = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _blog = await SearchFixture.CreateAsync();

    [Theory]
    [InlineData("UPDATE Article SET Title = 'koala'")]
    [InlineData("UPDATE Article SET Markdown = 'koala'")]
    [InlineData("UPDATE Article SET Excerpt = 'koala'")]
    [InlineData("INSERT INTO Tag (Name) VALUES ('koala'); INSERT INTO ArticleTag (ArticlesId, TagsId) SELECT a.Id, t.Id FROM Article a, Tag t")]
    public async Task ChangeMadeInSql_IsIndexed(string sql)
    {
        await _blog.AddAsync("one", "One", "text");
        Assert.Empty(await _blog.FindAsync("koala"));

        await _blog.Database.ExecuteAsync(sql);

        Assert.True(await _blog.Index.HasPendingAsync(Cancelled));
        await _blog.Index.UpdateAsync(1, Cancelled);
        Assert.Equal(["one"], await _blog.FindAsync("koala"));
        Assert.False(await _blog.Index.HasPendingAsync(Cancelled));
    }

    /// <summary>A process that dies before its commit leaves neither the article nor a note of it.</summary>
    [Fact]
    public async Task ChangeRolledBack_IsNotPending()
    {
        await _blog.AddAsync("one", "One", "text");
        await _blog.Index.UpdateAsync(1, Cancelled);

        await _blog.Database.ExecuteAsync("BEGIN; UPDATE Article SET Title = 'koala', Version = Version + 1; ROLLBACK");

        Assert.False(await _blog.Index.HasPendingAsync(Cancelled));
        Assert.Equal(0, await _blog.Index.CompareAsync(Cancelled));
        await _blog.Database.ExecuteAsync("BEGIN; UPDATE Article SET Title = 'koala', Version = Version + 1; COMMIT");
        Assert.True(await _blog.Index.HasPendingAsync(Cancelled));
    }

    [Fact]
    public async Task CountedViews_AreNoPendingChange()
    {
        await _blog.AddAsync("one", "One", "text");
        await _blog.Index.UpdateAsync(1, Cancelled);

        await _blog.Database.ExecuteAsync("UPDATE Article SET Views = Views + 1, Readers = Readers + 1");

        Assert.False(await _blog.Index.HasPendingAsync(Cancelled));
    }

    [Fact]
    public async Task RenamedTag_IsFoundByItsNewNameOnly()
    {
        await _blog.AddAsync("one", "One", "text", a => a.Tags.Add(new() { Name = "dingo" }));
        Assert.Equal(["one"], await _blog.FindAsync("dingo"));

        await _blog.Database.ExecuteAsync("UPDATE Tag SET Name = 'numbat'");
        await _blog.Index.UpdateAsync(1, Cancelled);

        Assert.Equal(["one"], await _blog.FindAsync("numbat"));
        Assert.Empty(await _blog.FindAsync("dingo"));
    }

    [Fact]
    public async Task DeletedArticle_LeavesNothingInTheIndex()
    {
        await _blog.AddAsync("one", "One", "quoll");
        await _blog.Index.UpdateAsync(1, Cancelled);

        await _blog.Database.ExecuteAsync("DELETE FROM Article");
        await _blog.Index.UpdateAsync(1, Cancelled);

        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT count(*) FROM ArticleSearch"));
        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT count(*) FROM ArticleSearchEntry"));
    }

    /// <summary>As after a restored backup, or a migration that rebuilt the table and lost its triggers.</summary>
    [Fact]
    public async Task IndexThatMissedChanges_IsRepairedByComparing()
    {
        await _blog.AddAsync("changed", "One", "text");
        await _blog.AddAsync("gone", "Two", "bilby");
        await _blog.Index.UpdateAsync(1, Cancelled);
        await _blog.Database.ExecuteAsync("""
            DROP TRIGGER ArticleSearchArticleChanged; DROP TRIGGER ArticleSearchArticleAdded; DROP TRIGGER ArticleSearchArticleDeleted;
            DELETE FROM Article WHERE Slug = 'gone'; UPDATE Article SET Title = 'Possum', Version = Version + 1;
            """);
        await _blog.AddAsync("new", "Three", "possum");
        Assert.Empty(await _blog.FindAsync("possum"));

        await _blog.Index.EnsureTriggersAsync(Cancelled);
        Assert.Equal(3, await _blog.Index.CompareAsync(Cancelled));
        await _blog.Index.UpdateAsync(1, Cancelled);

        Assert.Equal(["changed", "new"], await _blog.FindAsync("possum"));
        Assert.Equal(0, await _blog.Index.CompareAsync(Cancelled));
        Assert.Equal(2, await _blog.Database.NumberAsync("SELECT count(*) FROM ArticleSearch"));
        await _blog.Database.ExecuteAsync("UPDATE Article SET Title = 'Dunnart' WHERE Slug = 'new'");
        Assert.True(await _blog.Index.HasPendingAsync(Cancelled));
    }

    [Fact]
    public async Task ChangeDuringIndexing_StaysPending()
    {
        var article = await _blog.AddAsync("one", "One", "text");
        var before = await _blog.Database.NumberAsync("SELECT Change FROM ArticleSearchPending");

        await _blog.Database.ExecuteAsync($"UPDATE Article SET Title = 'Other' WHERE Id = {article.Id}");

        Assert.NotEqual(before, await _blog.Database.NumberAsync("SELECT Change FROM ArticleSearchPending"));
        await _blog.Database.ExecuteAsync($"DELETE FROM ArticleSearchPending WHERE ArticleId = {article.Id} AND Change = {before}");
        Assert.True(await _blog.Index.HasPendingAsync(Cancelled));
    }

    [Fact]
    public async Task IndexCare_AcceptsAnIntactIndex_AndIndexesAnewAfterDamage()
    {
        await _blog.AddAsync("one", "One", "wallaby");
        await _blog.Index.UpdateAsync(1, Cancelled);
        Assert.True(await _blog.Index.CareAsync(Cancelled));

        await _blog.Database.ExecuteAsync("UPDATE ArticleSearch_data SET block = zeroblob(length(block)) WHERE id > 10");
        Assert.False(await _blog.Index.CareAsync(Cancelled));

        Assert.True(await _blog.Index.CareAsync(Cancelled));
        Assert.Equal(["one"], await _blog.FindAsync("wallaby"));
    }

    [Fact]
    public async Task NewRules_IndexEverythingAnew()
    {
        await _blog.AddAsync("one", "One", "wallaby");
        await _blog.Index.UpdateAsync(1, Cancelled);
        Assert.Equal(0, await _blog.Index.CompareAsync(Cancelled));

        await _blog.Database.ExecuteAsync($"UPDATE ArticleSearchEntry SET Rules = {SearchIndex.Rules - 1}");

        Assert.Equal(1, await _blog.Index.CompareAsync(Cancelled));
        await _blog.Index.UpdateAllAsync(Cancelled);
        Assert.Equal(0, await _blog.Index.CompareAsync(Cancelled));
    }

    [Fact]
    public async Task ArticleTakenOffline_LeavesNoTextBehind()
    {
        await _blog.AddAsync("one", "One", "wallaby");
        await _blog.Index.UpdateAsync(1, Cancelled);
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM ArticleSearchText"));

        await _blog.Database.ExecuteAsync("UPDATE Article SET State = 'Draft'");
        await _blog.Index.UpdateAsync(1, Cancelled);

        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT count(*) FROM ArticleSearchText"));
    }

    public ValueTask DisposeAsync() => _blog.DisposeAsync();
}
