namespace BlogApp.Platform.Stores;

/// <summary>What the blog keeps things in, as far as each can fail on its own.</summary>
public enum StoreKind
{
    /// <summary>The database, read by pages, jobs and the Studio.</summary>
    Sql,

    /// <summary>The database's one writing connection.</summary>
    SqlWriting,

    /// <summary>The log on disk that every counted view goes into first.</summary>
    Journal,

    /// <summary>Redis as the place of the live numbers.</summary>
    LiveStore,

    /// <summary>Redis as the cache's second tier.</summary>
    Cache,
}

internal static class StoreNames
{
    /// <summary>As in <c>/health/ready</c>.</summary>
    public static string Name(this StoreKind store) => store switch
    {
        StoreKind.Sql => "sql",
        StoreKind.SqlWriting => "sqlWriting",
        StoreKind.Journal => "journal",
        StoreKind.LiveStore => "liveStore",
        _ => "cache",
    };

    /// <summary>For people, at the start of a line.</summary>
    public static string Title(this StoreKind store) => store switch
    {
        StoreKind.Sql => "Database, reading",
        StoreKind.SqlWriting => "Database, writing",
        StoreKind.Journal => "Journal",
        StoreKind.LiveStore => "Live store",
        _ => "Cache in Redis",
    };
}
