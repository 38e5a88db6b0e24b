namespace BlogApp.Data.Sqlite;

/// <summary>
/// Moves the redirects of earlier versions into their table: whole paths among the former slugs, and settings named
/// <c>FormerPath:</c>. Used once, by the migration.
/// </summary>
public static class RedirectCarryOver
{
    private const string Now = "strftime('%Y-%m-%d %H:%M:%f', 'now')";

    // What used to stand behind an author's or a tag's address.
    private const string Rests = "(SELECT '' AS Rest UNION ALL SELECT '/feed.xml' UNION ALL SELECT '/atom.xml' UNION ALL SELECT '/feed.json')";

    public static IReadOnlyList<string> Statements { get; } =
    [
        $"""
        INSERT INTO Redirect (Path, ArticleId, Address, Temporary, Source, CreatedAt, Hits, Version)
        SELECT Slug, ArticleId, '', 0, 0, {Now}, 0, 1 FROM FormerSlug WHERE Slug LIKE '/%'
        """,
        // A path that an article had claimed went before such a setting.
        $"""
        INSERT OR IGNORE INTO Redirect (Path, Address, Temporary, Source, CreatedAt, Hits, Version)
        SELECT substr(Key, length('FormerPath:') + 1), Value, 0, 0, {Now}, 0, 1 FROM Setting WHERE Key LIKE 'FormerPath:/%' AND length(Key) <= length('FormerPath:') + 200 AND Value <> ''
        """,
        // Addresses of what may be renamed. Names with other letters are escaped in addresses: those stay addresses, and lead on by the former name.
        Targets("TagId", "Tag", "'/tags/' || t.Name"),
        Targets("UserId", "User", "'/authors/' || t.Slug"),
        Targets("ArticleId", "Article", "CASE t.Kind WHEN 0 THEN '/articles/' ELSE '/' END || t.Slug"),
        "DELETE FROM FormerSlug WHERE Slug LIKE '/%'",
        "DELETE FROM Setting WHERE Key LIKE 'FormerPath:%'",
    ];

    private static string Targets(string column, string table, string address) => $"""
        UPDATE Redirect SET {column} = found.Id, Address = found.Rest
        FROM (SELECT t.Id, r.Rest, {address} || r.Rest AS Address FROM "{table}" AS t CROSS JOIN {(table == "Article" ? "(SELECT '' AS Rest)" : Rests)} AS r) AS found
        WHERE Redirect.ArticleId IS NULL AND Redirect.TagId IS NULL AND Redirect.UserId IS NULL AND Redirect.Address = found.Address
        """;
}
