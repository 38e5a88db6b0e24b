using System.Security.Claims;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Editing;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Studio;
using BlogApp.Features.Articles.Studio.Beginnings;
using BlogApp.Platform.Languages;

namespace BlogApp.Tests.Features.Articles.Editing;

public sealed class EditorSavesTests : IAsyncLifetime
{
    private const string Window = "aaaaaaaaaaaa";
    private static readonly Words English = new(InterfaceLanguage.English), Chinese = new(InterfaceLanguage.Chinese);
    private ArticleFixture _blog = null!;
    private EditorQuery _query = null!;
    private EditorSaves _saves = null!;
    private EditingPresence _presence = null!;
    private WorkingCopies _copies = null!;
    private ClaimsPrincipal _author = null!;

    public async ValueTask InitializeAsync()
    {
        _blog = await ArticleFixture.CreateAsync();
        _query = new(_blog.Database.Contexts);
        _presence = new(_blog.Time);
        _saves = new(_blog.Commands, _query, _presence, _blog.Time);
        _copies = new(_blog.Database.Contexts, _blog.Time);
        _author = Person(_blog.Author, Role.Author);
    }

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task NewArticle_SavedAndPublished_HasNoWorkingCopyLeft()
    {
        var kept = await _copies.AutosaveAsync(_blog.Author.Id, new(null, null, ArticleKind.Article, 0, Window, 1, true, Good), Cancelled);
        var answer = await RunAsync(new(null, 0, kept.CopyId, Window, ArticleKind.Article, Good, SaveThen.Publish));
        Assert.Equal(("saved", "published", "one"), (answer.Result, answer.Article!.State, answer.Article.Slug));
        Assert.Equal(["a", "b"], answer.Fields!.Tags);
        var opened = await _query.OpenAsync(_author, ArticleKind.Article, answer.Article.Id, null, "en", Cancelled);
        Assert.Null(opened!.Copy);
        Assert.Empty(await BegunAsync(_blog.Author.Id, ArticleFilter.From(null, null, null, null)));
    }

    [Fact]
    public async Task SchedulingANewArticle_SavesIt_AndAPastTimeIsRefusedBeforeSaving()
    {
        var past = await RunAsync(new(null, 0, null, Window, ArticleKind.Article, Good, SaveThen.Schedule, _blog.Time.GetUtcNow()));
        Assert.Equal((422, "at"), (past.Status, past.Errors!.Keys.Single()));
        Assert.Equal(422, (await RunAsync(new(null, 0, null, Window, ArticleKind.Article, Good, SaveThen.Schedule))).Status);
        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT count(*) FROM Article"));
        var at = _blog.Time.GetUtcNow().AddMinutes(1);
        var answer = await RunAsync(new(null, 0, null, Window, ArticleKind.Article, Good, SaveThen.Schedule, at));
        Assert.Equal(("saved", "scheduled", at.UtcDateTime), (answer.Result, answer.Article!.State, answer.Article.PublishedAt));
    }

    [Fact]
    public async Task SaveOverAChangedVersion_IsRefused_AndReturnsTheSavedVersion()
    {
        var article = await _blog.AddAsync("one", 1);
        var bob = Person(await _blog.Database.AddAuthorAsync("Bob"), Role.Admin);
        using var here = _presence.Enter(article.Id, Window, _blog.Author.Id, "Ada");
        var theirs = await _saves.RunAsync(bob, new(article.Id, 1, null, "bbbbbbbbbbbb", ArticleKind.Article, Good with { Title = "Bob's" }), English, Cancelled);
        var mine = await RunAsync(new(article.Id, 1, null, Window, ArticleKind.Article, Good with { Title = "Ada's" }));
        Assert.Equal((200, 409), (theirs.Status, mine.Status));
        Assert.Equal(("Bob's", "Bob", theirs.Article!.Version), (mine.Theirs!.Fields.Title, mine.Theirs.By, mine.Theirs.Article.Version));
        Assert.Equal("Bob's", (await _query.SavedAsync(article.Id, Cancelled))!.Value.Fields.Title);
        // Resolves the conflict: saves over theirs, knowing its version.
        Assert.Equal(200, (await RunAsync(new(article.Id, mine.Theirs.Article.Version, null, Window, ArticleKind.Article, Good with { Title = "Ada's" }))).Status);
    }

