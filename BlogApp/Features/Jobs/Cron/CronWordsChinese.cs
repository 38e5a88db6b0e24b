using System.Globalization;

namespace BlogApp.Features.Jobs.Cron;

/// <summary>The Chinese version of <see cref="CronWords"/>. Larger units come first: year, month, day, hour, minute, second.</summary>
internal static class CronWordsChinese
{
    private const int MostClockTimes = 6;
    private static readonly string[] Weekdays = ["周日", "周一", "周二", "周三", "周四", "周五", "周六"];

    public static string Describe(CronSchedule schedule)
    {
        var (time, isClock) = Time(schedule.Seconds, schedule.Minutes, schedule.Hours);
        var months = schedule.Months.IsEvery ? null : List(schedule.Months.Values, CronUnit.Month, wraps: true, month => Text($"{month} 月"));
        var days = Days(schedule.DaysOfMonth, schedule.Weekdays, months);
        var date = Years(schedule.Years) + (days ?? (months is null ? isClock ? "每天" : "" : months + (isClock ? "每天" : "")));
        return date.Length == 0 ? time : isClock ? $"{date} {time}" : $"{date}，{time}";
    }

    private static string Years(CronField? field)
    {
        if (field is null or { IsEvery: true })
            return "";
        var values = field.Values;
        var step = values.Count > 3 ? values[1] - values[0] : 0;
        var open = step > 0 && values[^1] + step > CronUnit.Year.Max && values.Select((year, i) => year == values[0] + i * step).All(even => even);
        return !open ? List(values, CronUnit.Year, wraps: false, year => Text($"{year} 年"))
            : step == 1 ? Text($"{values[0]} 年起") : Text($"{values[0]} 年起每 {step} 年");
    }

    /// <returns>The days, with the months where there are any; null: every day.</returns>
    private static string? Days(CronField daysOfMonth, CronField weekdays, string? months)
    {
        if (daysOfMonth.IsAny && weekdays.IsAny || daysOfMonth.IsEvery && !daysOfMonth.IsAny || weekdays.IsEvery && !weekdays.IsAny)
            return null;
        var ofMonth = daysOfMonth.IsAny ? null : DaysOfMonth(daysOfMonth);
        var ofWeek = weekdays.IsAny ? null
            : weekdays.Terms is [CronNthWeekday day] ? (day.Nth is { } nth ? Text($"第 {nth} 个") : "最后一个") + Weekdays[day.Weekday - 1]
            : (ofMonth is null && months is null ? "每" : "每个") + List(weekdays.Values, CronUnit.Weekday, wraps: true, value => Weekdays[value - 1]);
        var ofEvery = months ?? (ofMonth is null && weekdays.Terms is not [CronNthWeekday] ? "" : "每月");
        return ofEvery + (ofMonth, ofWeek) switch
        {
            (null, _) => ofWeek,
            (_, null) => ofMonth,
            _ => $"{ofMonth}以及{ofWeek}",
        };
    }

    private static string DaysOfMonth(CronField field)
    {
        var items = new List<string>();
        if (field.Values.Count > 0)
            items.Add(List(field.Values, CronUnit.DayOfMonth, wraps: false, day => Text($"{day} 日")));
        foreach (var term in field.Terms)
            if (term is CronNearestWeekday nearest)
                items.Add(Text($"最接近 {nearest.Day} 日的工作日"));
            else if (term is CronLastDay { Before: 0 } last)
                items.Add(last.NearestWeekday ? "最后一个工作日" : "最后一天");
            else if (term is CronLastDay before)
                items.Add(before.NearestWeekday ? Text($"最接近倒数第 {before.Before + 1} 天的工作日") : Text($"倒数第 {before.Before + 1} 天"));
        return string.Join("和", items.Distinct());
    }

    private static (string Words, bool IsClock) Time(CronField seconds, CronField minutes, CronField hours)
    {
        if (seconds.Values is not [var second])
            return (Hours(hours) + (minutes.IsEvery ? "" : $"第 {Numbers(minutes)} 分钟内") + Rhythm(seconds, "秒", "秒"), false);
        if (minutes.Values is [var minute] && (hours.IsEvery || hours.Values.Count > 2 && CronTimeWords.EvenStep(hours) is not null))
            return (Rhythm(hours, "小时", "点") + (minute, second) switch
            {
                (0, 0) => "整点",
                (_, 0) => Text($"第 {minute} 分"),
                _ => Text($"第 {minute} 分 {second} 秒"),
            }, false);
        if (minutes.Values.Count * hours.Values.Count <= MostClockTimes)
            return (string.Join("、", from hour in hours.Values from past in minutes.Values select Clock(hour, past, second)), true);
        return (Hours(hours) + Rhythm(minutes, "分钟", "分") + (second == 0 ? "" : Text($"的第 {second} 秒")), false);
    }

    private static string Hours(CronField hours) =>
        hours.IsEvery ? ""
        : CronTimeWords.EvenStep(hours) is { } step ? Text($"00:00 起每 {step} 小时中的一小时内，")
        : CronListing.Runs(hours.Values, CronUnit.Hour, wraps: true) is [var run] ? $"{Clock(run.First, 0, 0)} 至 {Clock((run.First + run.Count - 1) % 24, 59, 0)}，"
        : $"{Numbers(hours)} 点，";

    private static string Rhythm(CronField field, string span, string at) =>
        field.IsEvery ? "每" + span : CronTimeWords.EvenStep(field) is { } step ? Text($"每 {step} {span}") : $"每到第 {Numbers(field)} {at}";

    private static string Numbers(CronField field) => List(field.Values, field.Unit, wraps: false, value => value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Three or more consecutive values form a range.</summary>
    private static string List(IReadOnlyList<int> values, CronUnit unit, bool wraps, Func<int, string> name) =>
        string.Join("、", CronListing.Runs(values, unit, wraps).SelectMany(run => run.Count >= 3
            ? [$"{name(run.First)}至{name(CronListing.Wrap(run.First + run.Count - 1, unit))}"]
            : Enumerable.Range(run.First, run.Count).Select(value => name(CronListing.Wrap(value, unit)))));

    private static string Clock(int hour, int minute, int second) => second == 0 ? Text($"{hour:00}:{minute:00}") : Text($"{hour:00}:{minute:00}:{second:00}");

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
