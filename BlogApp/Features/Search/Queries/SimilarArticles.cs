using BlogApp.Data;
using BlogApp.Data.Search;
using BlogApp.Features.Articles.Queries;

namespace BlogApp.Features.Search.Queries;

/// <summary>Finds articles on similar subjects by the words of title and tags. Rare words count more.</summary>
internal sealed class SimilarArticles(ISearchIndexReader reader) : ISimilarArticles
{
    private const int MostTerms = 20;

    public async Task<Dictionary<long, double>> FindAsync(BlogDbContext context, ArticleView article, int most, CancellationToken cancellationToken)
    {
        var terms = article.Tags.Select(tag => tag.Title).Prepend(article.Title).SelectMany(text => SearchQuery.Parse(text + " ").Parts).Where(Says).Select(part => part.ToString()).Distinct(StringComparer.Ordinal).Take(MostTerms).ToList();
        if (terms.Count == 0)
            return [];
        // The article itself is always the best match.
        var matches = (await reader.FindAsync(context, string.Join(" OR ", terms), most + 1, cancellationToken)).Where(match => match.Id != article.Id).ToList();
        // In a large index, articles with the words in the title come first, whatever their score.
        var best = matches.Count > 0 ? Math.Max(matches.Max(match => -match.Score), 1e-9) : 1;
        return matches.ToDictionary(match => match.Id, match => Math.Round(Math.Clamp(-match.Score / best, 0, 1) * .9, 1));
    }

    // Words such as "the" and "of" mean nothing, and searching for them is wasted work.
    private static bool Says(SearchPhrase part) => part.Words.Any(word => word.Length > 3 || word.Any(c => c >= 0x2E80));
}
