using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Data.Comments;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Comments;
using BlogApp.Features.Comments.Studio;
using BlogApp.Features.Comments.Writing;
using BlogApp.Tests.Platform.Caching;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Comments;

/// <summary>Comments on a real database, with one article by one author and a clock that the test moves.</summary>
internal sealed class CommentFixture : IAsyncDisposable
{
    private readonly CacheFixture _cache = new();

    private CommentFixture(TestDatabase database, BlogUser author, Article article)
    {
        (Database, Author, Article) = (database, author, article);
        Commands = new(database.Contexts, database.Get<ICommentStore>(), _cache.Invalidator, Signals, Time);
        Moderation = new(database.Contexts, _cache.Invalidator, Signals, Time);
        Query = new(database.Contexts);
        Threads = new(database.Contexts, _cache.Cache);
    }

    public TestDatabase Database { get; }
    public BlogUser Author { get; }
    public Article Article { get; }
    public ManualTime Time => _cache.Time;
    public CommentNotifier Signals { get; } = new();
    public CommentCommands Commands { get; }
    public CommentModeration Moderation { get; }
    public ModerationQuery Query { get; }
    public CommentThreads Threads { get; }
    public Actor ByAuthor => Actor.Author(Author.Id);
    public static CancellationToken None => CancellationToken.None;

    public static async Task<CommentFixture> CreateAsync()
    {
        var database = await TestDatabase.CreateAsync();
        var author = await database.AddAuthorAsync();
        return new(database, author, await database.AddArticleAsync(author, "first", DateTimeOffset.UnixEpoch));
    }

    public async Task<long> AddAsync(string text, CommentState state = CommentState.Approved, long? parent = null, long? article = null, string name = "Grace", long? user = null) =>
        (await Commands.AddAsync(new(article ?? Article.Id, parent, user, new(name, "", "", text), state), None)).Id;

    public async Task<CommentState?> StateOfAsync(long id) =>
        (await Database.ReadAsync(context => context.Comments.FindAsync([id], None).AsTask()))?.State;

    public async ValueTask DisposeAsync()
    {
        _cache.Dispose();
        await Database.DisposeAsync();
    }
}
