using BlogApp.Features.Search.Index;

namespace BlogApp.Features.Search.Queries;

/// <summary>Something found. Public, as parameters of components must be.</summary>
/// <param name="Address">From the root.</param>
/// <param name="IsPage">Whether it is a page such as “About”, which has no date that matters.</param>
/// <param name="Title">The whole title.</param>
/// <param name="Snippet">Where the words stand in the text, or the excerpt.</param>
public sealed record SearchHit(
    string Address,
    bool IsPage,
    string Language,
    DateTimeOffset PublishedAt,
    IReadOnlyList<SnippetPart> Title,
    IReadOnlyList<SnippetPart> Snippet);

/// <summary>What a search gave.</summary>
/// <param name="Hits">One page of them, the best first.</param>
/// <param name="Total">On all pages together; never more than <see cref="SearchQueries.Most"/>.</param>
/// <param name="Loose">Whether nothing had all the words, and these have some.</param>
/// <param name="Suggestion">What may have been meant: the same with another spelling, which finds something.</param>
internal sealed record SearchAnswer(IReadOnlyList<SearchHit> Hits, int Number, int Pages, int Total, bool Loose, string? Suggestion)
{
    public static SearchAnswer Nothing { get; } = new([], 1, 1, 0, false, null);
}
