using System.Globalization;
using System.Text;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Analytics.Verify;

/// <summary>Formats the report as a table for a terminal.</summary>
internal static class VerifyText
{
    /// <summary>English text, the key of its translation.</summary>
    public static string Advice { get; } = Phrase.Key("A repair rebuilds the totals from hours and readers. Where hours, readers and facets differ from each other nothing can tell which is right: restore a backup.");

    public static string Format(VerifyReport report)
    {
        var width = report.Lines.Max(line => line.Name.Length);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{"comparison".PadRight(width)}   compared   differ");
        foreach (var line in report.Lines)
        {
            text.AppendLine(line.Remark is { } remark
                ? $"{line.Name.PadRight(width)}   not compared: {remark}"
                : string.Create(CultureInfo.InvariantCulture, $"{line.Name.PadRight(width)} {line.Compared,10:N0} {line.Differences,8:N0}"));
            foreach (var example in line.Examples)
                text.AppendLine(CultureInfo.InvariantCulture, $"    {example.Place}: expected {example.Expected:N0}, found {example.Found:N0}");
        }
        text.Append(report.Exact ? "All numbers agree." : string.Create(CultureInfo.InvariantCulture, $"Differences: {report.Differences:N0}. {Advice}"));
        return text.ToString();
    }
}
