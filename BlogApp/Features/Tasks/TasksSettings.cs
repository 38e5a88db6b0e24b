using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Tasks;

/// <summary>How background tasks run.</summary>
internal sealed class TasksSettings
{
    /// <summary>Tasks that run at the same time; the others wait.</summary>
    [Range(1, 16, ErrorMessage = "accepts 1 to 16.")]
    public int Concurrency { get; set; } = 2;

    /// <summary>How long a finished task and its report are kept.</summary>
    [Range(1, 3650, ErrorMessage = "accepts 1 to 3650 days.")]
    public int KeepDays { get; set; } = 90;
}
