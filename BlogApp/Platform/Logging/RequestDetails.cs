namespace BlogApp.Platform.Logging;

/// <summary>Details that parts of the pipeline add to the request's log line. A feature of the request.</summary>
internal sealed class RequestDetails
{
    /// <summary>hit, miss or stale; null when the page cache was not involved.</summary>
    public string? Cache { get; set; }
}
