using System.Globalization;

namespace BlogApp.Features.Jobs.Cron;

/// <summary>One of the comma-separated parts of a field. Weekdays are numbered as in Quartz: Sunday is 1.</summary>
internal abstract record CronTerm;

/// <summary>
/// Values, ranges and steps: <c>*</c>, <c>5</c>, <c>9-17</c>, <c>*/10</c>, <c>5/15</c>, <c>0-30/5</c>. A range may wrap, such as 22-2.
/// </summary>
/// <param name="From">Null: every value.</param>
/// <param name="To">Null: <paramref name="From"/> alone or, with a step, up to the field's end.</param>
internal sealed record CronSpan(int? From, int? To, int? Step) : CronTerm
{
    public IEnumerable<int> Values(CronUnit unit)
    {
        var from = From ?? unit.Min;
        var to = To ?? (From is null || Step is not null ? unit.Max : from);
        var size = unit.Max - unit.Min + 1;
        for (var value = from; value <= (to < from ? to + size : to); value += Step ?? 1)
            yield return value > unit.Max ? value - size : value;
    }

    public string Text(CronUnit unit)
    {
        var text = From is null ? "*" : Name(From.Value, unit) + (To is null ? "" : "-" + Name(To.Value, unit));
        return Step is null ? text : string.Create(CultureInfo.InvariantCulture, $"{text}/{Step}");
    }

    private static string Name(int value, CronUnit unit) =>
        unit.IsWeekday ? CronUnit.WeekdayNames[value - 1] : value.ToString(CultureInfo.InvariantCulture);
}

/// <summary><c>L</c>, <c>L-3</c>, <c>LW</c>: counted back from the end of the month, optionally moved to the nearest weekday.</summary>
internal sealed record CronLastDay(int Before, bool NearestWeekday) : CronTerm;

/// <summary><c>15W</c>: the weekday (Monday to Friday) nearest to that day, within the month.</summary>
internal sealed record CronNearestWeekday(int Day) : CronTerm;

/// <summary><c>FRI#3</c>, the third Friday of the month, or <c>FRIL</c>, the last one.</summary>
/// <param name="Nth">Null: the last.</param>
internal sealed record CronNthWeekday(int Weekday, int? Nth) : CronTerm;
