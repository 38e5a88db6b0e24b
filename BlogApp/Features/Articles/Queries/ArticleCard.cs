namespace BlogApp.Features.Articles.Queries;

/// <summary>An article as shown in lists. Public, as parameters of components must be.</summary>
public sealed record ArticleCard(
    long Id,
    string Slug,
    string Title,
    string Excerpt,
    string Author,
    DateTimeOffset PublishedAt,
    int Minutes,
    string Language,
    IReadOnlyList<TagLink> Tags,
    ArticleCover? Cover = null,
    string? AuthorSlug = null,
    bool NoCover = false);

/// <summary>A picture that an author chose for an article.</summary>
/// <param name="Address">From the root.</param>
/// <param name="Alt">The alternative text; empty: decoration.</param>
public sealed record ArticleCover(string Address, int Width, int Height, string Alt);

/// <summary>One page of a list.</summary>
/// <param name="Number">1 is the newest.</param>
/// <param name="Pages">At least 1, even for an empty list.</param>
/// <param name="Total">Number of articles on all pages.</param>
internal sealed record ListPage<T>(IReadOnlyList<T> Items, int Number, int Pages, int Total);

public sealed record ArticleLink(string Slug, string Title, string Language, DateTimeOffset PublishedAt);

/// <summary>An article's surroundings, which change with other articles.</summary>
/// <param name="Previous">The next older article.</param>
/// <param name="Next">The next newer article.</param>
/// <param name="Related">Articles with the most tags in common, then those with similar words, then the newest.</param>
/// <param name="Series">Null when it is not part of a series.</param>
internal sealed record ArticleNeighbors(ArticleLink? Previous, ArticleLink? Next, IReadOnlyList<ArticleCard> Related, SeriesPlace? Series = null);

/// <summary>Articles meant to be read in order.</summary>
/// <param name="Parts">Those that readers may see, in order.</param>
public sealed record SeriesView(string Slug, string Title, IReadOnlyList<ArticleLink> Parts);

/// <summary>An article's position in its series.</summary>
/// <param name="Number">From 1.</param>
public sealed record SeriesPlace(SeriesView Series, int Number)
{
    public ArticleLink? Previous => Number > 1 ? Series.Parts[Number - 2] : null;
    public ArticleLink? Next => Number < Series.Parts.Count ? Series.Parts[Number] : null;
}

/// <summary>A year and the page of the archive on which it begins.</summary>
internal sealed record ArchiveYear(int Year, int Page);

/// <summary>A tag and the number of its articles.</summary>
internal sealed record TagCount(TagLink Tag, int Articles);
