namespace BlogApp.Data.Analytics;

/// <summary>Views and distinct visitors of the whole site in one hour.</summary>
public sealed class SiteHour
{
    /// <summary>Start of the hour, Unix seconds.</summary>
    public long Hour { get; set; }

    public long Views { get; set; }
    public long Visitors { get; set; }
}
