using BlogApp.Data.Articles;
using BlogApp.Features.Articles.External;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Tests.Features.Import;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Articles.External;

/// <summary>Articles with pictures on a real foreign server.</summary>
public sealed class ExternalPictureFetchTests : IAsyncLifetime
{
    private readonly OldBlog _foreign = OldBlog.Start();
    private ContentBlog _blog = null!;

    private ExternalPictureFetch Fetch => _blog.Get<ExternalPictureFetch>();

    public async ValueTask InitializeAsync() => _blog = await ContentBlog.CreateAsync();

    public async ValueTask DisposeAsync()
    {
        await _blog.DisposeAsync();
        await _foreign.DisposeAsync();
    }

    [Fact]
    public async Task AllArticles_Fetched_ShowTheLibrarysPictures_KeepARevision_AndTheirTime()
    {
        var id = await AddAsync("first", $"![A day]({_foreign.Address}good.png) and ![again]({_foreign.Address}good.png)");
        await AddAsync("draft", $"![b]({_foreign.Address}moved.png)", article => article.State = ArticleState.Draft);
        await AddAsync("page", $"![A day]({_foreign.Address}good.png)", article => article.Kind = ArticleKind.Page);
        var trash = await AddAsync("trash", $"![d]({_foreign.Address}good.png)", article => article.State = ArticleState.Trash);
        Assert.Equal(3, await Fetch.CountHiddenAsync(TestContext.Current.CancellationToken));

        var report = await RunAsync();

        Assert.Equal((3, 0), (report.Brought, report.Left));
        var media = Assert.Single(await _blog.Database.ReadAsync(context => context.MediaFiles.ToListAsync()));
        Assert.Equal(("good.png", "A day", _blog.Admin.Id), (media.OriginalName, media.Alt, media.UploadedById));
        var article = await FindAsync(id);
        Assert.Equal($"![A day](/media/{media.Name}) and ![again](/media/{media.Name})", article.Markdown);
        Assert.Equal((1, article.PublishedAt), (article.Version, article.UpdatedAt));
        Assert.Contains(_foreign.Address, (await FindAsync(trash)).Markdown, StringComparison.Ordinal);
        var revisions = await _blog.Database.ReadAsync(context => context.ArticleRevisions.Where(r => r.ArticleId == id).OrderBy(r => r.Version).Select(r => r.Markdown).ToListAsync());
        Assert.Equal([$"![A day]({_foreign.Address}good.png) and ![again]({_foreign.Address}good.png)", article.Markdown], revisions);
        // Each address once.
        Assert.Equal(2, _foreign.Asked.Count(path => path == "/good.png"));
    }

    [Fact]
    public async Task SecondRun_ChangesNothing_AndFetchesOnlyWhatDidNotCome()
    {
        await AddAsync("first", $"![a]({_foreign.Address}good.png) ![b]({_foreign.Address}none.png)");
        await RunAsync();
        var (before, asked) = (await _blog.SnapshotAsync(), _foreign.Asked.Count(path => path == "/good.png"));

        var again = await RunAsync();

        Assert.Equal((0, 1), (again.Brought, again.Left));
        Assert.Equal(before, await _blog.SnapshotAsync());
        Assert.Equal(asked, _foreign.Asked.Count(path => path == "/good.png"));
    }

    [Fact]
    public async Task PicturesThatDoNotCome_StayAsTheyAre_WithTheReason()
    {
        var text = $"![a]({_foreign.Address}none.png) ![b]({_foreign.Address}evil.png) ![c]({_foreign.Address}endless.png) ![d](http://127.0.0.1:1/d.png)";
        var id = await AddAsync("first", text);

        var report = await RunAsync();

        Assert.Equal((0, 4), (report.Brought, report.Left));
        Assert.Equal(text, (await FindAsync(id)).Markdown);
        var problems = Assert.Single(report.Articles).Left.Select(picture => picture.Problem).ToList();
        Assert.Equal("The server there answered 404.", problems[0]);
        Assert.Contains("too large", problems[2], StringComparison.Ordinal);
        Assert.Equal("The server there could not be reached.", problems[3]);
        Assert.Empty(await _blog.Database.ReadAsync(context => context.MediaFiles.ToListAsync()));
    }

    [Fact]
    public async Task ServerThatNeverAnswers_IsAskedThreeTimes()
    {
        await AddAsync("first", string.Join(' ', Enumerable.Range(0, 6).Select(i => $"![a](http://127.0.0.1:1/{i}.png)")));
        var report = await RunAsync();
        Assert.Equal(3, Assert.Single(report.Articles).Left.Count(picture => picture.Problem == "Its server did not answer several times before."));
    }

    [Fact]
    public async Task OneArticle_Fetched_LeavesTheOthers_AndAnUnknownOneIsNone()
    {
        await AddAsync("first", $"![a]({_foreign.Address}good.png)");
        var other = await AddAsync("second", $"![a]({_foreign.Address}good.png)");
        Assert.Equal(1, (await Fetch.RunAsync(PictureScope.Hidden, "first", Actor.Server, _ => { }, TestContext.Current.CancellationToken))!.Brought);
        Assert.Contains(_foreign.Address, (await FindAsync(other)).Markdown, StringComparison.Ordinal);
        Assert.Null(await Fetch.RunAsync(PictureScope.Hidden, "nothing", Actor.Server, _ => { }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task CanceledRun_KeepsWhatCame_AndTheNextOneBringsTheRest()
    {
        var first = await AddAsync("first", $"![a]({_foreign.Address}good.png)");
        var second = await AddAsync("second", $"![a]({_foreign.Address}moved.png)");
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Fetch.RunAsync(PictureScope.Hidden, null, Actor.Server, progress =>
        {
            if (progress.Done == 1)
                cancel.Cancel();
        }, cancel.Token));
        Assert.StartsWith("![a](/media/", (await FindAsync(second)).Markdown, StringComparison.Ordinal);
        Assert.Contains(_foreign.Address, (await FindAsync(first)).Markdown, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync()).Brought);
    }

    private async Task<PictureFetchReport> RunAsync() =>
        (await Fetch.RunAsync(PictureScope.Hidden, slug: null, Actor.Admin(_blog.Admin.Id), _ => { }, TestContext.Current.CancellationToken))!;

    private async Task<long> AddAsync(string slug, string markdown, Action<Article>? change = null) =>
        (await _blog.Database.AddArticleAsync(_blog.Admin, slug, _blog.Time.GetUtcNow().AddDays(-3), article =>
        {
            article.Markdown = markdown;
            change?.Invoke(article);
        })).Id;

    private Task<Article> FindAsync(long id) => _blog.Database.ReadAsync(context => context.Articles.SingleAsync(a => a.Id == id));
}
