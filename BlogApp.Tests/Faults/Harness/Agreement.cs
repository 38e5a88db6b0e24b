namespace BlogApp.Tests.Faults.Harness;

/// <summary>Checks that all tables a view affects agree: whatever happened, they changed together.</summary>
internal static class Agreement
{
    private static readonly (string What, string Rows)[] Checks =
    [
        ("an article's views are the sum of its hours",
            "SELECT a.Slug FROM Article a WHERE a.Views <> (SELECT coalesce(sum(Views), 0) FROM ArticleHour h WHERE h.ArticleId = a.Id)"),
        ("an article's views are the sum of its readers' reads",
            "SELECT a.Slug FROM Article a WHERE a.Views <> (SELECT coalesce(sum(Reads), 0) FROM ArticleReader r WHERE r.ArticleId = a.Id)"),
        ("an article's readers are counted",
            "SELECT a.Slug FROM Article a WHERE a.Readers <> (SELECT count(*) FROM ArticleReader r WHERE r.ArticleId = a.Id)"),
        ("an article's views are the sum of each facet's values",
            """
            SELECT a.Slug || ' by ' || n.column1 FROM Article a, (VALUES ('browser'), ('os'), ('device'), ('language'), ('referrer'), ('campaign')) n
            WHERE a.Views <> (SELECT coalesce(sum(Views), 0) FROM FacetDay f WHERE f.ArticleId = a.Id AND f.Facet = n.column1)
            """),
        ("the site's hours are the sum of the articles'",
            "SELECT h.Hour FROM SiteHour h WHERE h.Views <> (SELECT coalesce(sum(Views), 0) FROM ArticleHour a WHERE a.Hour = h.Hour)"),
        ("the site's hours are the sum of its minutes",
            "SELECT h.Hour FROM SiteHour h WHERE h.Views <> (SELECT coalesce(sum(Views), 0) FROM SiteMinute m WHERE m.Minute >= h.Hour AND m.Minute < h.Hour + 3600)"),
        ("the site's hours name as many visitors as were seen in them",
            "SELECT h.Hour FROM SiteHour h WHERE h.Visitors <> (SELECT count(*) FROM SiteVisitor v WHERE v.Day = h.Hour / 86400 * 86400 AND (v.Hours >> ((h.Hour - v.Day) / 3600)) & 1 = 1)"),
        ("the site's views are the articles' views",
            "SELECT 'total' WHERE (SELECT coalesce(sum(Views), 0) FROM Article) <> (SELECT coalesce(sum(Views), 0) FROM SiteHour)"),
    ];

    public static IEnumerable<string> Of(Tables sql) =>
        Checks.SelectMany(check => sql.Rows(check.Rows, r => r.GetValue(0)).Select(row => $"Not true of {row}: {check.What}"));
}
