using BlogApp.Data;
using BlogApp.Data.Articles;
using BlogApp.Features.Articles.Scheduling;
using BlogApp.Platform.Languages;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>The changes of state. Each is refused with a reason when the current state does not allow it.</summary>
internal sealed partial class ArticleCommands
{

    /// <summary>Publishes the article now. An article that was published before keeps its date.</summary>
    public Task<ArticleSaved> PublishAsync(long id, int version, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, ArticleTransition.Publish, by, (_, article) =>
        {
            article.State = ArticleState.Published;
            var now = Now;
            // A future date was a plan; publishing now overrides it.
            if (article.PublishedAt is not { } planned || planned > now)
                article.PublishedAt = now;
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Shows the article to readers now, under a date that has passed.</summary>
    public async Task<ArticleSaved> PublishDatedAsync(long id, int version, DateTimeOffset at, Actor by, CancellationToken cancellationToken) =>
        at > clock.GetUtcNow() ? new(SaveResult.Refused, Problem: Phrase.Format("This date is yet to come. Schedule it instead."))
            : await ChangeAsync(id, version, ArticleTransition.Publish, by, (_, article) =>
            {
                article.State = ArticleState.Published;
                article.PublishedAt = at.UtcDateTime;
                return Task.CompletedTask;
            }, cancellationToken);

    /// <summary>Unpublishes the article or cancels its schedule. Its date and its numbers are kept.</summary>
    public Task<ArticleSaved> UnpublishAsync(long id, int version, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, ArticleTransition.Unpublish, by, async (context, article) =>
        {
            await DropPlanAsync(context, article, cancellationToken);
            article.State = article.PublishedAt is null ? ArticleState.Draft : ArticleState.Unpublished;
        }, cancellationToken);

    /// <summary>Schedules the article for publishing. Replaces an existing schedule.</summary>
    public async Task<ArticleSaved> ScheduleAsync(long id, int version, DateTimeOffset at, Actor by, CancellationToken cancellationToken)
    {
        if (ScheduleRules.Problem(at, clock.GetUtcNow()) is { } problem)
            return new(SaveResult.Refused, Problem: problem);
        return await ChangeAsync(id, version, ArticleTransition.Schedule, by, (_, article) =>
        {
            article.State = ArticleState.Scheduled;
            article.PublishedAt = at.UtcDateTime;
            return Task.CompletedTask;
        }, cancellationToken);
    }

    /// <summary>Publishes a scheduled article that is due, with the planned time as its date. Only the server itself does this.</summary>
    public async Task<ArticleSaved> PublishPlannedAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var article = await context.Articles.Include(a => a.Tags).SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
        if (article is null)
            return new(SaveResult.Missing);
        if (article.State is not ArticleState.Scheduled || article.PublishedAt > Now)
            return new(SaveResult.Refused, Problem: Phrase.Format("It is not due."));
        var before = ArticleSnapshot.From(article);
        if (EditRules.PublishProblem(article.Title, article.Markdown) is { } problem)
        {
            // An import may have planned it so: off the schedule, or it would be tried again for ever.
            await DropPlanAsync(context, article, cancellationToken);
            article.State = article.PublishedAt is null ? ArticleState.Draft : ArticleState.Unpublished;
            await CommitAsync(context, article, before, Actor.Server, cancellationToken);
            return new(SaveResult.Refused, Problem: problem);
        }
        article.State = ArticleState.Published;
        return await CommitAsync(context, article, before, Actor.Server, cancellationToken);
    }

    /// <summary>Moves the article to the trash, from which it can be restored.</summary>
    public Task<ArticleSaved> TrashAsync(long id, int version, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, ArticleTransition.Trash, by, async (context, article) =>
        {
            await DropPlanAsync(context, article, cancellationToken);
            article.State = ArticleState.Trash;
        }, cancellationToken);

    /// <summary>Restores the article from the trash: as unpublished if readers saw it before, otherwise as a draft.</summary>
    public Task<ArticleSaved> RestoreAsync(long id, int version, Actor by, CancellationToken cancellationToken) =>
        ChangeAsync(id, version, ArticleTransition.Restore, by, (_, article) =>
        {
            article.State = article.PublishedAt is null ? ArticleState.Draft : ArticleState.Unpublished;
            return Task.CompletedTask;
        }, cancellationToken);

    /// <summary>Deletes the article permanently, with its revisions, comments and working copies. Its counts stay in the analytics tables.</summary>
    public async Task<ArticleSaved> DeleteAsync(long id, int version, Actor by, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (article, refusal) = await FindAsync(context, id, version, by, cancellationToken);
        if (article is null)
            return refusal;
        if (ArticleTransition.Delete.ProblemFrom(article.State) is { } problem)
            return new(SaveResult.Refused, Problem: problem);
        context.Articles.Remove(article);
        context.Audit(Now, by.UserId, "article.delete", article.Slug, article.Title);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new(SaveResult.ChangedMeanwhile);
        }
        await InvalidateAsync(id);
        return new(SaveResult.Saved, id, version);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<ArticleSaved> ChangeAsync(long id, int version, ArticleTransition step, Actor by, Func<BlogDbContext, Article, Task> change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (article, refusal) = await FindAsync(context, id, version, by, cancellationToken);
        if (article is null)
            return refusal;
        if (step.ProblemFrom(article.State) is { } problem)
            return new(SaveResult.Refused, Problem: problem);
        var before = ArticleSnapshot.From(article);
        await change(context, article);
        return await CommitAsync(context, article, before, by, cancellationToken);
    }

    /// <summary>A scheduled article's date is only a plan. Without the plan, the date is when readers first saw the article, or none.</summary>
    private static async Task DropPlanAsync(BlogDbContext context, Article article, CancellationToken cancellationToken)
    {
        if (article.State is ArticleState.Scheduled)
            article.PublishedAt = await context.ArticleRevisions.Where(r => r.ArticleId == article.Id).MinAsync(r => (DateTime?)r.At, cancellationToken);
    }
}
