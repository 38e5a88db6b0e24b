using BlogApp.Platform.Languages;

namespace BlogApp.Features.Operations.Backups.Archive;

/// <summary>Reads a key file. Its content is nowhere else: not in a log, a task or a backup.</summary>
internal static class BackupKey
{
    private const int Fewest = 32, Most = 4096;

    /// <param name="file">Empty: there is none.</param>
    /// <returns>Null without a file.</returns>
    /// <exception cref="BackupException">The file cannot be read, or is no key.</exception>
    public static byte[]? Read(string? file)
    {
        if (string.IsNullOrWhiteSpace(file))
            return null;
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: < Fewest or > Most })
                throw new BackupException(Phrase.Format("The key file {0} needs {1} to {2} random bytes. Make one with: openssl rand -out {0} 48", file, Fewest, Most));
            return File.ReadAllBytes(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new BackupException(Phrase.Format("The key file {0} cannot be read. See that it is where Backups:KeyFile says, and that the server's user may read it.", file), error);
        }
    }
}
