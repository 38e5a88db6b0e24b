namespace BlogApp.Features.Rankings;

/// <summary>An article's views by window, from the rollups.</summary>
internal readonly record struct ArticleViews(long ArticleId, DateTime PublishedAt, long Day, long Week, long Month, long All)
{
    public long Within(string window) => window switch
    {
        RankingWindow.Day => Day,
        RankingWindow.Week => Week,
        RankingWindow.Month => Month,
        _ => All,
    };
}

internal readonly record struct RankingPlace(string Window, int Position, long ArticleId, double Score, long Views);

/// <summary>Sorts articles.</summary>
internal static class HotRanking
{
    /// <summary>Hottest first; ties are ordered by publication, newest first, then by id. Articles without views in the window are left out.</summary>
    public static IEnumerable<RankingPlace> Compute(string window, IReadOnlyCollection<ArticleViews> articles, DateTimeOffset now, int longest) => articles
        .Select(a => (Article: a, Views: a.Within(window), Score: HotScore.Compute(window, a.Within(window), now.UtcDateTime - a.PublishedAt)))
        .Where(a => a.Views > 0)
        .OrderByDescending(a => a.Score).ThenByDescending(a => a.Article.PublishedAt).ThenByDescending(a => a.Article.ArticleId)
        .Take(longest)
        .Select((a, index) => new RankingPlace(window, index + 1, a.Article.ArticleId, a.Score, a.Views));
}
