using BlogApp.Data.Analytics;
using BlogApp.Data.Analytics.Stores;

namespace BlogApp.Data.Sqlite.Analytics;

/// <summary>
/// Comparisons within SQL. Each query returns (place, expected, found) for every place. Expected is recomputed from the
/// finer table; found is the stored value.
/// </summary>
internal static class SqlChecks
{
    /// <summary>Articles that have counts, including deleted ones, whose counts are kept.</summary>
    private const string Counted = "SELECT ArticleId FROM ArticleHour UNION SELECT ArticleId FROM ArticleReader UNION SELECT ArticleId FROM FacetDay";

    /// <summary>The visitors of each hour, from the bits of the hours in which each visitor was seen; <c>n</c> numbers the hours of a day.</summary>
    public const string VisitorsOfHours = """
        n (Bit) AS (SELECT 0 UNION ALL SELECT Bit + 1 FROM n WHERE Bit < 23),
            seen AS (SELECT Day + Bit * 3600 AS Hour, count(*) AS Visitors FROM SiteVisitor JOIN n ON (Hours >> Bit & 1) = 1 GROUP BY 1)
        """;

    private const string NameOf = "coalesce((SELECT Slug FROM Article WHERE Id = c.ArticleId), 'deleted article ' || c.ArticleId)";

    public static readonly IReadOnlyList<(CountCheck Check, string Sql)> All =
    [
        (CountCheck.ArticleViewsOfHours, """
            SELECT a.Slug, coalesce((SELECT sum(Views) FROM ArticleHour h WHERE h.ArticleId = a.Id), 0), a.Views FROM Article a
            """),
        (CountCheck.ArticleReadersOfRows, """
            SELECT a.Slug, (SELECT count(*) FROM ArticleReader r WHERE r.ArticleId = a.Id), a.Readers FROM Article a
            """),
        (CountCheck.HoursOfReads, $"""
            SELECT {NameOf}, coalesce((SELECT sum(Views) FROM ArticleHour h WHERE h.ArticleId = c.ArticleId), 0),
                coalesce((SELECT sum(Reads) FROM ArticleReader r WHERE r.ArticleId = c.ArticleId), 0) FROM ({Counted}) c
            """),
        (CountCheck.HoursOfFacets, """
            WITH days AS (SELECT ArticleId, Hour / 86400 * 86400 AS Day, sum(Views) AS Views FROM ArticleHour GROUP BY 1, 2),
                facets AS (SELECT ArticleId, Day, Facet, sum(Views) AS Views FROM FacetDay GROUP BY 1, 2, 3),
                places AS (SELECT ArticleId, Day FROM days UNION SELECT ArticleId, Day FROM facets),
                names AS (SELECT DISTINCT Facet FROM FacetDay)
            SELECT coalesce(a.Slug, 'deleted article ' || p.ArticleId) || ' ' || date(p.Day, 'unixepoch') || ' ' || n.Facet,
                coalesce(d.Views, 0), coalesce(f.Views, 0)
            FROM places p CROSS JOIN names n LEFT JOIN Article a ON a.Id = p.ArticleId
                LEFT JOIN days d ON d.ArticleId = p.ArticleId AND d.Day = p.Day
                LEFT JOIN facets f ON f.ArticleId = p.ArticleId AND f.Day = p.Day AND f.Facet = n.Facet
            """),
        (CountCheck.SiteHoursOfArticles, """
            WITH hours AS (SELECT Hour, sum(Views) AS Views FROM ArticleHour GROUP BY Hour)
            SELECT strftime('%Y-%m-%d %H:00', p.Hour, 'unixepoch'), coalesce(h.Views, 0), coalesce(s.Views, 0)
            FROM (SELECT Hour FROM hours UNION SELECT Hour FROM SiteHour) p
                LEFT JOIN hours h ON h.Hour = p.Hour LEFT JOIN SiteHour s ON s.Hour = p.Hour
            """),
        (CountCheck.SiteHoursOfMinutes, """
            WITH hours AS (SELECT Minute / 3600 * 3600 AS Hour, sum(Views) AS Views FROM SiteMinute GROUP BY 1)
            SELECT strftime('%Y-%m-%d %H:00', h.Hour, 'unixepoch'), h.Views, coalesce(s.Views, 0)
            FROM hours h LEFT JOIN SiteHour s ON s.Hour = h.Hour
            """),
        (CountCheck.SiteVisitorsOfHours, $"""
            WITH RECURSIVE {VisitorsOfHours}
            SELECT strftime('%Y-%m-%d %H:00', p.Hour, 'unixepoch'), coalesce(v.Visitors, 0), coalesce(s.Visitors, 0)
            FROM (SELECT Hour FROM seen UNION SELECT Hour FROM SiteHour) p
                LEFT JOIN seen v ON v.Hour = p.Hour LEFT JOIN SiteHour s ON s.Hour = p.Hour
            """),
    ];
}
