using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Data.Site;
using BlogApp.Features.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>The changes of state. Each is refused in words where the state does not allow it.</summary>
internal sealed partial class ArticleCommands
{
    /// <summary>A plan further ahead than this is a slip of the finger.</summary>
    private const int MostYearsAhead = 10;

    /// <summary>Shows the article to readers now. One that was published before keeps its date.</summary>
    public Task<ArticleSaved> PublishAsync(long id, int version, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, ArticleStep.Publish, by, (_, article) =>
        {
            article.State = ArticleState.Published;
            var now = Now;
            // A date ahead was a plan; publishing now overrules it.
            if (article.PublishedAt is not { } planned || planned > now)
                article.PublishedAt = now;
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Takes the article away from readers, or off its schedule; its date and its numbers stay.</summary>
    public Task<ArticleSaved> UnpublishAsync(long id, int version, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, ArticleStep.Unpublish, by, async (context, article) =>
        {
            await DropPlanAsync(context, article, cancellationToken);
            article.State = article.PublishedAt is null ? ArticleState.Draft : ArticleState.Unpublished;
        }, cancellationToken);

    /// <summary>Plans when the article will be published; a plan there was is replaced.</summary>
    public async Task<ArticleSaved> ScheduleAsync(long id, int version, DateTimeOffset at, Actor by, CancellationToken cancellationToken)
    {
        if (at.UtcDateTime <= Now)
            return new(SaveResult.Refused, Problem: Phrase.Of("That time is past. Choose one ahead, or publish now."));
        if (at.UtcDateTime > Now.AddYears(MostYearsAhead))
            return new(SaveResult.Refused, Problem: Phrase.Of("That is more than ten years ahead. Choose an earlier time."));
        return await ChangeAsync(id, version, ArticleStep.Schedule, by, (_, article) =>
        {
            article.State = ArticleState.Scheduled;
            article.PublishedAt = at.UtcDateTime;
            return Task.CompletedTask;
        }, cancellationToken);
    }

    /// <summary>Publishes a scheduled article whose time has come, with the time that was planned. The server's own step.</summary>
    public async Task<ArticleSaved> PublishPlannedAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var article = await context.Articles.Include(a => a.Tags).SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (article is null)
            return new(SaveResult.Missing);
        if (article.State is not ArticleState.Scheduled || article.PublishedAt > Now)
            return new(SaveResult.Refused, Problem: Phrase.Of("It is not due."));
        var before = ArticleBefore.Of(article);
        article.State = ArticleState.Published;
        return await CommitAsync(context, article, before, Actor.Server, cancellationToken);
    }

    /// <summary>Puts the article into the trash, from which it can be restored.</summary>
    public Task<ArticleSaved> TrashAsync(long id, int version, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, ArticleStep.Trash, by, async (context, article) =>
        {
            await DropPlanAsync(context, article, cancellationToken);
            article.State = ArticleState.Trash;
        }, cancellationToken);

    /// <summary>Takes the article out of the trash: as unpublished when readers saw it before, else as a draft.</summary>
    public Task<ArticleSaved> RestoreAsync(long id, int version, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, ArticleStep.Restore, by, (_, article) =>
        {
            article.State = article.PublishedAt is null ? ArticleState.Draft : ArticleState.Unpublished;
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>
    /// Deletes the article forever, with its revisions, its comments and what was not saved of it. What was counted
    /// stays in the analytics tables.
    /// </summary>
    public async Task<ArticleSaved> DeleteAsync(long id, int version, Actor by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (article, refusal) = await FindAsync(context, id, version, by, cancellationToken);
        if (article is null)
            return refusal;
        if (ArticleStep.Delete.Refusal(article.State) is { } problem)
            return new(SaveResult.Refused, Problem: problem);
        context.Articles.Remove(article);
        context.AuditEntries.Add(new AuditEntry { At = Now, UserId = by.UserId, Action = "article.delete", Subject = article.Slug, Detail = article.Title });
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new(SaveResult.ChangedMeanwhile);
        }
        await ShowAsync(id);
        return new(SaveResult.Saved, id, version);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<ArticleSaved> ChangeAsync(long id, int version, ArticleStep step, Actor by, Func<BlogDbContext, Article, Task> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (article, refusal) = await FindAsync(context, id, version, by, cancellationToken);
        if (article is null)
            return refusal;
        if (step.Refusal(article.State) is { } problem)
            return new(SaveResult.Refused, Problem: problem);
        var before = ArticleBefore.Of(article);
        await change(context, article);
        return await CommitAsync(context, article, before, by, cancellationToken);
    }

    /// <summary>A scheduled article's date is only a plan: without it, it has the date when readers first saw it, or none.</summary>
    private static async Task DropPlanAsync(BlogDbContext context, Article article, CancellationToken cancellationToken)
    {
        if (article.State is ArticleState.Scheduled)
            article.PublishedAt = await context.ArticleRevisions.Where(r => r.ArticleId == article.Id).MinAsync(r => (DateTime?)r.At, cancellationToken);
    }
}
