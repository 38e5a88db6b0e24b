using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Studio;

/// <summary>A row of the list, as stored in SQL. Public, as parameters of components must be.</summary>
public sealed record ArticleRow(
    long Id, string Slug, string Title, ArticleState State, string Author, DateTime? PublishedAt, DateTime UpdatedAt, long Views, long Readers)
{
    public int Version { get; init; }

    public long AuthorId { get; init; }

    public ArticleVisibility Visibility { get; init; }

    /// <summary>Visible comments.</summary>
    public int Comments { get; init; }

    public ArticleTrend Trend { get; init; } = ArticleTrend.None;
}

/// <summary>An article's views in recent days.</summary>
/// <param name="Days">
/// Views per day in the blog's time zone, oldest first; null when the server was not running. The last is today, as far as persisted.
/// </param>
/// <param name="YesterdaySoFar">Yesterday's views up to the same time of day; the last hour counts in proportion. Null when nothing was measured.</param>
public sealed record ArticleTrend(IReadOnlyList<long?> Days, long? YesterdaySoFar)
{
    public const int Length = 30;

    /// <summary>Which days were measured only in part; today always is.</summary>
    public IReadOnlyList<bool> InPart { get; init; } = new bool[Length];

    public static ArticleTrend None { get; } = new(new long?[Length], null);
}