    [Fact]
    public async Task SaveRepeatedAfterALostResponse_IsAcceptedOnce()
    {
        var article = await _blog.AddAsync("one", 1);
        var request = new SaveRequest(article.Id, 1, null, Window, ArticleKind.Article, Good with { Title = " Trimmed ", Tags = ["B", "a"] });
        var first = await RunAsync(request);
        var again = await RunAsync(request);
        Assert.Equal((200, 200, first.Article!.Version), (first.Status, again.Status, again.Article!.Version));
    }

    [Fact]
    public async Task RefusedStep_StillSavesTheText_AndReturnsItsVersion()
    {
        var article = await _blog.AddAsync("one", 1);
        var answer = await RunAsync(new(article.Id, 1, null, Window, ArticleKind.Article, Good, SaveThen.Publish));
        Assert.Equal(("refused", "It is published already.", 2, "One"), (answer.Result, answer.Message, answer.Article!.Version, answer.Fields!.Title));
    }

    [Fact]
    public async Task SaveOfAnotherAuthorsArticle_IsRefused_AndChangesNothing()
    {
        var article = await _blog.AddAsync("one", 1);
        var stranger = Person(await _blog.Database.AddAuthorAsync("Bob"), Role.Author);
        foreach (var then in Enum.GetValues<SaveThen>())
        {
            var answer = await _saves.RunAsync(stranger, new(article.Id, 1, null, Window, ArticleKind.Article, Good, then, _blog.Time.GetUtcNow().AddDays(1)), English, Cancelled);
            Assert.Equal("refused", answer.Result);
        }
        Assert.Equal("Title of one", (await _query.SavedAsync(article.Id, Cancelled))!.Value.Fields.Title);
        Assert.False((await _query.AccessAsync(stranger, article.Id, Cancelled)).Allowed);
        Assert.Null(await _query.PreviewAsync(stranger, article.Id, null, Cancelled));
    }

