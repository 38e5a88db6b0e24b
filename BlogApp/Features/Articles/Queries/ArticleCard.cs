namespace BlogApp.Features.Articles.Queries;

/// <summary>An article as lists show it. Public, as parameters of components must be.</summary>
public sealed record ArticleCard(
    long Id,
    string Slug,
    string Title,
    string Excerpt,
    string Author,
    DateTimeOffset PublishedAt,
    int Minutes,
    string Language,
    IReadOnlyList<string> Tags,
    ArticleCover? Cover = null);

/// <summary>A picture that an author chose for an article.</summary>
/// <param name="Address">From the root.</param>
/// <param name="Alt">What it shows; empty: decoration.</param>
public sealed record ArticleCover(string Address, int Width, int Height, string Alt);

/// <summary>One page of a list.</summary>
/// <param name="Number">1 is the newest.</param>
/// <param name="Pages">At least 1, also when there is nothing to show.</param>
/// <param name="Total">Articles on all pages together.</param>
internal sealed record ListPage<T>(IReadOnlyList<T> Items, int Number, int Pages, int Total);

/// <summary>An article as a link.</summary>
public sealed record ArticleLink(string Slug, string Title, string Language, DateTimeOffset PublishedAt);

/// <summary>What stands around an article: it changes with the other articles.</summary>
/// <param name="Previous">The next older one.</param>
/// <param name="Next">The next newer one.</param>
/// <param name="Related">Those that share the most tags, then those whose words are alike, then the newest.</param>
/// <param name="Series">Null when it stands alone.</param>
internal sealed record Surroundings(ArticleLink? Previous, ArticleLink? Next, IReadOnlyList<ArticleCard> Related, SeriesPlace? Series = null);

/// <summary>Articles to be read one after another.</summary>
/// <param name="Parts">Those that readers may see, in their order.</param>
public sealed record SeriesView(string Slug, string Title, IReadOnlyList<ArticleLink> Parts);

/// <summary>An article's place in its series.</summary>
/// <param name="Number">From 1.</param>
public sealed record SeriesPlace(SeriesView Series, int Number)
{
    public ArticleLink? Previous => Number > 1 ? Series.Parts[Number - 2] : null;
    public ArticleLink? Next => Number < Series.Parts.Count ? Series.Parts[Number] : null;
}

/// <summary>A tag and how many articles carry it.</summary>
internal sealed record TagCount(string Name, int Articles);
