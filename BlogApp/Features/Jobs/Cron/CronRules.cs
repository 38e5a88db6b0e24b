using System.Diagnostics.CodeAnalysis;
using BlogApp.Platform.Languages;
using Quartz;

namespace BlogApp.Features.Jobs.Cron;

/// <summary>
/// The accepted schedules: an expression of five fields (Unix), or six or seven (Quartz, seconds first), that will
/// fire at least once more in its time zone.
/// </summary>
internal static class CronRules
{
    private const int MostCharacters = 200;

    private static readonly Dictionary<string, string> Macros = new(StringComparer.Ordinal)
    {
        ["@YEARLY"] = "0 0 0 1 1 ?",
        ["@ANNUALLY"] = "0 0 0 1 1 ?",
        ["@MONTHLY"] = "0 0 0 1 * ?",
        ["@WEEKLY"] = "0 0 0 ? * SUN",
        ["@DAILY"] = "0 0 0 * * ?",
        ["@MIDNIGHT"] = "0 0 0 * * ?",
        ["@HOURLY"] = "0 0 * * * ?",
    };

    /// <summary>Parses an admin's input, or explains in plain words why it is refused.</summary>
    public static CronVerdict Check(string? text, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (!TryParse(text, out var schedule, out var reason))
            return new(null, reason);
        var canonical = schedule.ToString();
        if (!CronExpression.TryParse(canonical, out var quartz))
            return new(null, Phrase.Format("the scheduler does not accept '{0}'", canonical));
        return quartz.WithTimeZone(zone).GetNextValidTimeAfter(now) is null
            ? new(null, NeverFires(schedule, now))
            : new(schedule, null);
    }

    /// <summary>Parses without checking whether the schedule ever fires.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CronSchedule? schedule, [NotNullWhen(false)] out Phrase? reason)
    {
        schedule = null;
        var fields = (text ?? "").ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields is [['@', ..] macro])
        {
            if (!Macros.TryGetValue(macro, out var meaning))
            {
                reason = Phrase.Format("of the @ words only @yearly, @monthly, @weekly, @daily and @hourly are known");
                return false;
            }
            fields = meaning.Split(' ');
        }
        reason = text?.Length > MostCharacters
            ? Phrase.Format("a schedule has at most {0} characters", MostCharacters)
            : fields.Length is < 5 or > 7
            ? Phrase.Format("a schedule has 5 fields (minute, hour, day of month, month, weekday), 6 with seconds in front, or 7 with the year at the end; this has {0}", fields.Length)
            : null;
        if (reason is not null)
            return false;
        return fields.Length == 5
            ? TryParse(["0", .. fields], CronUnit.UnixWeekday, out schedule, out reason)
            : TryParse(fields, CronUnit.Weekday, out schedule, out reason);
    }

    /// <summary>The next times after <paramref name="from"/>; fewer when the schedule ends.</summary>
    public static IReadOnlyList<DateTimeOffset> NextTimes(CronSchedule schedule, DateTimeOffset from, int count, TimeZoneInfo zone)
    {
        var expression = new CronExpression(schedule.ToString(), zone);
        var times = new List<DateTimeOffset>(count);
        while (times.Count < count && expression.GetNextValidTimeAfter(from) is { } next)
            times.Add(from = next);
        return times;
    }

    private static bool TryParse(
        string[] texts, CronUnit weekday, [NotNullWhen(true)] out CronSchedule? schedule, [NotNullWhen(false)] out Phrase? reason)
    {
        CronUnit[] units = [CronUnit.Second, CronUnit.Minute, CronUnit.Hour, CronUnit.DayOfMonth, CronUnit.Month, weekday, CronUnit.Year];
        var fields = new CronField[texts.Length];
        schedule = null;
        reason = null;
        for (var i = 0; i < texts.Length; i++)
        {
            if (!CronFieldParser.TryParse(units[i], texts[i], out var field, out reason))
                return false;
            fields[i] = field;
        }
        schedule = new(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5], fields.Length == 7 ? fields[6] : null);
        return true;
    }

    private static Phrase NeverFires(CronSchedule schedule, DateTimeOffset now)
    {
        if (schedule.Years is { IsAny: false } years && years.Values[^1] < now.Year)
            return Phrase.Format("never fires: {0} has passed", years.Values[^1]);
        if (schedule.Weekdays.IsAny && schedule.DaysOfMonth.Values is [> 29 and var day, ..])
            return schedule.Months.Values is [var month]
                ? Phrase.Format("never fires: {0:MMMM} has no day {1}", new DateTime(2000, month, 1), day)
                : Phrase.Format("never fires: none of these months has a day {0}", day);
        return Phrase.Format("never fires: no date from now on fits");
    }
}

/// <summary>A valid schedule, or the reason why the text is refused.</summary>
/// <param name="Schedule">Null when refused.</param>
/// <param name="Reason">Without a full stop; null when accepted.</param>
internal sealed record CronVerdict(CronSchedule? Schedule, Phrase? Reason)
{
    [MemberNotNullWhen(true, nameof(Schedule))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool Accepted => Schedule is not null;
}
