using BlogApp.Features.Jobs.Cron;

namespace BlogApp.Features.Jobs;

/// <summary>What came of saving a schedule.</summary>
/// <param name="Verdict">What the text means, or why it is refused; then nothing was saved.</param>
/// <param name="Theirs">When someone else saved meanwhile: what they left, and nothing was saved.</param>
internal sealed record ScheduleSaved(CronVerdict Verdict, TheirSchedule? Theirs = null);

/// <param name="Cron">In Quartz's form; null: it has ended.</param>
/// <param name="By">Who saved it; null when that is not known.</param>
internal sealed record TheirSchedule(string? Cron, string? By);
