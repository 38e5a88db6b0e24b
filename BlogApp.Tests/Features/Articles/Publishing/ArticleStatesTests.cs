using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Tests.Features.Articles.Publishing;

public sealed class ArticleStatesTests : IAsyncLifetime
{
    private ArticleFixture _blog = null!;

    public async ValueTask InitializeAsync() => _blog = await ArticleFixture.CreateAsync();

    public ValueTask DisposeAsync() => _blog.DisposeAsync();

    [Theory]
    [InlineData("Title", "")]
    [InlineData("Title", " \n\t\u200B\uFEFF ")]
    public async Task ArticleWithoutText_IsNeitherPublishedNorScheduled_AndSaysWhy(string title, string text)
    {
        var saved = await _blog.Commands.SaveAsync(new(null, 0, _blog.Author.Id, "empty", title, "", text, "en", []), _blog.By, Cancelled);
        foreach (var kept in new[]
        {
            await _blog.Commands.PublishAsync(saved.Id, saved.Version, _blog.By, Cancelled),
            await _blog.Commands.ScheduleAsync(saved.Id, saved.Version, _blog.Time.GetUtcNow().AddDays(1), _blog.By, Cancelled),
        })
        {
            Assert.Equal(SaveResult.Refused, kept.Result);
            Assert.StartsWith("It has no text yet.", kept.Problem!.ToString(), StringComparison.Ordinal);
        }
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM Article WHERE State = 'Draft' AND PublishedAt IS NULL AND Version = 1"));
        Assert.Equal("It has no title yet. Give it one first; readers would see nothing to open.", EditRules.PublishProblem(" \u200B", "Text")!.ToString());
        Assert.Null(EditRules.PublishProblem("Title", "![](/media/a.png)"));
    }

    [Fact]
    public async Task ScheduledArticleWithoutText_LeavesTheSchedule_WhenItsTimeComes()
    {
        var id = (await _blog.AddAsync("planned", 1)).Id;
        await _blog.Database.ExecuteAsync("UPDATE Article SET State = 'Scheduled', Markdown = ''");
        Assert.Equal(SaveResult.Refused, (await _blog.Commands.PublishPlannedAsync(id, Cancelled)).Result);
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM Article WHERE State = 'Draft' AND PublishedAt IS NULL"));
    }

    [Fact]
    public async Task PublicArticle_CannotLoseItsText_ByAnyCommand()
    {
        var id = (await _blog.AddAsync("one", 1, "tag")).Id;
        var emptied = new ArticleEdit(id, 1, _blog.Author.Id, "one", "One", "", " ", "en", ["tag"]);
        Assert.Equal(SaveResult.Refused, (await _blog.Commands.SaveAsync(emptied, _blog.By, Cancelled)).Result);
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM Article WHERE Version = 1 AND Markdown = 'Text of one'"));
        // Offline it may; and then it does not come back so.
        var offline = await _blog.Commands.UnpublishAsync(id, 1, _blog.By, Cancelled);
        var saved = await _blog.Commands.SaveAsync(emptied with { Version = offline.Version }, _blog.By, Cancelled);
        Assert.Equal(SaveResult.Saved, saved.Result);
        Assert.Equal(SaveResult.Refused, (await _blog.Commands.PublishAsync(id, saved.Version, _blog.By, Cancelled)).Result);
        // What an import brought to readers without a text can be changed otherwise.
        await _blog.Database.ExecuteAsync("UPDATE Article SET State = 'Published'");
        Assert.Equal(SaveResult.Saved, (await _blog.Commands.ChangeTagAsync(id, saved.Version, "more", null, _blog.By, Cancelled)).Result);
    }

