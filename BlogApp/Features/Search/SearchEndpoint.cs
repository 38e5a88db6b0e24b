using BlogApp.Features.Search.Index;
using BlogApp.Features.Search.Queries;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlogApp.Features.Search;

/// <summary><c>GET /api/search?q=</c>: the best results, for search while typing.</summary>
internal static class SearchEndpoint
{
    private const int Most = 6;

    public static async Task<Ok<SearchResults>> GetAsync(string? q, HttpContext context, SearchQueries search, CancellationToken cancellationToken)
    {
        context.Response.Headers.CacheControl = "private, no-cache";
        var answer = await search.FindAsync(q, 1, cancellationToken);
        return TypedResults.Ok(new SearchResults(SearchQuery.Parse(q).Text, answer.Total, answer.Loose, answer.Suggestion,
            [.. answer.Hits.Take(Most).Select(hit => new SearchResult(context.Request.PathBase + hit.Address, hit.Language, hit.IsPage ? null : hit.PublishedAt, hit.IsPage ? null : hit.Author, hit.Title, hit.Snippet))]));
    }
}

/// <param name="Query">The query as interpreted.</param>
/// <param name="Loose">Whether nothing contained all the words, and these contain some.</param>
/// <param name="Suggestion">A corrected query, or null.</param>
internal sealed record SearchResults(string Query, int Total, bool Loose, string? Suggestion, IReadOnlyList<SearchResult> Results);

/// <param name="Title">Plain text in parts, not HTML.</param>
/// <param name="Snippet">Plain text in parts, not HTML.</param>
internal sealed record SearchResult(string Url, string Language, DateTimeOffset? PublishedAt, string? Author, IReadOnlyList<SnippetPart> Title, IReadOnlyList<SnippetPart> Snippet);
