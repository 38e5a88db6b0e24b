using System.Collections.Concurrent;
using BlogApp.Data;
using BlogApp.Data.Accounts;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Publishing;
using BlogApp.Features.Articles.Scheduling;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.Caching;
using BlogApp.Tests.Features.Jobs;
using BlogApp.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace BlogApp.Tests.Features.Articles;

/// <summary>Real Quartz and real SQLite in a folder, used by one server after another.</summary>
public sealed class ScheduledPublishingTests : IDisposable
{
    private static readonly TimeProvider Time = TimeProvider.System;

    // The promise is one second. This limit leaves room for a busy machine, and is far below the next scheduled run.
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(15);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("blog-schedule-");
    private readonly Invalidated _cache = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task ScheduledArticle_IsPublishedOnTime_AndTheJobHistoryShowsIt()
    {
        await using var server = await StartAsync();
        var at = In(2.2345);
        var id = await PlanAsync(server, "one", at);
        await Eventually.Is(async () => await StateAsync(server, id) is ArticleState.Published);
        var late = Time.GetUtcNow() - at;
        Assert.InRange(late, TimeSpan.Zero, Late);
        Assert.Equal(at.UtcDateTime, (await ArticleAsync(server, id)).PublishedAt);
        await Eventually.Is(async () => (await server.HistoryAsync(PublishScheduled.Name)).Total == 1);
        var run = Assert.Single((await server.HistoryAsync(PublishScheduled.Name)).Runs);
        Assert.Equal((1, "published “Title of one”"), (run.Rows, run.Summary));
        Assert.Contains(CacheTag.Lists, _cache.Tags);
        Assert.Contains(CacheTag.Article(id), _cache.Tags);
        Assert.DoesNotContain(server.Notes.All, note => note.Contains("article", StringComparison.OrdinalIgnoreCase) || note.StartsWith("Error", StringComparison.Ordinal));
        await Eventually.Is(async () => await TriggersAsync(server) == 0);
        await using var context = await ContextAsync(server);
        Assert.Null((await context.ArticleRevisions.SingleAsync(r => r.ArticleId == id, Cancelled)).UserId);
    }

    [Fact]
    public async Task ManyArticlesScheduledAtOnce_AreAllPublished()
    {
        await using var server = await StartAsync();
        var at = In(6);
        for (var i = 0; i < 20; i++)
            await PlanAsync(server, $"article-{i}", at.AddMilliseconds(i % 4 * 100));
        await Eventually.Is(async () => await CountAsync(server, ArticleState.Published) == 20);
        Assert.InRange(Time.GetUtcNow() - at, TimeSpan.Zero, Late);
    }

    [Fact]
    public async Task RescheduledArticle_IsPublishedAtItsNewTime_AndACanceledOneNever()
    {
        await using var server = await StartAsync();
        var sooner = await PlanAsync(server, "sooner", In(3600));
        var later = await PlanAsync(server, "later", In(5));
        var dropped = await PlanAsync(server, "dropped", In(5));
        var trashed = await PlanAsync(server, "trashed", In(5));
        var now = await PlanAsync(server, "now", In(3600));
        var commands = server.Services.GetRequiredService<ArticleCommands>();
        await Saved(commands.ScheduleAsync(sooner, 2, In(6), Actor.Server, Cancelled));
        await Saved(commands.ScheduleAsync(later, 2, In(3600), Actor.Server, Cancelled));
        await Saved(commands.UnpublishAsync(dropped, 2, Actor.Server, Cancelled));
        await Saved(commands.TrashAsync(trashed, 2, Actor.Server, Cancelled));
        await Saved(commands.PublishAsync(now, 2, Actor.Server, Cancelled));
        await Eventually.Is(async () => await StateAsync(server, sooner) is ArticleState.Published);
        Assert.Equal(ArticleState.Scheduled, await StateAsync(server, later));
        Assert.Equal(ArticleState.Draft, await StateAsync(server, dropped));
        Assert.Equal(ArticleState.Trash, await StateAsync(server, trashed));
        await Eventually.Is(async () => await TriggersAsync(server) == 1);
    }

    [Fact]
    public async Task ScheduleMissedWhileDown_IsPublishedOnStart_WithItsPlannedDate()
    {
        long id, ahead;
        var at = In(4);
        await using (var first = await StartAsync())
        {
            id = await PlanAsync(first, "missed", at);
            ahead = await PlanAsync(first, "ahead", In(16));
        }
        await Eventually.Is(() => Time.GetUtcNow() > at.AddSeconds(2.5));
        var started = Time.GetUtcNow();
        await using var second = await StartAsync();
        await Eventually.Is(async () => await StateAsync(second, id) is ArticleState.Published);
        Assert.InRange(Time.GetUtcNow() - started, TimeSpan.Zero, Late);
        Assert.Equal(at.UtcDateTime, (await ArticleAsync(second, id)).PublishedAt);
        Assert.Equal(ArticleState.Scheduled, await StateAsync(second, ahead));
        await Eventually.Is(async () => await StateAsync(second, ahead) is ArticleState.Published);
        Assert.InRange(Time.GetUtcNow().UtcDateTime - (await ArticleAsync(second, ahead)).PublishedAt!.Value, TimeSpan.Zero, Late);
        await Eventually.Is(async () => (await second.HistoryAsync(PublishScheduled.Name)).Runs.Count(run => run.Rows == 1) == 2);
    }

