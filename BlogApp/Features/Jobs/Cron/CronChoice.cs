using System.Globalization;
using System.Text.RegularExpressions;

namespace BlogApp.Features.Jobs.Cron;

/// <summary>A schedule as it is chosen instead of typed. What a kind does not need keeps its value, for when another kind is chosen.</summary>
/// <param name="Every">From 1 to 59, for <see cref="CronKind.Minutes"/>.</param>
/// <param name="Day">Of the month, from 1 to 31.</param>
public sealed partial record CronChoice(CronKind Kind, int Every = 10, int Hour = 3, int Minute = 0, int Day = 1)
{
    /// <summary>In Quartz's form; null for <see cref="CronKind.Other"/>, which only typing can say.</summary>
    public string? ToCron() => Kind switch
    {
        CronKind.Minutes => Every == 1 ? "0 * * * * ?" : string.Create(CultureInfo.InvariantCulture, $"0 */{Every} * * * ?"),
        CronKind.Hourly => string.Create(CultureInfo.InvariantCulture, $"0 {Minute} * * * ?"),
        CronKind.Daily => string.Create(CultureInfo.InvariantCulture, $"0 {Minute} {Hour} * * ?"),
        CronKind.Weekdays => string.Create(CultureInfo.InvariantCulture, $"0 {Minute} {Hour} ? * MON-FRI"),
        CronKind.Monthly => string.Create(CultureInfo.InvariantCulture, $"0 {Minute} {Hour} {Day} * ?"),
        _ => null,
    };

    /// <summary>The same choice for another schedule; <see cref="CronKind.Other"/> when only typing can say it.</summary>
    internal CronChoice Follow(CronSchedule schedule)
    {
        var text = schedule.ToString();
        if (text == "0 * * * * ?")
            return this with { Kind = CronKind.Minutes, Every = 1 };
        if (EveryMinutes().Match(text) is { Success: true } minutes)
            return this with { Kind = CronKind.Minutes, Every = Number(minutes, 1) };
        if (At().Match(text) is not { Success: true } at)
            return this with { Kind = CronKind.Other };
        var minute = Number(at, 1);
        return (at.Groups[2].Value, at.Groups[3].Value, at.Groups[4].Value) switch
        {
            ("*", "*", "?") => this with { Kind = CronKind.Hourly, Minute = minute },
            ("*", _, _) => this with { Kind = CronKind.Other },
            (_, "*", "?") => this with { Kind = CronKind.Daily, Hour = Number(at, 2), Minute = minute },
            (_, "?", "MON-FRI") => this with { Kind = CronKind.Weekdays, Hour = Number(at, 2), Minute = minute },
            (_, not ("*" or "?"), "?") => this with { Kind = CronKind.Monthly, Hour = Number(at, 2), Minute = minute, Day = Number(at, 3) },
            _ => this with { Kind = CronKind.Other },
        };
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^0 \\*/([0-9]{1,2}) \\* \\* \\* \\?$")]
    private static partial Regex EveryMinutes();

    [GeneratedRegex("^0 ([0-9]{1,2}) ([0-9]{1,2}|\\*) ([0-9]{1,2}|\\*|\\?) \\* (\\?|MON-FRI)$")]
    private static partial Regex At();
}

public enum CronKind
{
    /// <summary>Only typing can say it.</summary>
    Other,

    Minutes,
    Hourly,
    Daily,
    Weekdays,
    Monthly,
}
