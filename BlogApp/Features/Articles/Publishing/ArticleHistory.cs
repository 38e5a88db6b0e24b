using BlogApp.Data;
using BlogApp.Data.Articles;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Articles.Publishing;

/// <summary>An article as it was when a command began. For a new article, null is used instead.</summary>
internal sealed record ArticleSnapshot(ArticleState State, DateTime? PublishedAt, DateTime UpdatedAt, int Version, long AuthorId, ArticleVisibility Visibility, ArticleText Text)
{
    public static ArticleSnapshot From(Article article) => new(article.State, article.PublishedAt, article.UpdatedAt, article.Version, article.AuthorId, article.Visibility, ArticleText.From(article));
}

/// <summary>Adds to a change what must be kept of what readers saw: revisions and former slugs.</summary>
internal static class ArticleHistory
{
    /// <param name="article">The article as it will be saved, with its new version.</param>
    /// <param name="keepBefore">Keep the previous text in any case, published or not.</param>
    public static async Task RecordAsync(
        BlogDbContext context, Article article, ArticleSnapshot? before, Actor by, DateTime now, bool keepBefore, CancellationToken cancellationToken)
    {
        var latest = await context.ArticleRevisions.Where(r => r.ArticleId == article.Id).OrderByDescending(r => r.Version).FirstOrDefaultAsync(cancellationToken);
        var kept = latest is null ? null : ArticleText.From(latest);
        var keptVersion = latest?.Version ?? -1;
        if (before is not null && before.Text != kept && before.Version > keptVersion
            && (keepBefore || before.State is ArticleState.Published || (before.State is ArticleState.Unpublished && latest is null)))
        {
            // Published by an import or by a version of the blog without revisions: its first text becomes known only now.
            var at = latest is null ? before.PublishedAt ?? before.UpdatedAt : before.UpdatedAt;
            context.ArticleRevisions.Add(before.Text.Revision(article, before.Version, at, latest is null ? article.AuthorId : null));
            kept = before.Text;
        }
        if (article.State is ArticleState.Published && ArticleText.From(article) is var text && text != kept)
            context.ArticleRevisions.Add(text.Revision(article, article.Version, now, by.UserId));
        await RecordSlugAsync(context, article, before, everPublished: latest is not null || WasPublished(before), cancellationToken);
    }

    /// <summary>Whether readers ever saw it, according to its state. A draft or a scheduled article with revisions was seen, too.</summary>
    public static bool WasPublished(ArticleSnapshot? before) => before is
    {
        State: ArticleState.Published or ArticleState.Unpublished
    } or { State: ArticleState.Trash, PublishedAt: not null };

    private static async Task RecordSlugAsync(BlogDbContext context, Article article, ArticleSnapshot? before, bool everPublished, CancellationToken cancellationToken)
    {
        if (before is not null && before.Text.Slug != article.Slug && everPublished)
        {
            if (await context.FormerSlugs.FindAsync([before.Text.Slug], cancellationToken) is { } known)
                known.ArticleId = article.Id;
            else
                context.FormerSlugs.Add(new() { Slug = before.Text.Slug, ArticleId = article.Id });
        }
        // From now on the address belongs to this article. While only a draft has it, it still redirects to its previous target.
        if (article.State is ArticleState.Published && await context.FormerSlugs.FindAsync([article.Slug], cancellationToken) is { } freed)
            context.FormerSlugs.Remove(freed);
    }
}
