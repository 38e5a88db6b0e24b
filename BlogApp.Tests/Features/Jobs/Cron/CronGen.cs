using System.Globalization;
using BlogApp.Features.Jobs.Cron;
using FsCheck;
using FsCheck.Fluent;

namespace BlogApp.Tests.Features.Jobs.Cron;

/// <summary>Cron expressions that are valid by construction, and near misses.</summary>
internal static class CronGen
{
    public static Gen<DateTimeOffset[]> Moments => Gen.Choose(0, 8 * 366 * 24 * 3600)
        .Select(second => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(second))
        .ArrayOf(20);

    /// <summary>With five fields for the Unix weekday, otherwise with six or seven.</summary>
    public static Gen<string> Expression(CronUnit weekday)
    {
        var year = Gen.Frequency((6, Gen.Constant("")), (1, Gen.Choose(2027, 2032).Select(y => Text($" {y}-{y + 3}"))), (1, Gen.Constant(" 2030/4")));
        var unix = weekday == CronUnit.UnixWeekday;
        return from second in Field(CronUnit.Second)
               from minute in Field(CronUnit.Minute)
               from hour in Field(CronUnit.Hour)
               from day in DayOfMonth
               from month in Field(CronUnit.Month)
               from ofWeek in Weekday(weekday)
               from inYear in year
               select (unix ? "" : second + " ") + $"{minute} {hour} {day} {month} {ofWeek}" + (unix ? "" : inYear);
    }

    /// <summary>The text with characters replaced, removed or added.</summary>
    public static Gen<string> Mangled(string text) =>
        from edits in Gen.Choose(0, 200).Zip(Gen.Elements("0123456789*/,-?LW#HMONJAN \t@é%".ToCharArray())).ListOf()
        select edits.Take(8).Aggregate(text, (t, edit) => (edit.Item1 % 3) switch
        {
            0 => t.Insert(edit.Item1 % (t.Length + 1), edit.Item2.ToString()),
            1 when t.Length > 0 => t.Remove(edit.Item1 % t.Length, 1),
            _ => t + edit.Item2,
        });

    private static Gen<string> DayOfMonth => Gen.Frequency(
        (8, Field(CronUnit.DayOfMonth)),
        (1, Gen.Elements("L", "LW", "L-1", "L-5", "L-2W", "L,1", "1,15,L", "?")),
        (1, Gen.Choose(1, 31).Select(day => Text($"{day}W"))));

    private static Gen<string> Weekday(CronUnit unit) => Gen.Frequency(
        (8, Field(unit)),
        (1, Gen.Elements("MON", "FRI-MON", "SAT,SUN", "MON-FRI/2", "WED/2", "L", "?")),
        (1, Gen.Choose(1, 5).Zip(Gen.Elements("MON", "5", "SUN")).Select(d => $"{d.Item2}#{d.Item1}")),
        (1, Gen.Elements("FRIL", "3L")));

    private static Gen<string> Field(CronUnit unit)
    {
        var value = Gen.Choose(unit.Min, unit.Max);
        var step = Gen.Choose(1, Math.Min(unit.MaxStep, unit.Max));
        var range = value.Zip(value).Select(r => Text($"{r.Item1}-{r.Item2}"));
        var term = Gen.Frequency(
            (4, value.Select(v => Text($"{v}"))),
            (2, range),
            (1, range.Zip(step).Select(r => Text($"{r.Item1}/{r.Item2}"))),
            (1, value.Zip(step).Select(r => Text($"{r.Item1}/{r.Item2}"))),
            (1, step.Select(s => Text($"*/{s}"))));
        return Gen.Frequency(
            (6, Gen.Constant("*")),
            (3, Gen.Constant(Text($"{unit.Min}"))),
            (4, term),
            (1, term.Zip(term).Select(t => $"{t.Item1},{t.Item2}")),
            (1, value.ArrayOf(4).Select(vs => string.Join(',', vs))));
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
