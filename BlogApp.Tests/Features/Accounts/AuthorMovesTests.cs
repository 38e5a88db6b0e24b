using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Data.Comments;
using BlogApp.Data.Media;
using BlogApp.Data.Site;
using BlogApp.Features.Accounts.Sessions;
using BlogApp.Features.Accounts.Users;
using BlogApp.Platform.Caching;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Accounts;

/// <summary>What becomes of everything that an account had.</summary>
public sealed class AuthorMovesTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private AccountServices _accounts = null!;
    private long _admin, _ada;
    private BlogUser _mira = null!;
    private Article _article = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private AuthorMoves Moves => _accounts.Get<AuthorMoves>();

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _accounts = new AccountServices(_database.File);
        await _accounts.CreateRolesAsync();
        _admin = await _accounts.AddAsync("admin@example.org", Role.Author, Role.Admin);
        _ada = await _accounts.AddAsync("ada@example.org", Role.Author);
        _mira = await _database.AddAuthorAsync("Mira Lund");
        _article = await _database.AddArticleAsync(_mira, "an-article", DateTimeOffset.UnixEpoch);
        await FillAsync(_mira.Id);
    }

    [Fact]
    public async Task ClaimedAuthor_GivesEverythingToTheAccount_AndItsAddressLeadsThere()
    {
        Assert.Null(await Moves.ClaimAsync(_mira.Id, _ada, _admin, Stop));
        await _database.ReadAsync(async context =>
        {
            Assert.False(await context.Users.AnyAsync(u => u.Id == _mira.Id, Stop));
            Assert.Equal(_ada, (await context.Articles.SingleAsync(Stop)).AuthorId);
            Assert.Equal(_ada, (await context.ArticleRevisions.SingleAsync(Stop)).UserId);
            Assert.Equal(_ada, (await context.Comments.SingleAsync(Stop)).UserId);
            Assert.Equal(_ada, (await context.MediaFiles.SingleAsync(Stop)).UploadedById);
            Assert.Equal(_ada, (await context.ImportedItems.SingleAsync(Stop)).RowId);
            Assert.Equal([("mira-lund", _ada), ("old-mira", _ada)], (await context.FormerAuthorSlugs.OrderBy(f => f.Slug).ToListAsync(Stop)).Select(f => (f.Slug, f.UserId)));
            return true;
        });
        Assert.Equal([CacheTag.Everything], _accounts.Shown.Tags);
        Assert.Contains("user.claim Mira Lund", await _accounts.AuditAsync());
    }

    [Fact]
    public async Task AccountThatCanSignIn_IsNotClaimed()
    {
        Assert.NotNull(await Moves.ClaimAsync(_ada, _admin, _admin, Stop));
        Assert.Equal(3, await _database.ReadAsync(context => context.Users.CountAsync(Stop)));
    }

    [Fact]
    public async Task DeletedAccount_GivesArticlesAndFilesToTheHeir_AndCommentsKeepTheirNames()
    {
        Assert.Null(await Moves.DeleteAsync(_mira.Id, _ada, _admin, Stop));
        await _database.ReadAsync(async context =>
        {
            Assert.Equal(_ada, (await context.Articles.SingleAsync(Stop)).AuthorId);
            Assert.Equal(_ada, (await context.MediaFiles.SingleAsync(Stop)).UploadedById);
            Assert.Null((await context.ArticleRevisions.SingleAsync(Stop)).UserId);
            var comment = await context.Comments.SingleAsync(Stop);
            Assert.Equal(("Mira", null), (comment.Name, comment.UserId));
            return true;
        });
    }

    [Fact]
    public async Task AccountWithArticles_IsNotDeletedWithoutAnHeir()
    {
        Assert.NotNull(await Moves.DeleteAsync(_mira.Id, heir: null, _admin, Stop));
        Assert.NotNull(await Moves.DeleteAsync(_mira.Id, heir: _mira.Id, _admin, Stop));
        Assert.NotNull(await Moves.DeleteAsync(_mira.Id, heir: 12345, _admin, Stop));
        Assert.Equal(_mira.Id, await _database.ReadAsync(context => context.Articles.Select(a => a.AuthorId).SingleAsync(Stop)));
        Assert.Null(await Moves.DeleteAsync(_ada, heir: null, _admin, Stop));
        Assert.False(await _database.ReadAsync(context => context.Users.AnyAsync(u => u.Id == _ada, Stop)));
    }

    [Fact]
    public async Task DeletedAccount_IsSignedOutEverywhere_AndOpenPagesAreTold()
    {
        var session = await _accounts.Get<UserSessions>().BeginAsync(_ada, "", Stop);
        var told = new List<string>();
        _accounts.Get<SessionEnds>().Ended += told.AddRange;
        Assert.Null(await Moves.DeleteAsync(_ada, heir: null, _admin, Stop));
        Assert.Equal([session], told);
        Assert.False(await _accounts.Get<UserSessions>().IsOpenAsync(session, _ada, Stop));
    }

    private Task<bool> FillAsync(long user) => _database.SaveAsync(context =>
    {
        context.ArticleRevisions.Add(new() { ArticleId = _article.Id, Version = 1, UserId = user, Slug = "s", Title = "t", Excerpt = "", Markdown = "", Language = "en", Tags = "" });
        context.Comments.Add(new Comment { ArticleId = _article.Id, UserId = user, Name = "Mira", Markdown = "Hello", State = CommentState.Approved });
        context.MediaFiles.Add(new MediaFile { Name = "a.png", OriginalName = "a.png", ContentType = "image/png", Sha256 = "", Alt = "", UploadedById = user });
        context.ImportedItems.Add(new ImportedItem { Source = "wordpress:x", Key = "author:mira", Table = "User", RowId = user });
        context.FormerAuthorSlugs.Add(new() { Slug = "old-mira", UserId = user });
        return true;
    });

    public async ValueTask DisposeAsync()
    {
        await _accounts.DisposeAsync();
        await _database.DisposeAsync();
    }
}
