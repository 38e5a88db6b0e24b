namespace BlogApp.Data.Search;

/// <summary>
/// The full-text index in SQL. Triggers note in <c>ArticleSearchPending</c> what changed, in the very transaction of the
/// change and whoever makes it; the indexer works the notes off. So a process that dies anywhere leaves either the note
/// or the finished work.
/// </summary>
public static class SearchSchema
{
    /// <summary>Made once, by the migration.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        """
        CREATE VIRTUAL TABLE ArticleSearch USING fts5(Title, Tags, Excerpt, Body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3')
        """,
        "CREATE VIRTUAL TABLE ArticleSearchWord USING fts5vocab('ArticleSearch', 'row')",
        "CREATE TABLE ArticleSearchPending (ArticleId INTEGER PRIMARY KEY, Change INTEGER NOT NULL)",
        // What was looked at, in the index or not: drafts are known, too, as not to be found.
        "CREATE TABLE ArticleSearchEntry (ArticleId INTEGER PRIMARY KEY, Version INTEGER NOT NULL, Rules INTEGER NOT NULL)",
    ];

    /// <summary>Made by the migration and at each start: a later migration that rebuilds a table would lose them.</summary>
    public static IReadOnlyList<string> Triggers { get; } =
    [
        Trigger("ArticleAdded", "AFTER INSERT ON Article", Noted("new.Id")),
        Trigger("ArticleChanged", "AFTER UPDATE OF Version, Kind, State, Title, Excerpt, Markdown ON Article", Noted("new.Id")),
        Trigger("ArticleDeleted", "AFTER DELETE ON Article", Noted("old.Id")),
        Trigger("Tagged", "AFTER INSERT ON ArticleTag", Noted("new.ArticlesId")),
        Trigger("Untagged", "AFTER DELETE ON ArticleTag", Noted("old.ArticlesId")),
        Trigger("TagChanged", "AFTER UPDATE OF Name, Title ON Tag", """
            INSERT INTO ArticleSearchPending (ArticleId, Change) SELECT ArticlesId, random() FROM ArticleTag WHERE TagsId = new.Id
            ON CONFLICT (ArticleId) DO UPDATE SET Change = excluded.Change;
            """),
    ];

    // A note is a new number with each change: one that is made while an article is being indexed is not taken for done.
    private static string Noted(string article) =>
        $"INSERT INTO ArticleSearchPending (ArticleId, Change) VALUES ({article}, random()) ON CONFLICT (ArticleId) DO UPDATE SET Change = excluded.Change;";

    private static string Trigger(string name, string when, string what) => $"CREATE TRIGGER IF NOT EXISTS ArticleSearch{name} {when} BEGIN {what} END";
}
