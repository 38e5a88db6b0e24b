using System.ComponentModel.DataAnnotations;

namespace BlogApp.Features.Operations.Backups;

/// <summary>The section <c>Backups</c>: where backups are, and how long they are kept.</summary>
internal sealed class BackupSettings
{
    /// <summary>The folder; relative to the data directory.</summary>
    [Required(ErrorMessage = "needs a folder, such as /mnt/backups.")]
    public string Directory { get; set; } = "backups";

    /// <summary>A file with at least 32 random bytes, with which backups are encrypted. Empty: they are not.</summary>
    public string KeyFile { get; set; } = "";

    [Range(1, 10_000, ErrorMessage = "accepts 1 to 10000 backups.")]
    public int KeepCount { get; set; } = 14;

    [Range(1, 3650, ErrorMessage = "accepts 1 to 3650 days.")]
    public int KeepDays { get; set; } = 30;
}
