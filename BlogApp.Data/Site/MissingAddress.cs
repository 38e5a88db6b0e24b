namespace BlogApp.Data.Site;

/// <summary>An address without a page that readers asked for. Nothing here tells who did.</summary>
public sealed class MissingAddress
{
    public long Id { get; set; }

    /// <summary>In the form of <see cref="Redirect.Path"/>.</summary>
    public required string Path { get; set; }

    public long Requests { get; set; }
    public DateTime FirstAt { get; set; }
    public DateTime LastAt { get; set; }

    /// <summary>The host with the latest link to it; empty when no request had one.</summary>
    public string Referrer { get; set; } = "";

    /// <summary>An admin does not want to see it.</summary>
    public bool Ignored { get; set; }
}
