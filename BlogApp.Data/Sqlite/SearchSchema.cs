namespace BlogApp.Data.Sqlite;

/// <summary>
/// The full-text index in SQL. Triggers note changes in <c>ArticleSearchPending</c> within the same transaction,
/// whoever makes the change. The indexer settles the notes. A process that dies at any point leaves either the note or
/// the finished work.
/// </summary>
public static class SearchSchema
{
    /// <summary>Created once, by a migration. <see cref="FoldedTables"/> replaces the first two.</summary>
    public static IReadOnlyList<string> Tables { get; } =
    [
        """
        CREATE VIRTUAL TABLE ArticleSearch USING fts5(Title, Tags, Excerpt, Body, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3')
        """,
        "CREATE VIRTUAL TABLE ArticleSearchWord USING fts5vocab('ArticleSearch', 'row')",
        "CREATE TABLE ArticleSearchPending (ArticleId INTEGER PRIMARY KEY, Change INTEGER NOT NULL)",
        // Every article that was examined, indexed or not. Drafts are listed as not to be found.
        "CREATE TABLE ArticleSearchEntry (ArticleId INTEGER PRIMARY KEY, Version INTEGER NOT NULL, Rules INTEGER NOT NULL)",
    ];

    /// <summary>
    /// Created by a later migration. The index holds folded words with spaces between them, so its tokenizer only splits
    /// there, and no text: what results show has a table of its own.
    /// </summary>
    public static IReadOnlyList<string> FoldedTables { get; } =
    [
        "DROP TABLE IF EXISTS ArticleSearchWord",
        "DROP TABLE IF EXISTS ArticleSearch",
        """
        CREATE VIRTUAL TABLE ArticleSearch USING fts5(Title, Tags, Excerpt, Body, content = '', contentless_delete = 1, tokenize = "ascii", prefix = '2 3')
        """,
        "CREATE VIRTUAL TABLE ArticleSearchWord USING fts5vocab('ArticleSearch', 'row')",
        "CREATE TABLE IF NOT EXISTS ArticleSearchText (ArticleId INTEGER PRIMARY KEY, Title TEXT NOT NULL, Excerpt TEXT NOT NULL, Prose TEXT NOT NULL)",
        "DELETE FROM ArticleSearchText",
        "DELETE FROM ArticleSearchEntry",
    ];

    /// <summary>An index that has seen no article. The tables are created anew, because a damaged one cannot be emptied.</summary>
    public static IReadOnlyList<string> Emptied => FoldedTables;

    /// <summary>Created by the migration and at each start, because a later migration that rebuilds a table would drop them.</summary>
    public static IReadOnlyList<string> Triggers { get; } =
    [
        Trigger("ArticleAdded", "AFTER INSERT ON Article", Noted("new.Id")),
        Trigger("ArticleChanged", "AFTER UPDATE OF Version, Kind, State, Title, Excerpt, Markdown ON Article", Noted("new.Id")),
        Trigger("ArticleAuthored", "AFTER UPDATE OF AuthorId ON Article", Noted("new.Id")),
        Trigger("AuthorRenamed", "AFTER UPDATE OF DisplayName ON User WHEN new.DisplayName <> old.DisplayName", """
            INSERT INTO ArticleSearchPending (ArticleId, Change) SELECT Id, random() FROM Article WHERE AuthorId = new.Id
            ON CONFLICT (ArticleId) DO UPDATE SET Change = excluded.Change;
            """),
        Trigger("ArticleDeleted", "AFTER DELETE ON Article", Noted("old.Id")),
        Trigger("Tagged", "AFTER INSERT ON ArticleTag", Noted("new.ArticlesId")),
        Trigger("Untagged", "AFTER DELETE ON ArticleTag", Noted("old.ArticlesId")),
        Trigger("TagChanged", "AFTER UPDATE OF Name, Title ON Tag", """
            INSERT INTO ArticleSearchPending (ArticleId, Change) SELECT ArticlesId, random() FROM ArticleTag WHERE TagsId = new.Id
            ON CONFLICT (ArticleId) DO UPDATE SET Change = excluded.Change;
            """),
    ];

    // Each change gives the note a new number. A change made during indexing is therefore not mistaken for done.
    private static string Noted(string article) =>
        $"INSERT INTO ArticleSearchPending (ArticleId, Change) VALUES ({article}, random()) ON CONFLICT (ArticleId) DO UPDATE SET Change = excluded.Change;";

    private static string Trigger(string name, string when, string what) => $"CREATE TRIGGER IF NOT EXISTS ArticleSearch{name} {when} BEGIN {what} END";
}
