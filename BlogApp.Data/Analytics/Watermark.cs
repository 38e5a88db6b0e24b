namespace BlogApp.Data.Analytics;

/// <summary>The last batch of one writer that SQL contains.</summary>
public sealed class Watermark
{
    public required string Writer { get; set; }
    public long Seq { get; set; }

    /// <summary>Unix seconds.</summary>
    public long UpdatedAt { get; set; }
}