    [Fact]
    public async Task SchedulerStoreLostOrOutdated_FollowsTheArticles()
    {
        long id, gone;
        await using (var first = await StartAsync())
        {
            id = await PlanAsync(first, "one", In(3600));
            gone = await PlanAsync(first, "gone", In(3600));
        }
        // As after restoring a backup: a different date, one that is due, and one that was never scheduled.
        await using (var between = await StartAsync(schedule: false))
        {
            await using var context = await ContextAsync(between);
            var article = await context.Articles.SingleAsync(a => a.Id == id, Cancelled);
            article.PublishedAt = In(-60).UtcDateTime;
            (await context.Articles.SingleAsync(a => a.Id == gone, Cancelled)).State = ArticleState.Draft;
            context.Articles.Add(New("new", article.AuthorId, In(-3600)));
            await context.SaveChangesAsync(Cancelled);
        }
        await using (var second = await StartAsync())
        {
            await Eventually.Is(async () => await CountAsync(second, ArticleState.Published) == 2);
            await Eventually.Is(async () => await TriggersAsync(second) == 0);
            Assert.Equal(ArticleState.Draft, await StateAsync(second, gone));
            await PlanAsync(second, "later", In(4));
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        foreach (var file in _folder.EnumerateFiles("jobs.db*"))
            file.Delete();
        await using var third = await StartAsync();
        await Eventually.Is(async () => await CountAsync(third, ArticleState.Published) == 3);
    }

    [Fact]
    public async Task LastChangedArticles_AreInvalidatedAgainAtStart()
    {
        long id;
        await using (var first = await StartAsync())
            id = await PlanAsync(first, "one", In(3600));
        _cache.Tags.Clear();
        await using var second = await StartAsync();
        Assert.Contains(CacheTag.Article(id), _cache.Tags);
        Assert.Contains(CacheTag.Lists, _cache.Tags);
    }

    private Task<JobsServer> StartAsync(bool schedule = true) => JobsServer.StartAsync(_folder.FullName, services =>
    {
        services.AddSingleton<ICacheInvalidator>(_cache).AddSingleton<ArticleCommands>();
        services.AddArticleScheduling();
        if (!schedule)
            services.Remove(services.Single(s => s.ImplementationType == typeof(ScheduleAtStart)));
    });

    private static async Task<long> PlanAsync(JobsServer server, string slug, DateTimeOffset at)
    {
        await using var context = await ContextAsync(server);
        var author = await context.Users.FirstOrDefaultAsync(Cancelled) ?? context.Users.Add(new BlogUser { UserName = "ada", DisplayName = "Ada" }).Entity;
        await context.SaveChangesAsync(Cancelled);
        var article = New(slug, author.Id, null);
        context.Articles.Add(article);
        await context.SaveChangesAsync(Cancelled);
        await Saved(server.Services.GetRequiredService<ArticleCommands>().ScheduleAsync(article.Id, 1, at, Actor.Server, Cancelled));
        return article.Id;
    }

    private static Article New(string slug, long author, DateTimeOffset? at) => new()
    {
        Slug = slug,
        Title = $"Title of {slug}",
        Excerpt = "",
        Markdown = "Text",
        Language = "en",
        AuthorId = author,
        State = at is null ? ArticleState.Draft : ArticleState.Scheduled,
        PublishedAt = at?.UtcDateTime,
        CreatedAt = Time.GetUtcNow().UtcDateTime,
        UpdatedAt = Time.GetUtcNow().UtcDateTime,
        Version = 1,
    };

    private static async Task Saved(Task<ArticleSaved> saving) => Assert.Equal(SaveResult.Saved, (await saving).Result);

    private static DateTimeOffset In(double seconds) => Time.GetUtcNow().AddSeconds(seconds);

    private static async Task<BlogDbContext> ContextAsync(JobsServer server) =>
        await server.Services.GetRequiredService<IDbContextFactory<BlogDbContext>>().CreateDbContextAsync(Cancelled);

    private static async Task<Article> ArticleAsync(JobsServer server, long id)
    {
        await using var context = await ContextAsync(server);
        return await context.Articles.SingleAsync(a => a.Id == id, Cancelled);
    }

    private static async Task<ArticleState> StateAsync(JobsServer server, long id) => (await ArticleAsync(server, id)).State;

    private static async Task<int> CountAsync(JobsServer server, ArticleState state)
    {
        await using var context = await ContextAsync(server);
        return await context.Articles.CountAsync(a => a.State == state, Cancelled);
    }

    private static async Task<int> TriggersAsync(JobsServer server) => (await server.Services.GetRequiredService<IScheduler>().QueryTriggers(
        new TriggerQuery { Job = JobKeys.Job(PublishScheduled.Name), Group = GroupMatcher<TriggerKey>.GroupEquals("publish"), Take = 100 }, Cancelled)).Items.Count;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private sealed class Invalidated : ICacheInvalidator
    {
        public ConcurrentBag<string> Tags { get; } = [];

        public ValueTask InvalidateAsync(IReadOnlyCollection<string> tags, CancellationToken cancellationToken)
        {
            foreach (var tag in tags)
                Tags.Add(tag);
            return default;
        }
    }
}
