namespace BlogApp.Data.Analytics;

/// <summary>The key of one UTC day's visitor hashes. Deleted after two days, and left out of backups.</summary>
public sealed class DailySalt
{
    /// <summary>The day's first second, Unix time.</summary>
    public long Day { get; set; }

    public required byte[] Salt { get; set; }
}
