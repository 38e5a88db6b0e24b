using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Data.Search;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Search.Index;
using BlogApp.Features.Search.Queries;
using BlogApp.Tests.Features.Articles;
using BlogApp.Tests.Platform.Caching;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Search;

/// <summary>A real index over a real database.</summary>
internal sealed class SearchFixture : IAsyncDisposable
{
    private readonly CacheFixture _cache = new();

    private SearchFixture(TestDatabase database, BlogUser author)
    {
        Database = database;
        Author = author;
        Index = new(database.Contexts, database.Get<ISearchIndexReader>(), database.Get<ISearchIndexWriter>(), _cache.Invalidator);
        Search = new(database.Contexts, database.Get<ISearchIndexReader>(), _cache.Cache, Index, Time);
        Commands = new(database.Contexts, _cache.Invalidator, new FollowedTriggers(), Time);
    }

    public TestDatabase Database { get; }
    public BlogUser Author { get; }
    public SearchIndex Index { get; }
    public SearchQueries Search { get; }
    public ArticleCommands Commands { get; }
    public ManualTime Time => _cache.Time;

    public static async Task<SearchFixture> CreateAsync()
    {
        var database = await TestDatabase.CreateAsync();
        return new(database, await database.AddAuthorAsync());
    }

    public Task<Article> AddAsync(string slug, string title, string text, Action<Article>? change = null) =>
        Database.AddArticleAsync(Author, slug, Time.GetUtcNow().AddDays(-1), article =>
        {
            article.Title = title;
            article.Excerpt = "";
            article.Markdown = text;
            change?.Invoke(article);
        });

    public async Task<IReadOnlyList<string>> FindAsync(string typed) =>
        [.. (await Search.FindAsync(typed, 1, TestContext.Current.CancellationToken)).Hits.Select(hit => hit.Address[(hit.Address.LastIndexOf('/') + 1)..])];

    public async ValueTask DisposeAsync()
    {
        Search.Dispose();
        Index.Dispose();
        _cache.Dispose();
        await Database.DisposeAsync();
    }
}
