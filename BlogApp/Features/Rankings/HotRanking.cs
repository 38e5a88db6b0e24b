namespace BlogApp.Features.Rankings;

/// <summary>An article's views by window, as the rollups have them.</summary>
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

/// <summary>Puts articles in order.</summary>
internal static class HotRanking
{
    /// <summary>Hottest first; of equals the newer first, then the one written later. So without views it is the newest first.</summary>
    public static IEnumerable<RankingPlace> Of(string window, IReadOnlyCollection<ArticleViews> articles, DateTimeOffset now, int longest)
    {
        var gravity = HotScore.GravityOf(window);
        return articles
            .Select(a => (Article: a, Score: HotScore.Of(a.Within(window), now.UtcDateTime - a.PublishedAt, gravity)))
            .OrderByDescending(a => a.Score).ThenByDescending(a => a.Article.PublishedAt).ThenByDescending(a => a.Article.ArticleId)
            .Take(longest)
            .Select((a, index) => new RankingPlace(window, index + 1, a.Article.ArticleId, a.Score, a.Article.Within(window)));
    }
}
