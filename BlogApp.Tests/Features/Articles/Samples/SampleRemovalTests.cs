using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Samples;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Articles.Samples;

public sealed class SampleRemovalTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LoadedSamples_Removed_LeaveNothingBehind()
    {
        await using var blog = await ArticleFixture.CreateAsync();
        var samples = new SampleContent(blog.Database.Contexts, blog.Invalidator, blog.Time);
        await samples.LoadAsync(Cancelled);
        Assert.Equal(new SampleState(SampleArticles.All().Count, 0), await samples.StateAsync(Cancelled));

        await samples.RemoveAsync(blog.Author.Id, Cancelled);

        Assert.Equal(new SampleState(0, 0), await samples.StateAsync(Cancelled));
        Assert.Equal(0, await blog.Database.NumberAsync("SELECT count(*) FROM Tag"));
        Assert.Equal(1, await blog.Database.NumberAsync("SELECT count(*) FROM User"));
        Assert.Equal(1, await blog.Database.NumberAsync("SELECT count(*) FROM AuditEntry WHERE Action = 'samples.delete'"));
    }

    [Fact]
    public async Task WhatSomeoneChangedOrWrote_RemovingSamples_Stays()
    {
        await using var blog = await ArticleFixture.CreateAsync();
        var samples = new SampleContent(blog.Database.Contexts, blog.Invalidator, blog.Time);
        await samples.LoadAsync(Cancelled);
        var changed = SampleArticles.All()[0];
        await blog.Database.ExecuteAsync($"UPDATE Article SET Version = 2 WHERE Slug = '{changed.Slug}'");
        // By another author, under a name that a sample has in other blogs.
        var taken = SampleArticles.All()[1];
        await blog.Database.ExecuteAsync($"UPDATE Article SET AuthorId = {blog.Author.Id} WHERE Slug = '{taken.Slug}'");
        await blog.AddAsync("mine", 1, taken.Tags[0], "own");
        Assert.Equal(3, (await samples.StateAsync(Cancelled)).Others);

        await samples.RemoveAsync(blog.Author.Id, Cancelled);

        var left = await blog.Database.ReadAsync(context => context.Articles.Include(a => a.Author).Include(a => a.Tags).ToListAsync());
        Assert.Equal(new[] { "mine", changed.Slug, taken.Slug }.Order(), left.Select(a => a.Slug).Order());
        Assert.Equal(changed.Author, left.Single(a => a.Slug == changed.Slug).Author!.DisplayName);
        Assert.Equal(changed.Tags.Order(), left.Single(a => a.Slug == changed.Slug).Tags.Select(t => t.Name).Order());
        Assert.Contains("own", left.Single(a => a.Slug == "mine").Tags.Select(t => t.Name));
    }

    [Fact]
    public async Task BlogWithAnArticle_LoadingSamples_IsLeftAlone()
    {
        await using var blog = await ArticleFixture.CreateAsync();
        await blog.AddAsync("mine", 1);

        await new SampleContent(blog.Database.Contexts, blog.Invalidator, blog.Time).LoadAsync(Cancelled);

        Assert.Equal(ArticleState.Published, (await blog.Database.ReadAsync(context => context.Articles.SingleAsync())).State);
    }
}