    [Fact]
    public async Task EveryStepFromEveryState_ChangesTheState_OrSaysWhyNot()
    {
        foreach (var step in Enum.GetValues<ArticleTransition>())
        {
            foreach (var state in Enum.GetValues<ArticleState>())
            {
                var article = await AddAsync($"{step}-{state}".ToLowerInvariant(), state);
                var saved = await TakeAsync(step, article.Id, article.Version);
                Assert.Equal(step.ProblemFrom(state) is null ? SaveResult.Saved : SaveResult.Refused, saved.Result);
                Assert.Equal(step.ProblemFrom(state), saved.Problem);
                var (now, version) = await StateAsync(article.Id);
                if (saved.Result is SaveResult.Refused)
                    Assert.Equal((state, 1), (now, version));
                else if (step is ArticleTransition.Delete)
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
    public async Task ArticleRestoredFromTrash_IsADraftOrUnpublished_NeverOnline(string from, string to)
    {
        var article = await AddAsync("one", Enum.Parse<ArticleState>(from));
        var trashed = await TakeAsync(ArticleTransition.Trash, article.Id, 1);
        Assert.Null(await _blog.Articles.FindAsync("one", Cancelled));
        await TakeAsync(ArticleTransition.Restore, article.Id, trashed.Version);
        Assert.Equal(Enum.Parse<ArticleState>(to), (await StateAsync(article.Id)).State);
    }

    [Fact]
    public async Task CanceledSchedule_LeavesADraftWithoutDate_OrTheFormerDate()
    {
        var draft = await AddAsync("draft", ArticleState.Draft);
        var planned = await TakeAsync(ArticleTransition.Schedule, draft.Id, 1);
        await TakeAsync(ArticleTransition.Unpublish, draft.Id, planned.Version);
        Assert.Equal((ArticleState.Draft, null), await DateAsync(draft.Id));

        var known = await AddAsync("known", ArticleState.Published);
        var away = await TakeAsync(ArticleTransition.Unpublish, known.Id, 1);
        planned = await TakeAsync(ArticleTransition.Schedule, known.Id, away.Version);
        Assert.Equal((ArticleState.Scheduled, Ahead.UtcDateTime), await DateAsync(known.Id));
        await TakeAsync(ArticleTransition.Unpublish, known.Id, planned.Version);
        Assert.Equal((ArticleState.Unpublished, known.PublishedAt), await DateAsync(known.Id));
    }

    [Fact]
    public async Task ScheduledTimeInThePastOrTooFarAhead_IsRefusedWithAReason()
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
    public async Task Authors_ChangeOnlyTheirOwnArticles_AndAdminsAll()
    {
        var article = await AddAsync("one", ArticleState.Draft);
        var other = await _blog.Database.AddAuthorAsync("Bob");
        foreach (var by in (Actor[])[Actor.Author(other.Id), default])
        {
            foreach (var step in Enum.GetValues<ArticleTransition>())
                Assert.Equal(SaveResult.NotAllowed, (await TakeAsync(step, article.Id, 1, by)).Result);
            Assert.Equal(SaveResult.NotAllowed, (await _blog.Commands.SaveAsync(
                new(article.Id, 1, other.Id, "one", "Mine", "", "", "en", []), by, Cancelled)).Result);
            Assert.Equal(SaveResult.NotAllowed, (await _blog.Commands.SaveAsync(
                new(null, 0, _blog.Author.Id, "in-her-name", "Hers", "", "", "en", []), by, Cancelled)).Result);
        }
        Assert.Equal((ArticleState.Draft, 1), await StateAsync(article.Id));
        Assert.Equal(SaveResult.Saved, (await TakeAsync(ArticleTransition.Publish, article.Id, 1, Actor.Admin(other.Id))).Result);
    }

    [Fact]
    public async Task DeletedArticle_IsGoneWithItsRevisions_AndItsHourlyViewsStay()
    {
        var article = await AddAsync("one", ArticleState.Published, "tag");
        await _blog.Database.ExecuteAsync($"INSERT INTO ArticleHour (ArticleId, Hour, Views) VALUES ({article.Id}, 3600, 5)");
        var trashed = await TakeAsync(ArticleTransition.Trash, article.Id, 1);
        Assert.Equal(1, await _blog.Database.NumberAsync("SELECT count(*) FROM ArticleRevision"));
        Assert.Equal(SaveResult.ChangedMeanwhile, (await TakeAsync(ArticleTransition.Delete, article.Id, 1)).Result);
        Assert.Equal(SaveResult.Saved, (await TakeAsync(ArticleTransition.Delete, article.Id, trashed.Version)).Result);
        Assert.Equal(0, await _blog.Database.NumberAsync("SELECT (SELECT count(*) FROM Article) + (SELECT count(*) FROM ArticleRevision) + (SELECT count(*) FROM ArticleTag)"));
        Assert.Equal(5, await _blog.Database.NumberAsync("SELECT sum(Views) FROM ArticleHour"));
        Assert.Equal(1, await _blog.Database.NumberAsync($"SELECT count(*) FROM AuditEntry WHERE Action = 'article.delete' AND Subject = 'one' AND UserId = {_blog.Author.Id}"));
    }

    [Fact]
    public async Task ChangesOfState_AreAudited_WithBeforeAndAfter_AndAnOrdinarySaveIsNot()
    {
        var article = await AddAsync("one", ArticleState.Draft);
        var version = 1;
        foreach (var step in (ArticleTransition[])[ArticleTransition.Schedule, ArticleTransition.Unpublish, ArticleTransition.Publish, ArticleTransition.Trash, ArticleTransition.Restore, ArticleTransition.Publish])
            version = (await TakeAsync(step, article.Id, version)).Version;
        var saved = await _blog.Commands.SaveAsync(new(article.Id, version, _blog.Author.Id, "one", "Another title", "", "Text", "en", []), Actor.Author(_blog.Author.Id), Cancelled);
        saved = await _blog.Commands.SaveAsync(new(article.Id, saved.Version, _blog.Author.Id, "two", "Another title", "", "Text", "en", []), Actor.Author(_blog.Author.Id), Cancelled);
        Assert.Equal(SaveResult.Saved, saved.Result);
        var entries = await _blog.Database.ReadAsync(context => context.AuditEntries.OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(
            ["schedule one Draft>Scheduled", "unpublish one Scheduled>Draft", "publish one Draft>Published", "trash one Published>Trash", "restore one Trash>Unpublished", "publish one Unpublished>Published", "change two one>two"],
            entries.Select(e => $"{e.Action["article.".Length..]} {e.Subject} {string.Join(' ', e.Detail!.Split('\n').Where(l => !l.StartsWith("Date", StringComparison.Ordinal)).Select(l => string.Join('>', l.Split('\t')[1..])))}"));
        Assert.Equal($"Date\t\t{Ahead:yyyy-MM-dd'T'HH:mm:ss'Z'}", entries[0].Detail!.Split('\n')[1]);
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

    private Task<ArticleSaved> TakeAsync(ArticleTransition step, long id, int version, Actor? actor = null)
    {
        var by = actor ?? _blog.By;
        return step switch
        {
            ArticleTransition.Publish => _blog.Commands.PublishAsync(id, version, by, Cancelled),
            ArticleTransition.Unpublish => _blog.Commands.UnpublishAsync(id, version, by, Cancelled),
            ArticleTransition.Schedule => _blog.Commands.ScheduleAsync(id, version, Ahead, by, Cancelled),
            ArticleTransition.Trash => _blog.Commands.TrashAsync(id, version, by, Cancelled),
            ArticleTransition.Restore => _blog.Commands.RestoreAsync(id, version, by, Cancelled),
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
