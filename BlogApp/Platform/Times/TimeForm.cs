namespace BlogApp.Platform.Times;

/// <summary>How a time is formatted. Public, as parameters of components must be.</summary>
public enum TimeForm
{
    /// <summary>14:03</summary>
    Clock,

    /// <summary>14:03:07</summary>
    ClockWithSeconds,

    /// <summary>5 March 2026</summary>
    Day,

    /// <summary>5 Mar 2026</summary>
    ShortDay,

    /// <summary>5 Mar</summary>
    DayOfYear,

    /// <summary>March 2026</summary>
    Month,

    /// <summary>5 Mar 2026 14:03</summary>
    Moment,

    /// <summary>5 March 2026, 14:03</summary>
    LongMoment,

    /// <summary>5 Mar 14:03</summary>
    MomentOfYear,

    /// <summary>Thu 5 Mar 14:03</summary>
    MomentOfWeek,

    /// <summary>5 Mar 2026 14:03:07</summary>
    MomentWithSeconds,

    /// <summary>5 Mar 14:03:07</summary>
    MomentOfYearWithSeconds,

    /// <summary>Thu 5 Mar 14:03:07</summary>
    MomentOfWeekWithSeconds,
}
