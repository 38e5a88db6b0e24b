using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Jobs.Tasks;

/// <summary>How background tasks run.</summary>
internal sealed class TasksSettings
{
    /// <summary>How many tasks run at the same time. The others wait.</summary>
    [Range(1, 16, ErrorMessage = "accepts 1 to 16.")]
    public int Concurrency { get; set; } = 2;

    /// <summary>How long a finished task and its report are kept.</summary>
    [Range(1, 3650, ErrorMessage = "accepts 1 to 3650 days.")]
    public int KeepDays { get; set; } = 90;
}
