using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Operations.Audit;

/// <summary>The section <c>Audit</c>.</summary>
internal sealed class AuditSettings
{
    /// <summary>How long an entry is kept.</summary>
    [Range(1, 36500, ErrorMessage = "accepts 1 to 36500 days.")]
    public int KeepDays { get; set; } = 365;
}
