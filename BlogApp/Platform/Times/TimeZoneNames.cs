namespace BlogApp.Platform.Times;

/// <summary>The names of time zones that people choose from: UTC, and IANA's by region and city.</summary>
internal static class TimeZoneNames
{
    private static readonly Lazy<IReadOnlyList<string>> s_all = new(static () =>
        [.. TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id).Where(id => id == "UTC" || id.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal)]);

    public static IReadOnlyList<string> All => s_all.Value;
}
