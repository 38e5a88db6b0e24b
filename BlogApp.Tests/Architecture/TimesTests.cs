using System.Text.RegularExpressions;
using BlogApp.Tests.Support;

namespace BlogApp.Tests.Architecture;

/// <summary>
/// Times that people read are written in one place, Platform/Times, by the blog's zone and the reader's language. What
/// writes for programs, files and the log is named here.
/// </summary>
public sealed partial class TimesTests
{
    private static readonly string[] Allowed =
    [
        "BlogApp/Platform/Times/",
        // For programs and files: UTC.
        "BlogApp/Features/Feeds/", "BlogApp/Features/Import/Bundle/YamlText.cs", "BlogApp/Features/Import/Markdown/", "BlogApp/Features/Import/Studio/ContentEndpoints.cs", "BlogApp/Features/Articles/Editing/EditorFields.cs", "BlogApp/Features/Articles/Editing/Parts/EditorSettings.razor",
        "BlogApp/Features/Jobs/JobQueries.cs",
        "BlogApp/Platform/Logging/",
        // A date and a time are typed into fields, in the zone that these name.
        "BlogApp/Components/Moments/",
        // Where on the axis a round time stands.
        "BlogApp/Components/Charts/Series/TimeAxis.cs",
        // The years into which the archive is divided.
        "BlogApp/Features/Articles/Queries/ArticleLists.cs",
        // "February has no day 30": a month, no time.
        "BlogApp/Features/Jobs/Cron/CronRules.cs",
    ];

    [Fact]
    public void Times_AreWrittenInOnePlace()
    {
        var found = Sources("*.cs").Concat(Sources("*.razor"))
            .Where(file => !Allowed.Any(place => file.Path.StartsWith(place, StringComparison.Ordinal)))
            .SelectMany(file => Formats().Matches(file.Text).Concat(Elements().Matches(file.Text)).Select(match => $"{file.Path}: {match.Value}")).ToList();
        Assert.True(found.Count == 0, "Write it with BlogTime or <Moment>:\n" + string.Join('\n', found));
    }

    [Fact]
    public void Scripts_WriteTimesInTwoPlaces_WhichAreGivenTheBlogsZone()
    {
        // The third only names the browser's zone.
        var found = Sources("*.js").Where(file => file.Path is not ("BlogApp/Components/Charts/TimeCharts.razor.js" or "wwwroot/js/editor/notices.js" or "wwwroot/js/studio.js"))
            .SelectMany(file => Scripts().Matches(file.Text).Select(match => $"{file.Path}: {match.Value}")).ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("""at.ToString("HH:mm", culture)""")]
    [InlineData("""at.ToString("O", culture)""")]
    [InlineData("""at.ToString(Words["d MMM yyyy"], culture)""")]
    [InlineData("""Words["since {0:d MMM HH:mm}", at]""")]
    [InlineData("""$"{at:yyyy-MM-dd}" """)]
    [InlineData("""at.ToShortTimeString()""")]
    [InlineData("""at.ToLocalTime()""")]
    [InlineData("""TimeZoneInfo.ConvertTimeFromUtc(at, zone)""")]
    public void TimeWrittenElsewhere_IsFound(string source) => Assert.Matches(Formats(), source);

    [Theory]
    [InlineData("""number.ToString("N0", culture)""")]
    [InlineData("""number.ToString("0.##", culture)""")]
    [InlineData("""Words["{0:N0} views", views]""")]
    [InlineData("""$"{hours:0.#} h" """)]
    [InlineData("""id.ToString("n")""")]
    public void NumberOrName_IsNoTime(string source) => Assert.DoesNotMatch(Formats(), source);

    private static IEnumerable<(string Path, string Text)> Sources(string pattern) =>
        new[] { "BlogApp", Path.Combine("wwwroot", "js") }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), pattern, SearchOption.AllDirectories))
            .Select(file => (Path: Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), file))
            .Where(file => !file.Path.Contains("/obj/", StringComparison.Ordinal) && !file.Path.Contains("/bin/", StringComparison.Ordinal))
            .Select(file => (file.Path, File.ReadAllText(file.file)));

    // Formats with a part of a date or a time; the standard ones of one letter that no number has; conversions.
    [GeneratedRegex("""\.ToString\((?:Words\[)?"(?:[^"]*(?:HH|hh|mm|ss|yy|MMM?|ddd?)[^"]*|[oOurRsTt]|[^"]*\bd M[^"]*)"|\{\w+:[^{}"]*(?:HH|mm|ss|yyyy|MMM|ddd|:[oOsR]\b)[^{}]*\}|\bTo(?:Short|Long)(?:Date|Time)String\b|\bToLocalTime\(|\bTimeZoneInfo\.Convert\w*\(""")]
    private static partial Regex Formats();

    [GeneratedRegex("<time[ >]")]
    private static partial Regex Elements();

    // Numbers are written with toLocaleString, and moments for the server with toISOString.
    [GeneratedRegex(@"\btoLocale(?:Date|Time)String\(|\bDateTimeFormat\b|\.get(?:Hours|Minutes|Date|Day|Month)\(|\.to(?:Date|Time)String\(")]
    private static partial Regex Scripts();
}
