namespace BlogApp.Data.Analytics;

/// <summary>Article requests that were not counted in one hour, by reason.</summary>
public sealed class SkippedHour
{
    /// <summary>Start of the hour, Unix seconds.</summary>
    public long Hour { get; set; }

    /// <summary>The reason, as in the X-View header.</summary>
    public required string Reason { get; set; }

    public long Requests { get; set; }
}
