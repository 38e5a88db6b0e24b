namespace BlogApp.Platform.Stores;

/// <summary>How bad it is. In order: a higher one is worse.</summary>
public enum StoreGrade
{
    Healthy,

    /// <summary>Something failed and another tier answered, or the next attempt will. Counted, nobody need act.</summary>
    Recoverable,

    /// <summary>The blog does without the store: pages and counting go on, some comfort is missing.</summary>
    Degraded,

    /// <summary>What can still be served is served; the rest answers 503, or is not counted.</summary>
    Critical,
}
