namespace BlogApp.Data.Analytics;

/// <summary>Views of the whole site in one minute. Charts of the recent past use it.</summary>
public sealed class SiteMinute
{
    /// <summary>Start of the minute, Unix seconds.</summary>
    public long Minute { get; set; }

    public long Views { get; set; }
}
