using BlogApp.Data.Articles;

namespace BlogApp.Features.Articles.Studio;

/// <summary>A line of the list, as SQL has it. Public, as parameters of components must be.</summary>
public sealed record ArticleRow(
    long Id, string Slug, string Title, ArticleState State, string Author, DateTime? PublishedAt, DateTime UpdatedAt, long Views, long Readers)
{
    public int Version { get; init; }

    public long AuthorId { get; init; }

    public ArticleTrend Trend { get; init; } = ArticleTrend.None;
}

/// <summary>An article's last days.</summary>
/// <param name="Days">Views a day, UTC, oldest first; the last is today as far as SQL has it.</param>
/// <param name="YesterdaySoFar">Yesterday's views up to the same time of day; its last hour by its even share.</param>
public sealed record ArticleTrend(IReadOnlyList<long> Days, long YesterdaySoFar)
{
    public const int Length = 30;

    public static ArticleTrend None { get; } = new(new long[Length], 0);
}
