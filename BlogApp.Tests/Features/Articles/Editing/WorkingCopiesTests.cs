using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Editing;

namespace BlogApp.Tests.Features.Articles.Editing;

public sealed class WorkingCopiesTests : IAsyncLifetime
{
    private const string Window = "aaaaaaaaaaaa", OtherWindow = "bbbbbbbbbbbb";
    private ArticleFixture _blog = null!;
    private WorkingCopies _copies = null!;

    public async ValueTask InitializeAsync()
    {
        _blog = await ArticleFixture.CreateAsync();
        _copies = new(_blog.Database.Contexts, _blog.Time);
    }

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task SnapshotsOfOneWindow_ShareOneCopy_AndTheNewestWins()
    {
        var article = await _blog.AddAsync("one", 1);
        var first = await AutosaveAsync(Of(article.Id, 1, "first"));
        var second = await AutosaveAsync(Of(article.Id, 2, "second"));
        Assert.Equal(first.CopyId, second.CopyId);
        Assert.Equal("second", await TextAsync(first.CopyId));
    }

    [Fact]
    public async Task SnapshotOutOfOrder_IsIgnored()
    {
        var article = await _blog.AddAsync("one", 1);
        var kept = await AutosaveAsync(Of(article.Id, 7, "newer"));
        Assert.False((await AutosaveAsync(Of(article.Id, 6, "older"))).Taken);
        Assert.Equal("newer", await TextAsync(kept.CopyId));
    }

    [Fact]
    public async Task SecondWindow_TakesOverOnlyWhenAsked_AndTheFirstIsTold()
    {
        var article = await _blog.AddAsync("one", 1);
        var kept = await AutosaveAsync(Of(article.Id, 9, "first window"));
        Assert.True((await AutosaveAsync(Of(article.Id, 1, "second window") with { Session = OtherWindow })).Taken);
        Assert.Equal("first window", await TextAsync(kept.CopyId));
        Assert.False((await AutosaveAsync(Of(article.Id, 2, "second window") with { Session = OtherWindow, TakeOver = true })).Taken);
        Assert.True((await AutosaveAsync(Of(article.Id, 10, "first window again"))).Taken);
        Assert.Equal("second window", await TextAsync(kept.CopyId));
    }

    [Fact]
    public async Task NewArticlesInTwoWindows_HaveACopyEach_AndALaterSnapshotFindsItsCopy()
    {
        var first = await AutosaveAsync(Of(null, 1, "first"));
        var again = await AutosaveAsync(Of(null, 2, "first, more"));
        var other = await AutosaveAsync(Of(null, 1, "second") with { Session = OtherWindow });
        Assert.Equal(first.CopyId, again.CopyId);
        Assert.NotEqual(first.CopyId, other.CopyId);
        Assert.Equal("first, more", await TextAsync(first.CopyId));
    }

    [Fact]
    public async Task CopyOfAnotherUser_IsNeitherChangedNorDiscarded()
    {
        var kept = await AutosaveAsync(Of(null, 1, "mine"));
        var stranger = await _blog.Database.AddAuthorAsync("Bob");
        var theirs = await _copies.AutosaveAsync(stranger.Id, Of(null, 5, "theirs") with { CopyId = kept.CopyId, TakeOver = true }, Cancelled);
        Assert.NotEqual(kept.CopyId, theirs.CopyId);
        await _copies.DiscardAsync(stranger.Id, kept.CopyId, Cancelled);
        Assert.Equal("mine", await TextAsync(kept.CopyId));
        await _copies.DiscardAsync(_blog.Author.Id, kept.CopyId, Cancelled);
        await _copies.DiscardAsync(_blog.Author.Id, kept.CopyId, Cancelled);
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM WorkingCopy"));
    }

    [Fact]
    public async Task FirstSnapshotsAtOnce_MakeOneCopy()
    {
        var article = await _blog.AddAsync("one", 1);
        var kept = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => Task.Run(() => AutosaveAsync(Of(article.Id, i, $"text {i}") with { TakeOver = true }))));
        Assert.Single(kept.Select(k => k.CopyId).Distinct());
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM WorkingCopy"));
    }

    [Fact]
    public async Task MegabyteOfText_WithUnusualCharacters_IsKeptUnchanged()
    {
        var text = string.Concat(Enumerable.Repeat("恰好一次 \"quoted\" \\ \t\n<script>alert('x')</script> 😀 \u0001 ", 20_000));
        var kept = await AutosaveAsync(Of(null, 1, text));
        Assert.Equal(text, await TextAsync(kept.CopyId));
    }

    [Theory]
    [InlineData("abcdefgh", true)]
    [InlineData("0123456789abcdef0123456789abcdef", true)]
    [InlineData("short", false)]
    [InlineData("with\"quote\"", false)]
    [InlineData("percent%%%%", false)]
    [InlineData(null, false)]
    public void SessionId_IsValid_IfPlainAndLongEnough(string? session, bool good) => Assert.Equal(good, WorkingContent.IsSession(session));

    private static AutosaveRequest Of(long? articleId, long seq, string text) =>
        new(null, articleId, ArticleKind.Article, articleId is null ? 0 : 1, Window, seq, TakeOver: false, new EditorFields { Title = "Title", Markdown = text });

    private Task<AutosaveResult> AutosaveAsync(AutosaveRequest copy) => _copies.AutosaveAsync(_blog.Author.Id, copy, Cancelled);

    private Task<string> TextAsync(long copyId) => _blog.Database.ReadAsync(async context => WorkingContent.Parse((await context.WorkingCopies.FindAsync([copyId], Cancelled))!)!.Fields.Markdown);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
