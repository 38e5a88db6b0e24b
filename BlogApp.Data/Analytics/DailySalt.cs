namespace BlogApp.Data.Analytics;

/// <summary>The key for one UTC day's visitor hashes. Deleted after two days and excluded from backups.</summary>
public sealed class DailySalt
{
    /// <summary>Start of the day, Unix seconds.</summary>
    public long Day { get; set; }

    public required byte[] Salt { get; set; }
}
