using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Queries;

internal static class VisibleArticles
{
    /// <summary>What readers may see: published, and not in the future.</summary>
    public static IQueryable<Article> Visible(this IQueryable<Article> articles, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return articles.Where(a => a.Kind == ArticleKind.Article && a.State == ArticleState.Published && a.PublishedAt <= now);
    }

    /// <summary>Newest first; the id decides between two of the same moment.</summary>
    public static IOrderedQueryable<Article> NewestFirst(this IQueryable<Article> articles) =>
        articles.OrderByDescending(a => a.PublishedAt).ThenByDescending(a => a.Id);
}
