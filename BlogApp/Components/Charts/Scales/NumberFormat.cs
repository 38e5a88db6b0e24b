namespace BlogApp.Components.Charts.Scales;

/// <summary>How the numbers of a series are formatted.</summary>
public enum NumberFormat
{
    /// <summary>1,234</summary>
    Count,

    /// <summary>Something per second or minute: 0.4, 12, 1,234.</summary>
    Rate,

    /// <summary>0.942 is written as 94.2; the unit % is shown beside it.</summary>
    Share,
}
