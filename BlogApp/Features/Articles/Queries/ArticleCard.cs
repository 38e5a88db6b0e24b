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
    IReadOnlyList<string> Tags);

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
/// <param name="Related">Those that share the most tags, then the newest.</param>
internal sealed record Surroundings(ArticleLink? Previous, ArticleLink? Next, IReadOnlyList<ArticleCard> Related);

/// <summary>A tag and how many articles carry it.</summary>
internal sealed record TagCount(string Name, int Articles);
