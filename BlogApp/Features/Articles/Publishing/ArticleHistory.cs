using BlogApp.Data;
using BlogApp.Data.Articles;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>An article as it was when a command began; null in place of it: the article is new.</summary>
internal sealed record ArticleBefore(ArticleState State, DateTime? PublishedAt, DateTime UpdatedAt, int Version, ArticleText Text)
{
    public static ArticleBefore Of(Article article) => new(article.State, article.PublishedAt, article.UpdatedAt, article.Version, ArticleText.Of(article));
}

/// <summary>Adds to a change, before it is saved, what must be remembered of what readers saw: revisions and former slugs.</summary>
internal static class ArticleHistory
{
    /// <param name="article">As it will be saved, with the version that it then has.</param>
    /// <param name="keepBefore">Keep the text as it was in any case, published or not.</param>
    public static async Task RecordAsync(
        BlogDbContext context, Article article, ArticleBefore? before, Actor by, DateTime now, bool keepBefore, CancellationToken cancellationToken)
    {
        var latest = await context.ArticleRevisions.Where(r => r.ArticleId == article.Id).OrderByDescending(r => r.Version).FirstOrDefaultAsync(cancellationToken);
        var kept = latest is null ? null : ArticleText.Of(latest);
        var keptVersion = latest?.Version ?? -1;
        if (before is not null && before.Text != kept && before.Version > keptVersion
            && (keepBefore || before.State is ArticleState.Published || (before.State is ArticleState.Unpublished && latest is null)))
        {
            // Published by an import or by a version of the blog that kept no revisions: its first text is known only now.
            var at = latest is null ? before.PublishedAt ?? before.UpdatedAt : before.UpdatedAt;
            context.ArticleRevisions.Add(before.Text.Revision(article, before.Version, at, latest is null ? article.AuthorId : null));
            kept = before.Text;
        }
        if (article.State is ArticleState.Published && ArticleText.Of(article) is var text && text != kept)
            context.ArticleRevisions.Add(text.Revision(article, article.Version, now, by.UserId));
        await RecordSlugAsync(context, article, before, everPublished: latest is not null || WasPublished(before), cancellationToken);
    }

    /// <summary>Whether readers ever saw it, as far as its state tells; a draft or a scheduled article that has revisions was seen too.</summary>
    public static bool WasPublished(ArticleBefore? before) => before is
    {
        State: ArticleState.Published or ArticleState.Unpublished
    } or { State: ArticleState.Trash, PublishedAt: not null };

    private static async Task RecordSlugAsync(BlogDbContext context, Article article, ArticleBefore? before, bool everPublished, CancellationToken cancellationToken)
    {
        if (before is not null && before.Text.Slug != article.Slug && everPublished)
        {
            if (await context.FormerSlugs.FindAsync([before.Text.Slug], cancellationToken) is { } known)
                known.ArticleId = article.Id;
            else
                context.FormerSlugs.Add(new() { Slug = before.Text.Slug, ArticleId = article.Id });
        }
        // From now on the address is this article's; as long as only a draft has it, it still leads to where it led.
        if (article.State is ArticleState.Published && await context.FormerSlugs.FindAsync([article.Slug], cancellationToken) is { } freed)
            context.FormerSlugs.Remove(freed);
    }
}
