using BlogApp.Platform.Languages;
using BlogApp.Platform.Settings;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace BlogApp.Platform.Times;

/// <summary>
/// Formats every time that people read, in the blog's time zone and the reader's language. Feeds, files and JSON stay
/// UTC. A test finds times that are formatted elsewhere.
/// </summary>
internal sealed class BlogTime(IOptionsMonitor<SiteSettings> site, IStringLocalizer<Words> words, InterfaceLanguage language)
{
    public TimeZoneInfo Zone => site.CurrentValue.Zone;

    /// <summary>Such as Europe/Paris. Shown where a time could be mistaken for the reader's own.</summary>
    public string ZoneName => Zone.Id;

    public string Text(DateTimeOffset at, TimeForm form) => TimeText.Format(at, Zone, Form(form), language);

    /// <param name="utc">As read from the database.</param>
    public string Text(DateTime utc, TimeForm form) => Text(Moment(utc), form);

    /// <summary>With the zone's name.</summary>
    public string Named(DateTimeOffset at, TimeForm form) => $"{Text(at, form)} ({ZoneName})";

    /// <summary>The time of day with seconds, with the date when it is not today.</summary>
    public string Near(DateTimeOffset at, DateTimeOffset now) => Text(at, DateOf(at) == DateOf(now) ? TimeForm.ClockWithSeconds : TimeForm.MomentWithSeconds);

    /// <summary>
    /// Formats a series of times, each with only the part of the date that the previous one does not give: "05:10",
    /// "Sun 22 Nov 03:30", "03:40", "1 Jan 2028 00:00". All have seconds if one needs them.
    /// </summary>
    public IReadOnlyList<(DateTimeOffset At, string Text)> Series(IReadOnlyList<DateTimeOffset> times, DateTimeOffset now)
    {
        var exact = times.Any(time => time.Second != 0);
        var texts = new List<(DateTimeOffset, string)>(times.Count);
        var before = now;
        foreach (var time in times)
        {
            texts.Add((time, Text(time, FormAfter(before, time, now, exact))));
            before = time;
        }
        return texts;
    }

    /// <summary>The date in the blog's zone.</summary>
    public DateOnly DateOf(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);

    private TimeForm FormAfter(DateTimeOffset before, DateTimeOffset time, DateTimeOffset now, bool exact)
    {
        if (DateOf(time) == DateOf(before))
            return exact ? TimeForm.ClockWithSeconds : TimeForm.Clock;
        if ((time - now).Duration() < TimeSpan.FromDays(300))
            return exact ? TimeForm.MomentOfWeekWithSeconds : TimeForm.MomentOfWeek;
        return exact ? TimeForm.MomentWithSeconds : TimeForm.Moment;
    }

    private string Form(TimeForm form) => form is TimeForm.Clock or TimeForm.ClockWithSeconds ? TimeText.KeyOf(form) : words[TimeText.KeyOf(form)];

    private static DateTimeOffset Moment(DateTime utc) => new(DateTime.SpecifyKind(utc, DateTimeKind.Utc));
}
