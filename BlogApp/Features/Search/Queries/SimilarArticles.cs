using BlogApp.Data;
using BlogApp.Features.Articles.Queries;

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
        // The article itself is the most like it.
        var matches = (await BestMatches.FindAsync(context, string.Join(" OR ", terms), most + 1, cancellationToken)).Where(match => match.Id != article.Id).ToList();
        // In an index of much text those with the words in the title come first, whatever their score.
        var best = matches.Count > 0 ? Math.Max(matches.Max(match => -match.Score), 1e-9) : 1;
        return matches.ToDictionary(match => match.Id, match => Math.Round(Math.Clamp(-match.Score / best, 0, 1) * .9, 1));
    }

    // Quotes are two of the characters; "the" and "of" say nothing, and are read for nothing.
    private static bool Says(string part) => part.Length > 5 || part.Any(c => c >= 0x2E80);
}
