namespace BlogApp.Features.Jobs;

/// <summary>How long the runs that began within one span of time took.</summary>
/// <param name="At">When the span began.</param>
/// <param name="Median">Half of the runs took at most that long.</param>
/// <param name="Slow">The 95th percentile.</param>
internal readonly record struct JobDurationBucket(DateTimeOffset At, TimeSpan Median, TimeSpan Slow);
