using BlogApp.Data;
using BlogApp.Features.Articles.Queries;
using Microsoft.EntityFrameworkCore;

namespace BlogApp.Features.Search.Queries;

/// <summary>Finds articles that speak of the same: by the words of title and tags, the rarer the more they say.</summary>
internal static class SimilarArticles
{
    private const int MostTerms = 20;

    /// <returns>By article, 0 to less than 1, rounded so that what is as good as equal is equal.</returns>
    public static async Task<Dictionary<long, double>> FindAsync(BlogDbContext context, ArticleView article, int most, CancellationToken cancellationToken)
    {
        var terms = article.Tags.Prepend(article.Title).SelectMany(text => SearchQuery.Parse(text + " ").Parts).Where(Says).Distinct(StringComparer.Ordinal).Take(MostTerms).ToList();
        if (terms.Count == 0)
            return [];
        var expression = string.Join(" OR ", terms);
        var id = article.Id;
        var rows = await context.Database.SqlQuery<SimilarRow>(
            $"SELECT rowid AS Id, bm25(ArticleSearch, 6, 6, 2, 1) AS Score FROM ArticleSearch WHERE ArticleSearch MATCH {expression} AND rowid <> {id} ORDER BY Score LIMIT {most}")
            .ToListAsync(cancellationToken);
        // bm25 is negative, the best furthest from zero.
        var best = rows.Count > 0 ? Math.Max(-rows[0].Score, 1e-9) : 1;
        return rows.ToDictionary(r => r.Id, r => Math.Round(Math.Clamp(-r.Score / best, 0, 1) * .9, 1));
    }

    // Quotes are two of the characters; "the" and "of" say nothing, and are read for nothing.
    private static bool Says(string part) => part.Length > 5 || part.Any(c => c >= 0x2E80);

    private sealed class SimilarRow
    {
        public long Id { get; init; }
        public double Score { get; init; }
    }
}
