using System.Globalization;
using BlogApp.Features.Jobs.Cron;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.Languages;
using FsCheck;
using FsCheck.Fluent;
using Quartz;

namespace BlogApp.Tests.Features.Jobs.Cron;

public sealed class CronPropertyTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 5, 0, 0, TimeSpan.Zero);

    [Fact]
    public void AnySchedule_AgreesWithTheScheduler_AtEverySecondTried() =>
        Prop.ForAll(CronGen.Expression(CronUnit.Weekday).Zip(CronGen.Moments).ToArbitrary(), static given =>
        {
            var (text, moments) = given;
            Assert.True(CronRules.TryParse(text, out var schedule, out var reason), $"{text}: {reason}");
            var quartz = new CronExpression(schedule.ToString(), TimeZoneInfo.Utc);
            var fires = CronRules.NextTimes(schedule, Start, 3, TimeZoneInfo.Utc);
            return moments.Concat(fires).All(moment => Fires(schedule, moment) == quartz.IsSatisfiedBy(moment)) && fires.All(moment => Fires(schedule, moment));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    /// <summary>What the editor predicts is when the scheduler's own trigger fires, in zones with and without summer time.</summary>
    [Fact]
    public void AnySchedule_InAnyZone_IsPredictedAsItsTriggerFires() =>
        Prop.ForAll(CronGen.Expression(CronUnit.Weekday).Zip(Gen.Elements("UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "America/Santiago")).Zip(Gen.Choose(0, 400)).ToArbitrary(), static given =>
        {
            var ((text, zone), day) = given;
            Assert.True(CronRules.TryParse(text, out var schedule, out var reason), $"{text}: {reason}");
            var trigger = ScheduleTrigger.Create("probe", new JobSchedule(schedule.ToString(), zone), TimeProvider.System);
            // A trigger fires only after it was made.
            DateTimeOffset? at = Start.AddYears(50).AddDays(day);
            return PlannedTimes.Next(schedule, at.Value, 5, TimeZoneInfo.FindSystemTimeZoneById(zone)).Where(time => time.At is not null)
                .All(time => (at = trigger.GetFireTimeAfter(at)) == time.At);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void AnyUnixSchedule_MeansTheSameAsToTheScheduler() =>
        Prop.ForAll(CronGen.Expression(CronUnit.UnixWeekday).ToArbitrary(), static text =>
        {
            Assert.True(CronRules.TryParse(text, out var schedule, out var reason), $"{text}: {reason}");
            // Here Quartz treats a whole week as '*'. In cron since Vixie's it names every day, so that either field allows every day.
            if (schedule.Weekdays is { IsEvery: true, IsAny: false })
                return true;
            var unix = CronExpression.Parse(text, CronFormat.Unix).WithTimeZone(TimeZoneInfo.Utc);
            var times = CronRules.NextTimes(schedule, Start, 3, TimeZoneInfo.Utc);
            var from = Start;
            return times.All(time => (unix.GetNextValidTimeAfter(from) is { } next ? from = next : from) == time);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void CanonicalForm_CheckedAgain_IsUnchanged_AndReadsTheSame() =>
        Prop.ForAll(CronGen.Expression(CronUnit.Weekday).ToArbitrary(), static text =>
        {
            Assert.True(CronRules.TryParse(text, out var once, out _));
            Assert.True(CronRules.TryParse(once.ToString(), out var twice, out var reason), $"{text} -> {once}: {reason}");
            return once.ToString() == twice.ToString() && CronWords.Describe(once) == CronWords.Describe(twice);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void AnySchedule_Described_IsASentence() =>
        Prop.ForAll(CronGen.Expression(CronUnit.Weekday).ToArbitrary(), static text =>
        {
            Assert.True(CronRules.TryParse(text, out var schedule, out _));
            var words = CronWords.Describe(schedule);
            return words.Length > 0 && char.IsUpper(words[0]) && words == words.Trim() && !words.Contains("  ", StringComparison.Ordinal) && !words.Contains(" ,", StringComparison.Ordinal);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData("en")]
    [InlineData("zh-CN")]
    public void SchedulesWithEqualDescriptions_HaveEqualTimes(string language)
    {
        var meanings = new Dictionary<string, (string Meaning, string Expression)>(StringComparer.Ordinal);
        var met = 0;
        foreach (var text in CronGen.Expression(CronUnit.Weekday).Sample(20_000, 10))
        {
            Assert.True(CronRules.TryParse(text, out var schedule, out _));
            var words = CronWords.Describe(schedule, InterfaceLanguage.Find(language)!);
            if (!meanings.TryAdd(words, (Meaning(schedule), text)))
            {
                met++;
                Assert.True(meanings[words].Meaning == Meaning(schedule), $"'{words}' stands for both {meanings[words].Expression} and {text}");
            }
        }
        Assert.True(met > 500, $"only {met} expressions shared their words with another: the property was hardly tried");
    }

    [Theory]
    [InlineData("0 0 9 * * ?")]
    [InlineData("*/10 * * * * ?")]
    public void AnyText_Checked_IsAcceptedOrRefusedWithAReason(string seed) =>
        Prop.ForAll(CronGen.Mangled(seed).ToArbitrary(), static text =>
        {
            var verdict = CronRules.Check(text, Start, TimeZoneInfo.Utc);
            return verdict.Accepted ? verdict.Reason is null && CronRules.NextTimes(verdict.Schedule, Start, 1, TimeZoneInfo.Utc).Count == 1 : verdict.Reason is not null;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Fact]
    public void EveryClockTime_Described_NamesTheTime() =>
        Prop.ForAll(Gen.Choose(0, 23).Zip(Gen.Choose(0, 59)).ToArbitrary(), static time =>
        {
            var (hour, minute) = time;
            Assert.True(CronRules.TryParse(string.Create(CultureInfo.InvariantCulture, $"{minute} {hour} * * *"), out var schedule, out _));
            return CronWords.Describe(schedule) == $"At {hour:00}:{minute:00} every day";
        }).QuickCheckThrowOnFailure();

    /// <summary>Interprets a schedule from its parsed fields alone, independently of Quartz.</summary>
    private static bool Fires(CronSchedule s, DateTimeOffset t) =>
        s.Seconds.Values.Contains(t.Second) && s.Minutes.Values.Contains(t.Minute) && s.Hours.Values.Contains(t.Hour)
        && s.Months.Values.Contains(t.Month) && (s.Years?.Values.Contains(t.Year) ?? true) && FiresOn(s, DateOnly.FromDateTime(t.UtcDateTime));

    private static bool FiresOn(CronSchedule s, DateOnly day) => (s.DaysOfMonth.IsAny, s.Weekdays.IsAny) switch
    {
        (true, true) => true,
        (true, false) => s.Weekdays.Terms.Any(t => Names(s.Weekdays, t, day)),
        (false, true) => s.DaysOfMonth.Terms.Any(t => Names(s.DaysOfMonth, t, day)),
        _ => s.Weekdays.Terms.Any(t => Names(s.Weekdays, t, day)) || s.DaysOfMonth.Terms.Any(t => Names(s.DaysOfMonth, t, day)),
    };

    private static bool Names(CronField field, CronTerm term, DateOnly day)
    {
        var length = DateTime.DaysInMonth(day.Year, day.Month);
        return term switch
        {
            CronSpan span => span.Values(field.Unit).Contains(field.Unit.IsWeekday ? (int)day.DayOfWeek + 1 : day.Day),
            CronLastDay { NearestWeekday: false } last => day.Day == length - last.Before,
            CronLastDay last => length - last.Before >= 1 && day == Nearest(day, length - last.Before, length),
            CronNearestWeekday nearest => day == Nearest(day, Math.Min(nearest.Day, length), length),
            CronNthWeekday { Nth: null } nth => (int)day.DayOfWeek + 1 == nth.Weekday && day.Day > length - 7,
            CronNthWeekday nth => (int)day.DayOfWeek + 1 == nth.Weekday && (day.Day - 1) / 7 + 1 == nth.Nth,
            _ => throw new InvalidOperationException(),
        };
    }

    private static DateOnly Nearest(DateOnly month, int wanted, int length)
    {
        var day = new DateOnly(month.Year, month.Month, wanted);
        return (day.DayOfWeek, wanted) switch
        {
            (DayOfWeek.Saturday, 1) => day.AddDays(2),
            (DayOfWeek.Saturday, _) => day.AddDays(-1),
            (DayOfWeek.Sunday, _) when wanted == length => day.AddDays(-2),
            (DayOfWeek.Sunday, _) => day.AddDays(1),
            _ => day,
        };
    }

    /// <summary>Two schedules with equal meaning fire at the same times.</summary>
    private static string Meaning(CronSchedule s)
    {
        var everyDay = s.DaysOfMonth.IsAny && s.Weekdays.IsAny || s.DaysOfMonth.IsEvery && !s.DaysOfMonth.IsAny || s.Weekdays.IsEvery && !s.Weekdays.IsAny;
        string Set(CronField? field) => field is null || field.IsEvery ? "*" : string.Join(',', field.Values);
        string Days(CronField field) => field.IsAny ? "" : Set(field) + "|" + string.Join(',', field.Terms.Where(t => t is not CronSpan).Distinct().Select(t => t.ToString()));
        return string.Join(' ', Set(s.Seconds), Set(s.Minutes), Set(s.Hours), everyDay ? "*" : Days(s.DaysOfMonth), Set(s.Months), everyDay ? "*" : Days(s.Weekdays), Set(s.Years));
    }
}
