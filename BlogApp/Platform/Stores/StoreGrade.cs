namespace BlogApp.Platform.Stores;

/// <summary>The severity of a store's failure. A higher value is worse.</summary>
public enum StoreGrade
{
    Healthy,

    /// <summary>Something failed, but another tier answered or the next attempt will succeed. Counted; no action is needed.</summary>
    Recoverable,

    /// <summary>The blog works without the store: pages and counting continue with reduced comfort.</summary>
    Degraded,

    /// <summary>What can still be served is served. The rest answers 503 or is not counted.</summary>
    Critical,
}
