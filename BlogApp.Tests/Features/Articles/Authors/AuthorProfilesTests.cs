using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Data.Storage;
using BlogApp.Features.Articles.Authors;
using BlogApp.Platform.Languages;
using BlogApp.Tests.Features.Articles.Rendering;
using BlogApp.Tests.Platform.Caching;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Features.Articles.Authors;

public sealed class AuthorProfilesTests : IAsyncLifetime
{
    private readonly CacheFixture _cache = new();
    private TestDatabase _database = null!;
    private BlogUser _ada = null!;
    private AuthorProfiles _profiles = null!;
    private AuthorQueries _authors = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _ada = await _database.AddAuthorAsync("Ada");
        await _database.AddArticleAsync(_ada, "an-article", _cache.Time.GetUtcNow().AddDays(-1));
        _profiles = new(_database.Contexts, _database.Get<IDatabaseWriter>(), _cache.Invalidator, _cache.Time);
        _authors = new(_database.Contexts, _cache.Cache, Markup.Renderer(), _cache.Time);
    }

    [Fact]
    public async Task SavedProfile_IsShownAtOnce_WithSafeMarkup()
    {
        Assert.Equal("", (await FindAsync("ada"))!.Html);
        Assert.Empty(await SaveAsync(new("Ada", "ada", "Writes **programs**.\n\n<script>alert(1)</script>", null, "https://example.org/ada\n")));
        var author = (await FindAsync("ada"))!;
        Assert.Contains("<strong>programs</strong>", author.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", author.Html, StringComparison.Ordinal);
        Assert.StartsWith("Writes programs.", author.Summary, StringComparison.Ordinal);
        Assert.Equal("https://example.org/ada", Assert.Single(author.Links).Address);
    }

    [Fact]
    public async Task AnotherName_MovesThePage_AndTheFormerAddressLeadsThere()
    {
        Assert.NotNull(await FindAsync("ada"));
        Assert.Empty(await SaveAsync(new("Ada Lovelace", "ada", "", null, "")));
        Assert.Null(await FindAsync("ada"));
        Assert.Equal("Ada Lovelace", (await FindAsync("ada-lovelace"))!.Name);
        Assert.Equal("/authors/ada-lovelace", await _authors.FindFormerAsync("/authors/ada", Stop));
        Assert.Equal("/authors/ada-lovelace/feed.xml", await _authors.FindFormerAsync("/authors/ada/feed.xml", Stop));
        Assert.Null(await _authors.FindFormerAsync("/authors/ada-lovelace", Stop));
        Assert.Null(await _authors.FindFormerAsync("/articles/ada", Stop));
    }

    [Fact]
    public async Task ChosenAddress_StaysWhenTheNameChanges()
    {
        Assert.Empty(await SaveAsync(new("Ada", "the-countess", "", null, "")));
        Assert.Empty(await SaveAsync(new("Augusta Ada", "the-countess", "", null, "")));
        Assert.Equal("Augusta Ada", (await FindAsync("the-countess"))!.Name);
    }

    [Fact]
    public async Task AddressOfAnother_OrOneItHadBefore_IsRefused()
    {
        var grace = await _database.AddAuthorAsync("Grace");
        Assert.Empty(await _profiles.SaveAsync(grace.Id, new("Grace", "admiral", "", null, ""), Stop));
        Assert.Equal([nameof(ProfileEdit.Slug)], (await SaveAsync(new("Ada", "admiral", "", null, ""))).Keys);
        Assert.Equal([nameof(ProfileEdit.Slug)], (await SaveAsync(new("Ada", "grace", "", null, ""))).Keys);
        Assert.NotNull(await FindAsync("ada"));
    }

    [Fact]
    public async Task WrongFields_AreNamed_AndNothingIsSaved()
    {
        var problems = await SaveAsync(new(" ", "Not a slug", new string('x', BlogUser.LongestBiography + 1), null, "nonsense"));
        Assert.Equal([nameof(ProfileEdit.Biography), nameof(ProfileEdit.Links), nameof(ProfileEdit.Name), nameof(ProfileEdit.Slug)], problems.Keys.Order());
        Assert.Equal("Ada", (await FindAsync("ada"))!.Name);
    }

    [Fact]
    public async Task AuthorWithoutAnythingPublished_HasNoPage()
    {
        var grace = await _database.AddAuthorAsync("Grace");
        await _database.AddArticleAsync(grace, "draft", _cache.Time.GetUtcNow(), article => article.State = ArticleState.Draft);
        await _database.AddArticleAsync(grace, "tomorrow", _cache.Time.GetUtcNow().AddDays(1));
        await _database.AddArticleAsync(grace, "about", _cache.Time.GetUtcNow().AddDays(-1), article => article.Kind = ArticleKind.Page);
        Assert.Null(await FindAsync("grace"));
    }

    private ValueTask<AuthorView?> FindAsync(string slug) => _authors.FindAsync(slug, Stop);

    private Task<IReadOnlyDictionary<string, Phrase>> SaveAsync(ProfileEdit edit) => _profiles.SaveAsync(_ada.Id, edit, Stop);

    public async ValueTask DisposeAsync()
    {
        _cache.Dispose();
        await _database.DisposeAsync();
    }
}
