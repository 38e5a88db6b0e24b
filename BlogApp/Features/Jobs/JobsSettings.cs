using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Jobs;

/// <summary>How much of the jobs' history is kept.</summary>
internal sealed class JobsSettings
{
    /// <summary>Days that a run is kept in the history.</summary>
    [Range(1, 365, ErrorMessage = "accepts 1 to 365 days.")]
    public int HistoryDays { get; set; } = 30;

    /// <summary>Runs kept per job; the oldest are deleted first. Failed runs are kept for <see cref="HistoryDays"/> and do not count.</summary>
    [Range(100, 50_000, ErrorMessage = "accepts 100 to 50000 runs.")]
    public int HistoryRunsPerJob { get; set; } = 2000;
}
