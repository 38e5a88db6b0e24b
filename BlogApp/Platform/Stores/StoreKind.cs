namespace BlogApp.Platform.Stores;

/// <summary>The parts of storage that can fail independently.</summary>
public enum StoreKind
{
    /// <summary>The database, read by pages, jobs and the Studio.</summary>
    Sql,

    /// <summary>The database's one writing connection.</summary>
    SqlWriting,

    /// <summary>The log on disk to which every counted view is written first.</summary>
    Journal,

    /// <summary>Redis as the live store.</summary>
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

    /// <summary>The display name for the start of a line.</summary>
    public static string Title(this StoreKind store) => store switch
    {
        StoreKind.Sql => "Database, reading",
        StoreKind.SqlWriting => "Database, writing",
        StoreKind.Journal => "Journal",
        StoreKind.LiveStore => "Live store",
        _ => "Cache in Redis",
    };
}
