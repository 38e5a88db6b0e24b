using BlogApp.Data.Storage;

namespace BlogApp.Features.Operations.Backups.Restore;

/// <summary>What a restore changes, or changed.</summary>
/// <param name="Differences">Null when the present database cannot be read, or there is none.</param>
/// <param name="ViewsBefore">Views in the present database; null in the same case.</param>
internal sealed record RestorePlan(BackupReport Backup, IReadOnlyList<ContentDifference>? Differences, long? ViewsBefore, bool Restored);
