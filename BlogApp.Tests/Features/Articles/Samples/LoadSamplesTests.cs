using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Samples;
using BlogApp.Platform.Settings;
using BlogApp.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BlogApp.Tests.Features.Articles.Samples;

public sealed class LoadSamplesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task EmptyBlog_LoadingSamples_PublishesAllWithTheirAuthorsAndTags()
    {
        await using var database = await TestDatabase.CreateAsync();

        await LoadAsync(database, sampleContent: true);

        var articles = await database.ReadAsync(context => context.Articles.Include(a => a.Author).Include(a => a.Tags).OrderBy(a => a.Id).ToListAsync());
        Assert.Equal(SampleArticles.All().Count, articles.Count);
        Assert.Equal(articles, articles.OrderBy(a => a.PublishedAt));
        Assert.All(articles, article =>
        {
            Assert.Equal(ArticleState.Published, article.State);
            Assert.True(article.PublishedAt <= Now.UtcDateTime && article.CreatedAt == article.PublishedAt && article.UpdatedAt == article.PublishedAt);
            Assert.Equal((0, 0), (article.Views, article.Readers));
        });
        var sample = SampleArticles.All()[0];
        var loaded = articles.Single(a => a.Slug == sample.Slug);
        Assert.Equal((sample.Title, sample.Markdown, sample.Author), (loaded.Title, loaded.Markdown, loaded.Author!.DisplayName));
        Assert.Equal(sample.Tags.Order(), loaded.Tags.Select(t => t.Name).Order());
    }

    [Fact]
    public async Task SampleAuthors_Loaded_CannotSignIn()
    {
        await using var database = await TestDatabase.CreateAsync();

        await LoadAsync(database, sampleContent: true);

        var authors = await database.ReadAsync(context => context.Users.ToListAsync());
        Assert.Equal(SampleArticles.All().Select(s => s.Author).Distinct().Order(), authors.Select(a => a.DisplayName).Order());
        Assert.All(authors, author =>
        {
            Assert.Null(author.PasswordHash);
            Assert.True(author.LockoutEnabled);
            Assert.NotEmpty(author.SecurityStamp!);
            Assert.Equal(author.UserName!.ToUpperInvariant(), author.NormalizedUserName);
        });
    }

    [Fact]
    public async Task BlogWithAnArticle_LoadingSamples_IsLeftAlone()
    {
        await using var database = await TestDatabase.CreateAsync();
        await database.AddArticleAsync(await database.AddAuthorAsync(), "mine", Now);

        await LoadAsync(database, sampleContent: true);

        Assert.Equal(1, await database.NumberAsync("SELECT count(*) FROM Article"));
    }

    [Fact]
    public async Task ExistingAccountsAndTags_LoadingSamples_AreReused()
    {
        await using var database = await TestDatabase.CreateAsync();
        var sample = SampleArticles.All()[0];
        var id = await database.SaveAsync(context =>
        {
            context.Tags.Add(new Tag { Name = sample.Tags[0] });
            BlogUser author = SampleAuthor.Create(sample.Author, Now);
            context.Users.Add(author);
            return author;
        });

        await LoadAsync(database, sampleContent: true);

        Assert.Equal(id.Id, await database.NumberAsync($"SELECT AuthorId FROM Article WHERE Slug = '{sample.Slug}'"));
        Assert.Equal(1, await database.NumberAsync($"SELECT count(*) FROM Tag WHERE Name = '{sample.Tags[0]}'"));
    }

    [Theory]
    [InlineData(null, "Development", true)]
    [InlineData(null, "Production", false)]
    [InlineData(true, "Production", true)]
    [InlineData(false, "Development", false)]
    public async Task SampleContentSetting_DecidesLoading_AndTheEnvironmentIfItIsMissing(bool? setting, string environment, bool loaded)
    {
        await using var database = await TestDatabase.CreateAsync();

        await LoadAsync(database, setting, environment);

        Assert.Equal(loaded, await database.NumberAsync("SELECT count(*) FROM Article") > 0);
    }

    private static Task LoadAsync(TestDatabase database, bool? sampleContent, string environment = "Production") =>
        new LoadSamples(
            database.Contexts, database.Sql, Options.Create(new BootstrapSettings { SampleContent = sampleContent }), new HostingEnvironment { EnvironmentName = environment },
            new ManualTime(Now), NullLogger<LoadSamples>.Instance).StartAsync(TestContext.Current.CancellationToken);
}
