using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Jobs.Cron;

/// <summary>Parses one field, or explains in plain words why it is invalid. Stricter than Quartz, which accepts minute 99.</summary>
internal static class CronFieldParser
{
    private const int MostTerms = 100;

    public static bool TryParse(CronUnit unit, string text, [NotNullWhen(true)] out CronField? field, [NotNullWhen(false)] out Phrase? reason)
    {
        var kept = unit == CronUnit.UnixWeekday ? CronUnit.Weekday : unit;
        field = null;
        if (text == "?" && unit.IsDay)
        {
            field = CronField.Any(kept);
            reason = null;
            return true;
        }
        var parts = text.Split(',');
        if (parts.Length > MostTerms)
        {
            reason = Phrase.Format("{0} lists more than {1} values", unit.Called, MostTerms);
            return false;
        }
        var terms = new List<CronTerm>(parts.Length);
        foreach (var part in parts)
        {
            if (!TryParseTerm(unit, part, out var term, out reason))
                return false;
            terms.Add(term);
        }
        reason = Together(unit, terms);
        if (reason is not null)
            return false;
        field = new CronField(kept, terms);
        return true;
    }

    /// <summary>Checks for terms that cannot be combined with others.</summary>
    private static Phrase? Together(CronUnit unit, List<CronTerm> terms)
    {
        if (terms.Count == 1)
            return null;
        if (terms.Any(t => t is CronSpan { From: null, Step: null }))
            return Phrase.Format("{0} lists '*' beside other values; '*' alone already means every one", unit.Called);
        return terms.Any(t => t is CronNthWeekday)
            ? Phrase.Format("{0} may hold only one value when it uses '#' or 'L'", unit.Called)
            : null;
    }

    private static bool TryParseTerm(CronUnit unit, string text, [NotNullWhen(true)] out CronTerm? term, [NotNullWhen(false)] out Phrase? reason)
    {
        term = null;
        reason = null;
        if (text.Length == 0)
            reason = Phrase.Format("{0} has nothing before or after a comma", unit.Called);
        else if (text.Contains('?'))
            reason = unit.IsDay ? Phrase.Format("{0} accepts '?' only alone", unit.Called) : Phrase.Format("{0} does not accept '?'; only the day fields do", unit.Called);
        else if (unit == CronUnit.DayOfMonth && text[0] == 'L')
            term = LastDay(text, out reason);
        else if (unit == CronUnit.DayOfMonth && text[^1] == 'W')
            term = Number(unit, text[..^1], out var day, out reason) ? new CronNearestWeekday(day) : null;
        else if (unit.IsWeekday && text == "L")
            term = new CronSpan(7, null, null);
        else if (unit.IsWeekday && text[^1] == 'L')
            term = Number(unit, text[..^1], out var last, out reason) ? new CronNthWeekday(last, null) : null;
        else if (unit.IsWeekday && text.Contains('#'))
            term = Nth(unit, text, out reason);
        else
            term = Span(unit, text, out reason);
        if (term is null)
            reason ??= Range(unit, text);
        return term is not null;
    }

    private static CronLastDay? LastDay(string text, out Phrase? reason)
    {
        reason = null;
        var weekday = text.EndsWith('W');
        var before = weekday ? text[1..^1] : text[1..];
        if (before.Length == 0)
            return new(0, weekday);
        if (before[0] == '-' && Digits(before[1..], out var days) && days is >= 1 and <= 30)
            return new(days, weekday);
        reason = Phrase.Format("day of month counts back from the last day as L-1 to L-30, was {0}", text);
        return null;
    }

    private static CronNthWeekday? Nth(CronUnit unit, string text, out Phrase? reason)
    {
        var parts = text.Split('#');
        if (!Number(unit, parts[0], out var day, out reason))
            return null;
        if (parts.Length == 2 && Digits(parts[1], out var nth) && nth is >= 1 and <= 5)
            return new(day, nth);
        reason = Phrase.Format("weekday after '#' must be 1-5, such as FRI#3 for the third Friday, was {0}", text);
        return null;
    }

    private static CronSpan? Span(CronUnit unit, string text, out Phrase? reason)
    {
        int? from = null, to = null, step = null;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            if (!Digits(text[(slash + 1)..], out var every) || every < 1 || every > unit.MaxStep)
            {
                reason = Phrase.Format("{0} step must be 1-{1}, was {2}", unit.Called, unit.MaxStep, Shown(text[(slash + 1)..]));
                return null;
            }
            step = every;
            text = text[..slash];
        }
        if (text.Length == 0)
        {
            reason = Phrase.Format("{0} step has no start; write */{1}", unit.Called, step ?? 1);
            return null;
        }
        if (text != "*")
        {
            var dash = text.IndexOf('-', StringComparison.Ordinal);
            if (!Number(unit, dash < 0 ? text : text[..dash], out var first, out reason))
                return null;
            from = first;
            if (dash >= 0)
            {
                if (!Number(unit, text[(dash + 1)..], out var second, out reason))
                    return null;
                to = unit == CronUnit.UnixWeekday && text.StartsWith("0-7", StringComparison.Ordinal) ? 7 : second;
            }
        }
        reason = unit == CronUnit.Year && to < from ? Phrase.Format("year range must go forward, was {0}", text) : null;
        return reason is null ? new(from, to, step) : null;
    }

    /// <summary>Parses a value given as a number or a name. Weekdays are numbered as in Quartz.</summary>
    private static bool Number(CronUnit unit, string text, out int value, [NotNullWhen(false)] out Phrase? reason)
    {
        reason = null;
        for (var i = 0; i < unit.Names.Count; i++)
            if (unit.Names[i] == text)
            {
                value = i + 1;
                return true;
            }
        if (Digits(text, out value) && value >= unit.Min && value <= unit.Max)
        {
            if (unit == CronUnit.UnixWeekday)
                value = value % 7 + 1;
            return true;
        }
        reason = Range(unit, text);
        return false;
    }

    private static bool Digits(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static Phrase Range(CronUnit unit, string text) => Phrase.Format("{0} must be {1}, was {2}", unit.Called, unit.Accepts, Shown(text));

    private static object Shown(string text) => text.Length switch { 0 => Phrase.Format("nothing"), > 20 => text[..20] + "…", _ => text };
}
