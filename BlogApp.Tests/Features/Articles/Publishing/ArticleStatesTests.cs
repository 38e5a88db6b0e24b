using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Articles.Publishing;

public sealed class ArticleStatesTests : IAsyncLifetime
{
    private ArticleFixture _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ArticleFixture.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Fact]
    public async Task EveryStepFromEveryState_EitherChangesIt_OrSaysWhyNot()
    {
        foreach (var step in Enum.GetValues<ArticleStep>())
        {
            foreach (var state in Enum.GetValues<ArticleState>())
            {
                var article = await AddAsync($"{step}-{state}".ToLowerInvariant(), state);
                var saved = await TakeAsync(step, article.Id, article.Version);
                Assert.Equal(step.Refusal(state) is null ? SaveResult.Saved : SaveResult.Refused, saved.Result);
                Assert.Equal(step.Refusal(state), saved.Problem);
                var (now, version) = await StateAsync(article.Id);
                if (saved.Result is SaveResult.Refused)
                    Assert.Equal((state, 1), (now, version));
                else if (step is ArticleStep.Delete)
                    Assert.Null(now);
                else
                    Assert.NotEqual((state, 1), (now, version));
            }
        }
    }

    [Theory]
    [InlineData(nameof(ArticleState.Draft), nameof(ArticleState.Draft))]
    [InlineData(nameof(ArticleState.Scheduled), nameof(ArticleState.Draft))]
    [InlineData(nameof(ArticleState.Published), nameof(ArticleState.Unpublished))]
    [InlineData(nameof(ArticleState.Unpublished), nameof(ArticleState.Unpublished))]
    public async Task OutOfTheTrash_ItIsAsReadersLeftIt_AndNeverOnlineByItself(string from, string to)
    {
        var article = await AddAsync("one", Enum.Parse<ArticleState>(from));
        var trashed = await TakeAsync(ArticleStep.Trash, article.Id, 1);
        Assert.Null(await _blog.Articles.FindAsync("one", Cancelled));
        await TakeAsync(ArticleStep.Restore, article.Id, trashed.Version);
        Assert.Equal(Enum.Parse<ArticleState>(to), (await StateAsync(article.Id)).State);
    }

    [Fact]
    public async Task PlanThatIsDropped_LeavesADraftWithoutADate_OrTheDateReadersKnow()
    {
        var draft = await AddAsync("draft", ArticleState.Draft);
        var planned = await TakeAsync(ArticleStep.Schedule, draft.Id, 1);
        await TakeAsync(ArticleStep.Unpublish, draft.Id, planned.Version);
        Assert.Equal((ArticleState.Draft, null), await DateAsync(draft.Id));

        var known = await AddAsync("known", ArticleState.Published);
        var away = await TakeAsync(ArticleStep.Unpublish, known.Id, 1);
        planned = await TakeAsync(ArticleStep.Schedule, known.Id, away.Version);
        Assert.Equal((ArticleState.Scheduled, Ahead.UtcDateTime), await DateAsync(known.Id));
        await TakeAsync(ArticleStep.Unpublish, known.Id, planned.Version);
        Assert.Equal((ArticleState.Unpublished, known.PublishedAt), await DateAsync(known.Id));
    }

    [Fact]
    public async Task TimeThatIsPast_OrTooFarAhead_IsRefusedInWords()
    {
        var article = await AddAsync("one", ArticleState.Draft);
        foreach (var at in (DateTimeOffset[])[_blog.Time.GetUtcNow(), DateTimeOffset.MinValue, DateTimeOffset.MaxValue])
        {
            var saved = await _blog.Commands.ScheduleAsync(article.Id, 1, at, _blog.By, Cancelled);
            Assert.Equal(SaveResult.Refused, saved.Result);
            Assert.NotNull(saved.Problem);
        }
        Assert.Equal(ArticleState.Draft, (await StateAsync(article.Id)).State);
    }

    [Fact]
    public async Task AuthorsChangeTheirOwn_AdminsAll_AndNobodyNothing()
    {
        var article = await AddAsync("one", ArticleState.Draft);
        var other = await _blog.Database.AddAuthorAsync("Bob");
        foreach (var by in (Actor[])[Actor.Author(other.Id), default])
        {
            foreach (var step in Enum.GetValues<ArticleStep>())
                Assert.Equal(SaveResult.NotAllowed, (await TakeAsync(step, article.Id, 1, by)).Result);
            Assert.Equal(SaveResult.NotAllowed, (await _blog.Commands.SaveAsync(
                new(article.Id, 1, other.Id, "one", "Mine", "", "", "en", []), by, Cancelled)).Result);
            Assert.Equal(SaveResult.NotAllowed, (await _blog.Commands.SaveAsync(
                new(null, 0, _blog.Author.Id, "in-her-name", "Hers", "", "", "en", []), by, Cancelled)).Result);
        }
        Assert.Equal((ArticleState.Draft, 1), await StateAsync(article.Id));
        Assert.Equal(SaveResult.Saved, (await TakeAsync(ArticleStep.Publish, article.Id, 1, Actor.Admin(other.Id))).Result);
    }

    [Fact]
    public async Task DeletedForever_ItIsGoneWithItsRevisions_AndWhatWasCountedStays()
    {
        var article = await AddAsync("one", ArticleState.Published, "tag");
        await _blog.Database.ExecuteAsync($"INSERT INTO ArticleHour (ArticleId, Hour, Views) VALUES ({article.Id}, 3600, 5)");
        var trashed = await TakeAsync(ArticleStep.Trash, article.Id, 1);
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM ArticleRevision"));
        Assert.Equal(SaveResult.ChangedMeanwhile, (await TakeAsync(ArticleStep.Delete, article.Id, 1)).Result);
        Assert.Equal(SaveResult.Saved, (await TakeAsync(ArticleStep.Delete, article.Id, trashed.Version)).Result);
        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT (SELECT count(*) FROM Article) + (SELECT count(*) FROM ArticleRevision) + (SELECT count(*) FROM ArticleTag)"));
        Assert.Equal(5, await _blog.Database.NumberAsync("SELECT sum(Views) FROM ArticleHour"));
        Assert.Equal(1, await _blog.Database.NumberAsync($"SELECT count(*) FROM AuditEntry WHERE Action = 'article.delete' AND Subject = 'one' AND UserId = {_blog.Author.Id}"));
    }

    private static readonly DateTimeOffset Ahead = new(2026, 11, 21, 13, 0, 0, TimeSpan.Zero);

    private async Task<Article> AddAsync(string slug, ArticleState state, params string[] tags)
    {
        var article = await _blog.AddAsync(slug, 7, tags);
        var date = state switch
        {
            ArticleState.Draft or ArticleState.Trash => "NULL",
            ArticleState.Scheduled => "'2026-11-22 00:00:00'",
            _ => "PublishedAt",
        };
        await _blog.Database.ExecuteAsync($"UPDATE Article SET State = '{state}', PublishedAt = {date} WHERE Id = {article.Id}");
        return article;
    }

    private Task<ArticleSaved> TakeAsync(ArticleStep step, long id, int version, Actor? actor = null)
    {
        var by = actor ?? _blog.By;
        return step switch
        {
            ArticleStep.Publish => _blog.Commands.PublishAsync(id, version, by, Cancelled),
            ArticleStep.Unpublish => _blog.Commands.UnpublishAsync(id, version, by, Cancelled),
            ArticleStep.Schedule => _blog.Commands.ScheduleAsync(id, version, Ahead, by, Cancelled),
            ArticleStep.Trash => _blog.Commands.TrashAsync(id, version, by, Cancelled),
            ArticleStep.Restore => _blog.Commands.RestoreAsync(id, version, by, Cancelled),
            _ => _blog.Commands.DeleteAsync(id, version, by, Cancelled),
        };
    }

    private async Task<(ArticleState? State, int Version)> StateAsync(long id) => await _blog.Database.ReadAsync(async context =>
        await context.Articles.Where(a => a.Id == id).Select(a => new { a.State, a.Version }).SingleOrDefaultAsync(Cancelled) is { } found
            ? ((ArticleState?)found.State, found.Version) : (null, 0));

    private async Task<(ArticleState State, DateTime? Date)> DateAsync(long id) => await _blog.Database.ReadAsync(async context =>
        await context.Articles.SingleAsync(a => a.Id == id, Cancelled) is { } found ? (found.State, found.PublishedAt) : default);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;
}
