namespace BlogApp.Features.Operations.Backups;

/// <summary>Which backups go. Pure.</summary>
internal static class Retention
{
    /// <summary>
    /// All but the newest ones, and those that are too old; but never the newest one that can be restored. A backup with a
    /// problem does not take the place of one without.
    /// </summary>
    /// <param name="all">Newest first.</param>
    public static IReadOnlyList<BackupEntry> Superfluous(IReadOnlyList<BackupEntry> all, int keepCount, int keepDays, DateTimeOffset now)
    {
        var newest = all.FirstOrDefault(one => one.Verified) ?? (all.Count > 0 ? all[0] : null);
        var whole = 0;
        return [.. all.Where(one => (one.Verified ? ++whole : whole + 1) > keepCount || one.CreatedAt < now.AddDays(-keepDays)).Where(one => one != newest)];
    }
}
