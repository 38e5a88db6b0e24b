using BlogApp.Features.Jobs.Cron;
using BlogApp.Features.Jobs.Scheduling;
using BlogApp.Platform.Languages;

namespace BlogApp.Features.Jobs;

/// <summary>What came of saving a schedule.</summary>
/// <param name="Verdict">What the text means, or why it is refused; then nothing was saved.</param>
/// <param name="Theirs">When someone else saved meanwhile: what they left, and nothing was saved.</param>
internal sealed record ScheduleSaved(CronVerdict Verdict, TheirSchedule? Theirs = null)
{
    /// <summary>Why nothing was saved; null when it was.</summary>
    public Phrase? Problem => Verdict.Reason ?? (Theirs is null ? null : Phrase.Format("someone else has saved another schedule meanwhile"));
}

/// <param name="Schedule">Null: it has ended.</param>
/// <param name="By">Who saved it; null when that is not known.</param>
internal sealed record TheirSchedule(JobSchedule? Schedule, string? By);
