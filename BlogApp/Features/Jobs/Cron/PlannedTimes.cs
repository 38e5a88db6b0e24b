using BlogApp.Platform.Times;
using Quartz;

namespace BlogApp.Features.Jobs.Cron;

/// <summary>Predicts when a schedule fires, by the scheduler's own reckoning, and marks what a change of the clocks does to it.</summary>
internal static class PlannedTimes
{
    // A schedule of every second has 3,600 times in the hour that a change leaves out. One mark says it.
    private const int MostSteps = 4000;

    /// <summary>The next times after <paramref name="from"/>, with the local times among them that the clocks leave out.</summary>
    /// <param name="count">Of times that fire; fewer when the schedule ends.</param>
    public static IReadOnlyList<PlannedTime> Next(CronSchedule schedule, DateTimeOffset from, int count, TimeZoneInfo zone)
    {
        var planned = new List<PlannedTime>(count);
        var nominal = new CronExpression(schedule.ToString(), TimeZoneInfo.Utc);
        var before = from;
        foreach (var at in CronRules.NextTimes(schedule, from, count, zone))
        {
            var local = ZonedTime.Shown(at, zone);
            var leftOut = LeftOut(nominal, before, at, zone);
            before = at;
            if (leftOut is not null && !nominal.IsSatisfiedBy(AsUtc(local)))
            {
                // The scheduler runs it at the first moment after the gap.
                planned.Add(new(at, leftOut.Value, ClockTurn.LeavesItOut));
                continue;
            }
            if (leftOut is not null)
                planned.Add(new(null, leftOut.Value, ClockTurn.LeavesItOut));
            planned.Add(new(at, local, zone.IsAmbiguousTime(local) ? ClockTurn.ShowsItTwice : ClockTurn.None));
        }
        return planned;
    }

    /// <param name="nominal">The schedule, as if the zone's clocks never turned.</param>
    /// <summary>The first local time between two firings that the schedule names and the clocks leave out.</summary>
    private static DateTime? LeftOut(CronExpression nominal, DateTimeOffset after, DateTimeOffset until, TimeZoneInfo zone)
    {
        if (zone.GetUtcOffset(after) == zone.GetUtcOffset(until) && until - after < TimeSpan.FromDays(1))
            return null;
        var at = AsUtc(ZonedTime.Shown(after, zone));
        var end = AsUtc(ZonedTime.Shown(until, zone));
        for (var step = 0; step < MostSteps && nominal.GetNextValidTimeAfter(at) is { } next && next < end; step++)
        {
            if (zone.IsInvalidTime(next.DateTime))
                return next.DateTime;
            at = next;
        }
        return null;
    }

    private static DateTimeOffset AsUtc(DateTime local) => new(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.Zero);
}

/// <param name="At">Null when it does not fire.</param>
/// <param name="Local">What the schedule says, in its zone.</param>
/// <param name="Turn">Whether the clocks leave the local time out, or show it twice.</param>
internal readonly record struct PlannedTime(DateTimeOffset? At, DateTime Local, ClockTurn Turn);
