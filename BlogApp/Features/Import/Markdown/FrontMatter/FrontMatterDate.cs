using System.Globalization;
using System.Text.RegularExpressions;
using BlogApp.Features.Import.Model;

namespace BlogApp.Features.Import.Markdown.FrontMatter;

/// <summary>Reads dates as people write them: <c>31.05.2024</c>, <c>May 31st, 2024</c>, <c>2024-05-04 23:30:00 EST</c>, <c>2024年5月6日</c>.</summary>
internal static partial class FrontMatterDate
{
    private static readonly string[] DayFirst =
    [
        "d.M.yyyy", "d.M.yyyy H:mm", "d.M.yyyy H:mm:ss", "d.M.yyyy H:mm zzz", "d.M.yyyy H:mm:ss zzz",
        "d/M/yyyy", "d/M/yyyy H:mm", "d/M/yyyy H:mm:ss", "d-M-yyyy", "d-M-yyyy H:mm", "d-M-yyyy H:mm:ss", "yyyyMMdd", "yyyyMMddHHmmss", "yyyyMMdd'T'HHmmss",
    ];

    // Minutes from UTC. As in e-mail (RFC 2822), CST is the one of North America.
    private static readonly Dictionary<string, int> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UTC"] = 0, ["GMT"] = 0, ["UT"] = 0, ["WET"] = 0, ["EST"] = -300, ["EDT"] = -240, ["CST"] = -360, ["CDT"] = -300, ["MST"] = -420, ["MDT"] = -360, ["PST"] = -480, ["PDT"] = -420,
        ["AKST"] = -540, ["AKDT"] = -480, ["HST"] = -600, ["AST"] = -240, ["ADT"] = -180, ["NST"] = -210, ["NDT"] = -150, ["BRT"] = -180, ["ART"] = -180, ["WEST"] = 60, ["BST"] = 60, ["CET"] = 60, ["CEST"] = 120,
        ["EET"] = 120, ["EEST"] = 180, ["MSK"] = 180, ["SAST"] = 120, ["IST"] = 330, ["PKT"] = 300, ["ICT"] = 420, ["WIB"] = 420, ["HKT"] = 480, ["SGT"] = 480, ["PHT"] = 480, ["AWST"] = 480, ["JST"] = 540, ["KST"] = 540,
        ["ACST"] = 570, ["AEST"] = 600, ["AEDT"] = 660, ["NZST"] = 720, ["NZDT"] = 780,
    };

    /// <returns>UTC, which is assumed without a zone; null when it is no date.</returns>
    public static DateTime? Read(string? text)
    {
        text = text?.Trim();
        if (text is not { Length: > 0 and <= 100 })
            return null;
        // As this blog and most generators write it.
        if (Iso().IsMatch(text) && SourceText.Time(text) is { } iso)
            return iso;
        if (text.All(char.IsAsciiDigit) && text.Length is 9 or 10 or 13 && long.TryParse(text, CultureInfo.InvariantCulture, out var number))
            return (text.Length == 13 ? DateTimeOffset.FromUnixTimeMilliseconds(number) : DateTimeOffset.FromUnixTimeSeconds(number)).UtcDateTime;
        var plain = Chinese().Replace(text, "$1-$2-$3 ").Trim();
        plain = Ordinal().Replace(plain, "$1");
        if (Zone().Match(plain) is { Success: true } zone)
        {
            if (Zones.TryGetValue(zone.Groups[1].Value, out var minutes))
                return Plain(plain[..zone.Index].TrimEnd())?.AddMinutes(-minutes);
            if (zone.Groups[1].Value.Contains('/', StringComparison.Ordinal) && TimeZoneInfo.TryFindSystemTimeZoneById(zone.Groups[1].Value, out var named) && Plain(plain[..zone.Index].TrimEnd()) is { } local)
                return local - named.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified));
        }
        return Plain(plain);
    }

    private static DateTime? Plain(string text)
    {
        // Between dots, the day comes first; between slashes, the month does unless there is no such month.
        if (text.Contains('/', StringComparison.Ordinal) && SourceText.Time(text) is { } monthFirst)
            return monthFirst;
        return DateTimeOffset.TryParseExact(text, DayFirst, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces, out var exact) ? exact.UtcDateTime : SourceText.Time(text);
    }

    [GeneratedRegex(@"^\d{4}-\d{1,2}-\d{1,2}", RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"\b(\d{1,2})(?:st|nd|rd|th)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();

    [GeneratedRegex(@"(?<=[\d\s])\(?([A-Za-z]{2,5}|[A-Za-z]+/[A-Za-z_/+-]+)\)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
