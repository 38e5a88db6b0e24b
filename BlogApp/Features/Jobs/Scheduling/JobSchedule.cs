namespace BlogApp.Features.Jobs.Scheduling;

/// <summary>When a job runs, and what becomes of a time that could not be kept. Public, because Razor components are.</summary>
/// <param name="Cron">In Quartz's form.</param>
/// <param name="Zone">The time zone in which the fields are meant, by its IANA name.</param>
/// <param name="Missed">What happens when the server was off, or busy, at a scheduled time.</param>
/// <param name="Retries">How often a failed run is tried again, from 0 to <see cref="MostRetries"/>: after 1, 2, 4 … minutes.</param>
public sealed record JobSchedule(string Cron, string Zone = JobSchedule.Utc, MissedRuns Missed = MissedRuns.RunOnce, int Retries = 0)
{
    public const string Utc = "UTC";
    public const int MostRetries = 5;

    /// <summary>Such as <c>0 0 3 * * ? (Europe/Paris), missed times are left out, 2 retries</c>.</summary>
    public override string ToString() =>
        Cron + (Zone == Utc ? "" : $" ({Zone})") + (Missed == MissedRuns.Skip ? ", missed times are left out" : "") + (Retries > 0 ? $", {Retries} retries" : "");

    public TimeZoneInfo TimeZone => TimeZoneInfo.FindSystemTimeZoneById(Zone);
}

public enum MissedRuns
{
    /// <summary>All missed times cause a single run, as soon as possible.</summary>
    RunOnce,

    /// <summary>The next scheduled time comes as it would.</summary>
    Skip,
}
