namespace BlogApp.Data.Analytics;

/// <summary>How many people were online during one minute: the highest sample.</summary>
public sealed class PresenceMinute
{
    /// <summary>Start of the minute, Unix seconds.</summary>
    public long Minute { get; set; }

    public int Online { get; set; }
}
