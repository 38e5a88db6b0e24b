using System.Globalization;
using System.Security.Claims;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Editing;
using BlogApp.Platform.Languages;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Articles.Editing;

/// <summary>Dates, authors, visibility and what search engines are told, from the editor's fields to the article and back.</summary>
public sealed class EditorDetailsTests : IAsyncLifetime
{
    private static readonly Words English = new(InterfaceLanguage.English);
    private ArticleFixture _blog = null!;
    private EditorQuery _query = null!;
    private EditorSaves _saves = null!;
    private ClaimsPrincipal _author = null!;

    public async ValueTask InitializeAsync()
    {
        _blog = await ArticleFixture.CreateAsync();
        _query = new(_blog.Database.Contexts);
        _saves = new(_blog.Commands, _query, new(_blog.Time), _blog.Time);
        _author = Person(_blog.Author, Role.Author);
    }

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task PublishedDate_MovedIntoThePast_IsTheArticles_AndOneAheadIsRefused()
    {
        var article = await _blog.AddAsync("one", 3);
        var (saved, fields) = (await _query.SavedAsync(article.Id, Cancelled))!.Value;
        var unchanged = await SaveAsync(_author, saved, fields with { Title = "Another" });
        Assert.Equal(article.PublishedAt, (await FindAsync(article.Id)).PublishedAt);

        var moved = await SaveAsync(_author, unchanged.Article!, unchanged.Fields! with { PublishedAt = "2019-05-01T10:00:00.000Z" });
        Assert.Equal(new DateTime(2019, 5, 1, 10, 0, 0, DateTimeKind.Utc), (await FindAsync(article.Id)).PublishedAt);

        var ahead = await SaveAsync(_author, moved.Article!, moved.Fields! with { PublishedAt = _blog.Time.GetUtcNow().AddDays(1).ToString("O", CultureInfo.InvariantCulture) });
        Assert.Equal(["publishedAt"], ahead.Errors!.Keys);
        Assert.Equal(["publishedAt"], (await SaveAsync(_author, moved.Article!, moved.Fields! with { PublishedAt = "unclear" })).Errors!.Keys);
    }

    [Fact]
    public async Task DraftPublishedWithADateThatHasPassed_HasThatDate()
    {
        var at = _blog.Time.GetUtcNow().AddYears(-2);
        var answer = await _saves.RunAsync(_author, new(null, 0, null, "aaaaaaaaaaaa", ArticleKind.Article, Good, SaveThen.Publish, at), English, Cancelled);
        Assert.Equal(("published", at.UtcDateTime), (answer.Article!.State, answer.Article.PublishedAt));

        var ahead = await _saves.RunAsync(_author, new(null, 0, null, "aaaaaaaaaaaa", ArticleKind.Article, Good with { Slug = "two" }, SaveThen.Publish, _blog.Time.GetUtcNow().AddDays(1)), English, Cancelled);
        Assert.Equal(("refused", "draft"), (ahead.Result, ahead.Article!.State));
    }

    [Fact]
    public async Task Author_IsChangedByAdminsAlone_AndOnlyToWhoMayWrite()
    {
        var article = await _blog.AddAsync("one", 3);
        var (bob, carol) = (await _blog.Database.AddAuthorAsync("Bob"), await _blog.Database.AddAuthorAsync("Carol"));
        await MayWriteAsync(bob);
        var admin = Person(await _blog.Database.AddAuthorAsync("Dora"), Role.Admin);
        var (saved, fields) = (await _query.SavedAsync(article.Id, Cancelled))!.Value;

        Assert.Equal(["authorId"], (await SaveAsync(_author, saved, fields with { AuthorId = bob.Id })).Errors!.Keys);
        Assert.Equal(["authorId"], (await SaveAsync(admin, saved, fields with { AuthorId = carol.Id })).Errors!.Keys);
        Assert.Equal("saved", (await SaveAsync(admin, saved, fields with { AuthorId = bob.Id })).Result);
        Assert.Equal(bob.Id, (await FindAsync(article.Id)).AuthorId);

        Assert.Empty((await _query.OpenAsync(Person(bob, Role.Author), default, article.Id, null, "en", Cancelled))!.Choices.Authors);
        Assert.Equal(["Bob"], (await _query.OpenAsync(admin, default, article.Id, null, "en", Cancelled))!.Choices.Authors.Select(author => author.Name));
    }

    [Fact]
    public async Task VisibilityAndWhatSearchEnginesAreTold_AreSaved_AndNothingChosenLeavesThemAsTheyAre()
    {
        var article = await _blog.AddAsync("one", 3);
        var (saved, fields) = (await _query.SavedAsync(article.Id, Cancelled))!.Value;
        Assert.Equal("public", fields.Visibility);

        var first = await SaveAsync(_author, saved, fields with { Visibility = "members", SeoTitle = " Told ", SeoDescription = "" });
        var now = await FindAsync(article.Id);
        Assert.Equal((ArticleVisibility.Members, "Told", null), (now.Visibility, now.SeoTitle, now.SeoDescription));

        await SaveAsync(_author, first.Article!, first.Fields! with { Visibility = null, AuthorId = null, PublishedAt = null });
        Assert.Equal((ArticleVisibility.Members, article.AuthorId, article.PublishedAt), ((await FindAsync(article.Id)).Visibility, now.AuthorId, now.PublishedAt));
    }

    [Fact]
    public async Task Fields_Checked_TellWhatASaveWouldRefuse()
    {
        await _blog.AddAsync("taken", 1);
        var errors = await _saves.CheckAsync(_author, new(null, ArticleKind.Article, Good with { Title = "", Slug = "taken", Visibility = "nobody", SeoTitle = new('x', 201), SeoDescription = "two\nlines" }), English, Cancelled);

        Assert.Equal(["seoDescription", "seoTitle", "slug", "title", "visibility"], errors.Keys.Order());
        Assert.Empty(await _saves.CheckAsync(_author, new(null, ArticleKind.Article, Good), English, Cancelled));
    }

    private Task<SaveAnswer> SaveAsync(ClaimsPrincipal who, EditedArticle article, EditorFields fields) =>
        _saves.RunAsync(who, new(article.Id, article.Version, null, "aaaaaaaaaaaa", ArticleKind.Article, fields), English, Cancelled);

    private async Task<Article> FindAsync(long id)
    {
        await using var context = await _blog.Database.Contexts.CreateDbContextAsync(Cancelled);
        return await context.Articles.SingleAsync(a => a.Id == id, Cancelled);
    }

    private async Task MayWriteAsync(BlogUser user)
    {
        var role = await _blog.Database.SaveAsync(context => context.Roles.Add(new IdentityRole<long>(Role.Author)).Entity);
        await _blog.Database.SaveAsync(context => context.UserRoles.Add(new IdentityUserRole<long> { UserId = user.Id, RoleId = role.Id }).Entity);
    }

    private static EditorFields Good => new() { Title = "One", Slug = "one-good", Markdown = "Text", Language = "en", Visibility = "public" };

    private static ClaimsPrincipal Person(BlogUser user, string role) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, user.Id.ToString(CultureInfo.InvariantCulture)), new(ClaimTypes.Role, role), new("display_name", user.DisplayName)], "test"));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
