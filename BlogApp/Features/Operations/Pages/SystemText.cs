using BlogApp.Platform.Languages;
using BlogApp.Platform.Stores;
using Microsoft.Extensions.Localization;

namespace BlogApp.Features.Operations.Pages;

/// <summary>Formats sizes, durations and grades for the system page.</summary>
internal static class SystemText
{
    /// <summary>"0 B", "512 B", "16 KiB", "1.4 MiB", "2.0 GiB".</summary>
    public static string Bytes(long bytes) => ByteText.Of(bytes);

    /// <summary>"7 s", "3 min 20 s", "5 h 2 min", "4 days 3 h".</summary>
    public static string Age(TimeSpan age, IStringLocalizer words) => age switch
    {
        { TotalSeconds: < 60 } => words["{0} s", Math.Max(0, (int)age.TotalSeconds)],
        { TotalMinutes: < 60 } => words["{0} min {1} s", (int)age.TotalMinutes, age.Seconds],
        { TotalHours: < 48 } => words["{0} h {1} min", (int)age.TotalHours, age.Minutes],
        _ => words["{0} days {1} h", (int)age.TotalDays, age.Hours],
    };

    /// <summary>English text, the key of its translation.</summary>
    public static string Grade(StoreGrade grade) => grade switch
    {
        StoreGrade.Healthy => Phrase.Key("Normal"),
        StoreGrade.Recoverable => Phrase.Key("Recoverable"),
        StoreGrade.Degraded => Phrase.Key("Degraded"),
        _ => Phrase.Key("Critical"),
    };

    /// <summary>The class of a badge.</summary>
    public static string Badge(StoreGrade grade) => grade switch
    {
        StoreGrade.Healthy => "good",
        StoreGrade.Recoverable => "quiet",
        StoreGrade.Degraded => "wait",
        _ => "bad",
    };
}
