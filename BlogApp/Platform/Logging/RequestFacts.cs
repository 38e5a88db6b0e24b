namespace BlogApp.Platform.Logging;

/// <summary>What parts of the pipeline want said of this request in the log. A feature of the request.</summary>
internal sealed class RequestFacts
{
    /// <summary>hit, miss or stale; null where the page cache had no part in it.</summary>
    public string? Cache { get; set; }
}
