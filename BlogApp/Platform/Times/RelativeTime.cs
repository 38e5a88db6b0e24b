using BlogApp.Platform.Languages;
using Microsoft.Extensions.Localization;

namespace BlogApp.Platform.Times;

/// <summary>How long ago something happened: a number and its unit, so that the number can be displayed larger.</summary>
/// <param name="Unit">English text, the key of its translation.</param>
internal readonly record struct RelativeTime(long Number, string Unit)
{
    public static RelativeTime From(TimeSpan age) => age switch
    {
        { TotalSeconds: < 1 } => new(0, Phrase.Key("s ago")),
        { TotalSeconds: < 60 } => new((long)age.TotalSeconds, Phrase.Key("s ago")),
        { TotalMinutes: < 60 } => new((long)age.TotalMinutes, Phrase.Key("min ago")),
        { TotalHours: < 48 } => new((long)age.TotalHours, Phrase.Key("h ago")),
        _ => new((long)age.TotalDays, Phrase.Key("days ago")),
    };

    /// <summary>Such as "5 min ago".</summary>
    public string In(IStringLocalizer words) => $"{Number} {words[Unit]}";
}