    [Fact]
    public async Task ScriptInAnyField_IsStoredAsTextOrRefused()
    {
        const string script = "<script>alert(1)</script>";
        var fields = new EditorFields
        {
            Title = script, Slug = script, Excerpt = script, Markdown = script, Language = script, Tags = [script], CanonicalUrl = script, Series = script, Position = script,
        };
        var answer = await RunAsync(new(null, 0, null, Window, ArticleKind.Article, fields));
        Assert.Equal([EditField.CanonicalUrl, EditField.Language, EditField.Position, EditField.Slug, EditField.Tags], answer.Errors!.Keys.Order(StringComparer.Ordinal));
        var good = await RunAsync(new(null, 0, null, Window, ArticleKind.Article, Good with { Title = script, Excerpt = script, Markdown = script, Series = script }));
        Assert.Equal(200, good.Status);
        Assert.DoesNotContain("<script>alert", (await _blog.Articles.FindDraftAsync("one", Cancelled))!.View.Html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SaveErrors_AreInTheLanguageOfTheUser()
    {
        var answer = await _saves.RunAsync(_author, new(null, 0, null, Window, ArticleKind.Article, Good with { Title = "", Excerpt = new('x', 1001) }), Chinese, Cancelled);
        Assert.Equal("请填写标题。", answer.Errors![EditField.Title]);
        Assert.Equal("摘要有 1,001 个字符；最多 1,000 个。", answer.Errors[EditField.Excerpt]);
    }

    [Fact]
    public async Task Conflict_ComparesTextByWord_AndNamesEveryDifferingField()
    {
        var article = await _blog.AddAsync("one", 1, "a");
        var saved = (await _query.SavedAsync(article.Id, Cancelled))!.Value.Fields;
        var answer = await RunAsync(new(article.Id, 0, null, Window, ArticleKind.Article, saved with
        {
            Markdown = saved.Markdown + " more", Tags = ["a", "b"], AllowComments = !saved.AllowComments, CanonicalUrl = "https://example.org/",
        }));
        Assert.Equal("conflict", answer.Result);
        var comparison = answer.Theirs!.Comparison;
        Assert.Equal(["Tags", "First published at", "Allow comments"], comparison.Facts.Select(f => f.Label));
        Assert.Equal([" more"], Assert.Single(comparison.Text).Row.Right.Where(p => p.Changed).Select(p => p.Text));
    }

    [Fact]
    public async Task Unpublishing_LeavesTheSavedText_AndDiscardsTheUnsaved()
    {
        var article = await _blog.AddAsync("one", 1);
        var answer = await RunAsync(new(article.Id, 1, null, Window, ArticleKind.Article, Good with { Title = "Half a new ti" }, SaveThen.Unpublish));
        Assert.Equal(("saved", "unpublished", "Title of one"), (answer.Result, answer.Article!.State, answer.Fields!.Title));
        var trash = await RunAsync(new(article.Id, answer.Article.Version, null, Window, ArticleKind.Article, Good, SaveThen.Trash));
        Assert.Equal("trash", trash.Article!.State);
        Assert.Equal("unpublished", (await RunAsync(new(article.Id, trash.Article.Version, null, Window, ArticleKind.Article, Good, SaveThen.Restore))).Article!.State);
    }

    [Fact]
    public async Task UnsavedText_IsOffered_OnlyIfItDiffers_AndOnlyToItsAuthor()
    {
        var article = await _blog.AddAsync("one", 1, "a");
        var saved = (await _query.SavedAsync(article.Id, Cancelled))!.Value.Fields;
        await _copies.AutosaveAsync(_blog.Author.Id, new(null, article.Id, ArticleKind.Article, 1, Window, 1, true, saved with { Title = saved.Title + " ", Tags = ["A"] }), Cancelled);
        Assert.Null((await _query.OpenAsync(_author, default, article.Id, null, "en", Cancelled))!.Copy);
        await _copies.AutosaveAsync(_blog.Author.Id, new(null, article.Id, ArticleKind.Article, 1, Window, 2, true, saved with { Title = "Unsaved" }), Cancelled);
        Assert.Equal("Unsaved", (await _query.OpenAsync(_author, default, article.Id, null, "en", Cancelled))!.Copy!.Fields.Title);
        var admin = Person(await _blog.Database.AddAuthorAsync("Bob"), Role.Admin);
        Assert.Null((await _query.OpenAsync(admin, default, article.Id, null, "en", Cancelled))!.Copy);
    }

    [Fact]
    public async Task UnsavedNewPagesAndArticles_StandInTheListOfTheirKind()
    {
        await _copies.AutosaveAsync(_blog.Author.Id, new(null, null, ArticleKind.Page, 0, Window, 1, true, Good with { Title = "About" }), Cancelled);
        var second = await _copies.AutosaveAsync(_blog.Author.Id, new(null, null, ArticleKind.Article, 0, "bbbbbbbbbbbb", 1, true, Good with { Title = "Draft" }), Cancelled);
        Assert.Equal(["About"], await BegunAsync(_blog.Author.Id, ArticleFilter.From(null, null, null, null) with { Kind = ArticleKind.Page }));
        Assert.Equal(["Draft"], await BegunAsync(_blog.Author.Id, ArticleFilter.From("dra", null, null, null)));
        Assert.Empty(await BegunAsync(_blog.Author.Id, ArticleFilter.From("other", null, null, null)));
        Assert.Empty(await BegunAsync(_blog.Author.Id + 1, ArticleFilter.From(null, null, null, null)));
        var opened = await _query.OpenAsync(_author, ArticleKind.Article, null, second.CopyId, "en", Cancelled);
        Assert.Equal("Draft", opened!.Copy!.Fields.Title);
    }

    private async Task<IEnumerable<string>> BegunAsync(long userId, ArticleFilter filter) =>
        (await new BeginningsQuery(_blog.Database.Contexts).RunAsync(userId, filter, Cancelled)).Select(begun => begun.Title);

    private static EditorFields Good => new() { Title = "One", Slug = "one", Markdown = "Text", Language = "en", Tags = ["a", "b"] };

    private Task<SaveAnswer> RunAsync(SaveRequest request) => _saves.RunAsync(_author, request, English, Cancelled);

    private static ClaimsPrincipal Person(BlogUser user, string role) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, user.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), new(ClaimTypes.Role, role), new("display_name", user.DisplayName)], "test"));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
