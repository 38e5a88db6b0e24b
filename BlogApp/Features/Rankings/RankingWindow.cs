namespace BlogApp.Features.Rankings;

/// <summary>The periods that rankings cover, by their names in addresses and in SQL.</summary>
internal static class RankingWindow
{
    public const string Day = "24h";
    public const string Week = "7d";
    public const string Month = "30d";
    public const string All = "all";

    public static IReadOnlyList<string> Names { get; } = [Day, Week, Month, All];

    /// <summary>How long it is; that of all time has no end.</summary>
    public static double HoursOf(string window) => window switch
    {
        Day => 24,
        Week => 7 * 24,
        Month => 30 * 24,
        _ => double.PositiveInfinity,
    };
}
