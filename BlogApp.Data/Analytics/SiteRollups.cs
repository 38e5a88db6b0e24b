namespace BlogApp.Data.Analytics;

/// <summary>The whole site's hour: views and distinct visitors.</summary>
public sealed class SiteHour
{
    /// <summary>The hour's first second, Unix time.</summary>
    public long Hour { get; set; }

    public long Views { get; set; }
    public long Visitors { get; set; }
}

/// <summary>The whole site's minute; kept for the charts' nearer past.</summary>
public sealed class SiteMinute
{
    /// <summary>The minute's first second, Unix time.</summary>
    public long Minute { get; set; }

    public long Views { get; set; }
}

/// <summary>Article requests of one hour that were not counted, by reason.</summary>
public sealed class SkippedHour
{
    /// <summary>The hour's first second, Unix time.</summary>
    public long Hour { get; set; }

    /// <summary>The reason as it stands in the X-View header.</summary>
    public required string Reason { get; set; }

    public long Requests { get; set; }
}

/// <summary>A visitor of one UTC day and the hours of that day it was seen in.</summary>
public sealed class SiteVisitor
{
    /// <summary>The day's first second, Unix time.</summary>
    public long Day { get; set; }

    public long VisitorId { get; set; }

    /// <summary>Bit h is set when the visitor was seen in hour h of the day.</summary>
    public int Hours { get; set; }
}
