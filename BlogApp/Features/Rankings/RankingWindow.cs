namespace BlogApp.Features.Rankings;

/// <summary>The spans of time that rankings look back over, by the names they have in addresses and in SQL.</summary>
internal static class RankingWindow
{
    public const string Day = "24h";
    public const string Week = "7d";
    public const string Month = "30d";
    public const string All = "all";

    public static IReadOnlyList<string> Names { get; } = [Day, Week, Month, All];
}
