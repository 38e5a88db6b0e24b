using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Data.Search;
using BlogApp.Data.Storage;
using BlogApp.Features.Articles.Addresses;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Queries;
using BlogApp.Features.Articles.Rendering;
using BlogApp.Features.Articles.Tags;
using BlogApp.Features.Search.Queries;
using BlogApp.Features.Site.Redirects;
using BlogApp.Platform.Caching;
using BlogApp.Tests.Features.Articles.Rendering;
using BlogApp.Tests.Platform.Caching;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Articles;

/// <summary>Queries and commands on a real database and the real cache, with a clock that the test moves.</summary>
internal sealed class ArticleFixture : IAsyncDisposable
{
    private readonly CacheFixture _cache = new();

    private ArticleFixture(TestDatabase database, BlogUser author)
    {
        Database = database;
        Author = author;
        Lists = new(database.Contexts, _cache.Cache, SiteIn.Zone(), Time);
        Articles = new(database.Contexts, _cache.Cache, NewMarkdown(), new SimilarArticles(database.Get<ISearchIndexReader>()), Time);
        Former = new(database.Contexts, _cache.Cache, Time);
        Addresses = new(Time);
        Hits = new(database.Get<IDatabaseWriter>(), database.Contexts, Time);
        Redirects = new(database.Contexts, _cache.Cache, Addresses, Hits);
        RedirectCommands = new(database.Get<IDatabaseWriter>(), database.Contexts, Addresses, _cache.Invalidator, SiteIn.Zone(), Time);
        Commands = new(database.Contexts, _cache.Invalidator, Triggers, Time);
        Tags = new(new BulkArticleWriter(database.Contexts, database.Get<IDatabaseWriter>(), _cache.Invalidator), database.Contexts, Time);
    }

    public TestDatabase Database { get; }
    public BlogUser Author { get; }
    public ManualTime Time => _cache.Time;
    public ICacheInvalidator Invalidator => _cache.Invalidator;
    public ArticleLists Lists { get; }
    public ArticleQueries Articles { get; }
    public FormerAddresses Former { get; }
    public BlogAddresses Addresses { get; }
    public RedirectHits Hits { get; }
    public RedirectLookup Redirects { get; }
    public RedirectCommands RedirectCommands { get; }
    public FollowedTriggers Triggers { get; } = new();
    public ArticleCommands Commands { get; }
    public TagCommands Tags { get; }

    /// <summary>The author, who may change their own articles.</summary>
    public Actor By => Actor.Author(Author.Id);

    public static async Task<ArticleFixture> CreateAsync()
    {
        var database = await TestDatabase.CreateAsync();
        return new(database, await database.AddAuthorAsync());
    }

    /// <summary>Adds an article published the given number of days ago.</summary>
    public Task<Article> AddAsync(string slug, double daysAgo, params string[] tags) =>
        Database.SaveAsync(context =>
        {
            var at = Time.GetUtcNow().AddDays(-daysAgo).UtcDateTime;
            var article = new Article
            {
                Slug = slug,
                Title = $"Title of {slug}",
                Excerpt = $"Excerpt of {slug}",
                Markdown = $"Text of {slug}",
                Language = "en",
                AuthorId = Author.Id,
                State = ArticleState.Published,
                CreatedAt = at,
                UpdatedAt = at,
                PublishedAt = at,
                Version = 1,
            };
            foreach (var tag in tags)
                article.Tags.Add(context.Tags.SingleOrDefault(t => t.Name == tag) ?? new Tag { Name = tag });
            context.Articles.Add(article);
            return article;
        });

    private static ArticleMarkdown NewMarkdown() => Markup.Renderer();

    public async ValueTask DisposeAsync()
    {
        _cache.Dispose();
        await Database.DisposeAsync();
    }
}
