using BlogApp.Features.Jobs.Cron;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>Checks a whole schedule: the expression, its time zone and the policies.</summary>
internal static class ScheduleRules
{
    /// <summary>Parses the schedule, or explains in plain words why it is refused.</summary>
    public static CronVerdict Check(JobSchedule wanted, DateTimeOffset now) =>
        !TimeZoneInfo.TryFindSystemTimeZoneById(wanted.Zone, out var zone)
            ? new(null, Phrase.Format("there is no time zone '{0}'; name one such as Europe/Paris or UTC", Short(wanted.Zone)))
        : !Enum.IsDefined(wanted.Missed) || wanted.Retries is < 0 or > JobSchedule.MostRetries
            ? new(null, Phrase.Format("a failed run can be tried again from 0 to {0} times", JobSchedule.MostRetries))
        : CronRules.Check(wanted.Cron, now, zone);

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
