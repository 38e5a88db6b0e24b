namespace BlogApp.Features.Operations;

/// <summary>The space on the disk of a folder, as the system reports it.</summary>
internal static class DiskSpace
{
    /// <summary>Null when the system does not say.</summary>
    /// <param name="folder">It need not exist yet; then its nearest existing parent counts.</param>
    public static long? FreeOf(string folder) => Of(folder)?.Free;

    /// <param name="folder">As above.</param>
    /// <returns>What the server's user may still write, and the size of the disk.</returns>
    public static (long Free, long Total)? Of(string folder)
    {
        try
        {
            var existing = folder;
            while (!Directory.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
                existing = parent;
            var drive = new DriveInfo(existing);
            return (drive.AvailableFreeSpace, drive.TotalSize);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}
