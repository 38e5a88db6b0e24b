namespace BlogApp.Features.Rankings;

/// <summary>The hottest articles of a window, as last computed.</summary>
/// <param name="Window">One of <see cref="RankingWindow"/>.</param>
/// <param name="ComputedAt">Null before the first computation.</param>
/// <param name="Items">Hottest first; only articles with views in the window.</param>
/// <param name="Compared">Whether any article was in the previous ranking. If not, all would be marked "new".</param>
internal sealed record RankingList(string Window, DateTimeOffset? ComputedAt, IReadOnlyList<RankedArticle> Items, bool Compared = false);

/// <param name="Position">1 is the hottest.</param>
/// <param name="PreviousPosition">The position in the previous computation; null when it was not ranked then.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Slug">The article's slug.</param>
/// <param name="Title">The current title, not the one when it was ranked.</param>
/// <param name="Score">See <c>HotScore</c>.</param>
/// <param name="Views">Views within the window.</param>
internal sealed record RankedArticle(int Position, int? PreviousPosition, long ArticleId, string Slug, string Title, double Score, long Views);
