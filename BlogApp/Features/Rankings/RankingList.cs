namespace BlogApp.Features.Rankings;

/// <summary>The hottest articles of a window, as last computed.</summary>
/// <param name="Window">One of <see cref="RankingWindow"/>.</param>
/// <param name="ComputedAt">Null when nothing was computed yet.</param>
/// <param name="Items">Hottest first.</param>
internal sealed record RankingList(string Window, DateTimeOffset? ComputedAt, IReadOnlyList<RankedArticle> Items);

/// <param name="Position">1 is the hottest.</param>
/// <param name="PreviousPosition">The place in the computation before; null when it was not ranked then.</param>
/// <param name="ArticleId">The article.</param>
/// <param name="Slug">Its place in the address.</param>
/// <param name="Title">As it is now, not when ranked.</param>
/// <param name="Score">See <c>HotScore</c>.</param>
/// <param name="Views">Views within the window.</param>
internal sealed record RankedArticle(int Position, int? PreviousPosition, long ArticleId, string Slug, string Title, double Score, long Views);
