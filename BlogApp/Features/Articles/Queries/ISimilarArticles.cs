using BlogApp.Data;

namespace BlogApp.Features.Articles.Queries;

/// <summary>Finds articles on similar subjects. Implemented by the search index.</summary>
internal interface ISimilarArticles
{
    /// <returns>Scores of other articles by id, from 0 to less than 1, rounded so that nearly equal scores are equal.</returns>
    Task<Dictionary<long, double>> FindAsync(BlogDbContext context, ArticleView article, int most, CancellationToken cancellationToken);
}
