using BlogApp.Features.Search.Index;
using BlogApp.Features.Search.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlogApp.Features.Search;

/// <summary><c>GET /api/search?q=</c>: the best results, for those who are still typing.</summary>
internal static class SearchEndpoint
{
    private const int Most = 6;

    public static async Task<Ok<SearchResults>> GetAsync(string? q, HttpResponse response, SearchQueries search, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "private, no-cache";
        var answer = await search.FindAsync(q, 1, cancellationToken);
        return TypedResults.Ok(new SearchResults(SearchQuery.Parse(q).Text, answer.Total, answer.Loose, answer.Suggestion,
            [.. answer.Hits.Take(Most).Select(hit => new SearchResult(hit.Address, hit.Language, hit.IsPage ? null : hit.PublishedAt, hit.Title, hit.Snippet))]));
    }
}

/// <param name="Query">As it was understood.</param>
/// <param name="Loose">Whether nothing had all the words, and these have some.</param>
/// <param name="Suggestion">The same with another spelling, or null.</param>
internal sealed record SearchResults(string Query, int Total, bool Loose, string? Suggestion, IReadOnlyList<SearchResult> Results);

/// <param name="Title">Plain text in parts, not HTML.</param>
/// <param name="Snippet">Plain text in parts, not HTML.</param>
internal sealed record SearchResult(string Url, string Language, DateTimeOffset? PublishedAt, IReadOnlyList<SnippetPart> Title, IReadOnlyList<SnippetPart> Snippet);
