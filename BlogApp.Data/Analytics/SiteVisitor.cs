namespace BlogApp.Data.Analytics;

/// <summary>A visitor on one UTC day, and the hours in which the visitor was seen.</summary>
public sealed class SiteVisitor
{
    /// <summary>Start of the day, Unix seconds.</summary>
    public long Day { get; set; }

    public long VisitorId { get; set; }

    /// <summary>Bit h is set when the visitor was seen in hour h of the day.</summary>
    public int Hours { get; set; }
}
