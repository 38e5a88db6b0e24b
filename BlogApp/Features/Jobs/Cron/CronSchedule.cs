namespace BlogApp.Features.Jobs.Cron;

/// <summary>A parsed cron expression. A day fires when either day field names it; <c>*</c> and <c>?</c> name no days.</summary>
internal sealed record CronSchedule(
    CronField Seconds, CronField Minutes, CronField Hours, CronField DaysOfMonth, CronField Months, CronField Weekdays, CronField? Years)
{
    /// <summary>The expression in Quartz's form and in canonical spelling: weekdays by name, single spaces, one <c>?</c>.</summary>
    public override string ToString()
    {
        var days = DaysOfMonth.IsAny && !Weekdays.IsAny ? "?" : DaysOfMonth.ToString();
        var weekdays = Weekdays.IsAny ? "?" : Weekdays.ToString();
        var text = $"{Seconds} {Minutes} {Hours} {days} {Months} {weekdays}";
        return Years is null or { IsAny: true } ? text : $"{text} {Years}";
    }
}
