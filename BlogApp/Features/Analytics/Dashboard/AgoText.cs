namespace BlogApp.Features.Analytics.Dashboard;

/// <summary>How long ago something was: a number and its unit, so that the number can be set large.</summary>
internal readonly record struct AgoText(long Number, string Unit)
{
    public static AgoText Of(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => new(0, "s ago"),
        { TotalSeconds: < 60 } => new((long)age.TotalSeconds, "s ago"),
        { TotalMinutes: < 60 } => new((long)age.TotalMinutes, "min ago"),
        { TotalHours: < 48 } => new((long)age.TotalHours, "h ago"),
        _ => new((long)age.TotalDays, "days ago"),
    };

    public override string ToString() => $"{Number} {Unit}";
}
