namespace BlogApp.Features.Operations.Backups;

/// <summary>A backup in the folder.</summary>
/// <param name="Name">Its file name.</param>
/// <param name="CreatedAt">The moment it shows, to a second.</param>
/// <param name="Check">The last check of this file; null when it was not checked here, such as one that was copied into the folder.</param>
internal sealed record BackupEntry(string Name, DateTimeOffset CreatedAt, long Bytes, bool Encrypted, BackupCheck? Check)
{
    /// <summary>Whether it can be restored, and its numbers agree.</summary>
    public bool Verified => Check is { Problem: null };
}

/// <param name="Bytes">Size of the file that was checked; another one of this name is not it.</param>
/// <param name="Problem">What is wrong with it, in English; null when nothing is.</param>
internal sealed record BackupCheck(DateTimeOffset At, long Bytes, string? Problem);
