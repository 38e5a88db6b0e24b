using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Queries;

/// <summary>What readers may see. A list that shows articles takes <see cref="Visible"/>; only who has an address asks what it reaches.</summary>
internal static class VisibleArticles
{
    /// <summary>Articles that stand in lists.</summary>
    public static IQueryable<Article> Visible(this IQueryable<Article> articles, TimeProvider clock) =>
        articles.Listed(clock).Where(a => a.Kind == ArticleKind.Article);

    /// <summary>Articles and pages that stand in lists.</summary>
    public static IQueryable<Article> Listed(this IQueryable<Article> articles, TimeProvider clock) =>
        articles.Reachable(clock).Where(a => a.Visibility == ArticleVisibility.Public);

    /// <summary>Published, and not in the future: also what is unlisted, and what only those who are signed in may read.</summary>
    public static IQueryable<Article> Reachable(this IQueryable<Article> articles, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return articles.Where(a => a.State == ArticleState.Published && a.PublishedAt <= now);
    }

    /// <summary>Newest first; ties are ordered by id.</summary>
    public static IOrderedQueryable<Article> NewestFirst(this IQueryable<Article> articles) =>
        articles.OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id);
}
