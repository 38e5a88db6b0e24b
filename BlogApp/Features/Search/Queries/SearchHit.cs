using BlogApp.Features.Search.Index;

namespace BlogApp.Features.Search.Queries;

/// <summary>A search result. Public, as parameters of components must be.</summary>
/// <param name="Address">From the root.</param>
/// <param name="IsPage">Whether it is a page such as “About”, which has no date that matters.</param>
/// <param name="Author">The name that is shown.</param>
/// <param name="Title">The whole title.</param>
/// <param name="Snippet">The matching parts of the text, or the excerpt.</param>
/// <param name="AuthorSlug">Null if the author has no page.</param>
public sealed record SearchHit(
    string Address,
    bool IsPage,
    string Language,
    DateTimeOffset PublishedAt,
    string Author,
    IReadOnlyList<SnippetPart> Title,
    IReadOnlyList<SnippetPart> Snippet,
    string? AuthorSlug = null);

/// <summary>The result of a search.</summary>
/// <param name="Hits">One page of results, best first.</param>
/// <param name="Total">Number of results on all pages; never more than <see cref="SearchQueries.Most"/>.</param>
/// <param name="Loose">Whether nothing contained all the words, and these contain some.</param>
/// <param name="Suggestion">A corrected query that has results.</param>
internal sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits, int Number, int Pages, int Total, bool Loose, string? Suggestion)
{
    public static SearchAnswer Nothing { get; } = new([], 1, 1, 0, false, null);
}
