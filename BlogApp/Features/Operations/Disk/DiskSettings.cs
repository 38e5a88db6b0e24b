using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Operations.Disk;

/// <summary>The section <c>Disk</c>: when little space counts as degraded.</summary>
internal sealed class DiskSettings
{
    [Range(0, 1_099_511_627_776, ErrorMessage = "accepts 0 to 1099511627776 (1 TiB).")]
    public long MinFreeBytes { get; set; } = 1L << 30;

    /// <summary>The same as a share of the disk. 0: only the bytes count, as on a large disk a small share is plenty.</summary>
    [Range(0, 90, ErrorMessage = "accepts 0 to 90 percent.")]
    public int MinFreePercent { get; set; }
}
