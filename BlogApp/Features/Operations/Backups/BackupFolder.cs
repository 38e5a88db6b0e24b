using System.Text.Json;
using BlogApp.Platform.DataDirectory;
using Microsoft.Extensions.Options;

namespace BlogApp.Features.Operations.Backups;

/// <summary>The folder with the backups, and what is known of them.</summary>
internal sealed class BackupFolder(DataDirectory directory, IOptions<BackupSettings> settings)
{
    /// <summary>Begins the names of files that are being made or checked.</summary>
    private const string Working = ".making-", Checking = ".checking-";

    private const string ChecksFile = "checks.json";
    private static readonly TimeSpan Abandoned = TimeSpan.FromDays(1);
    private readonly Lock _writing = new();

    public string Root { get; } = Path.GetFullPath(settings.Value.Directory, directory.Root);

    /// <summary>Relative to the data directory, like the folder.</summary>
    public string? KeyFile { get; } = string.IsNullOrWhiteSpace(settings.Value.KeyFile) ? null : Path.GetFullPath(settings.Value.KeyFile, directory.Root);

    public string PathOf(string name) => Path.Combine(Root, name);

    /// <summary>The path of a backup in the folder; null when there is none of this name.</summary>
    public string? Find(string name) => BackupName.Parse(name) is not null && File.Exists(PathOf(name)) ? PathOf(name) : null;

    /// <summary>Newest first.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IReadOnlyList<BackupEntry> List()
    {
        if (!Directory.Exists(Root))
            return [];
        var checks = Checks();
        return
        [
            .. new DirectoryInfo(Root).EnumerateFiles("blog-*").Select(file => (File: file, Name: BackupName.Parse(file.Name))).Where(one => one.Name is not null)
                .Select(one => new BackupEntry(one.File.Name, one.Name!.Value.At, one.File.Length, one.Name.Value.Encrypted,
                    checks.GetValueOrDefault(one.File.Name) is { } check && check.Bytes == one.File.Length ? check : null))
                .OrderByDescending(entry => entry.CreatedAt).ThenByDescending(entry => entry.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>A path for a file that is being made. What is left of it is deleted before the next backup, and at the next start.</summary>
    public string NewWorking() => PathOf(Working + Path.GetRandomFileName());

    /// <summary>The same for an unpacked database that is being checked, possibly by another process.</summary>
    public string NewChecking() => PathOf(Checking + Path.GetRandomFileName());

    /// <summary>Deletes what was left by a process that was killed.</summary>
    public void Sweep(DateTimeOffset now)
    {
        if (!Directory.Exists(Root))
            return;
        foreach (var file in new DirectoryInfo(Root).EnumerateFiles(".*"))
        {
            if (file.Name.StartsWith(Working, StringComparison.Ordinal)
                || file.Name.StartsWith(Checking, StringComparison.Ordinal) && file.LastWriteTimeUtc < (now - Abandoned).UtcDateTime)
                file.Delete();
        }
    }

    /// <summary>Remembers the result of a check, and forgets those of files that are gone.</summary>
    public void Note(string name, BackupCheck check)
    {
        lock (_writing)
        {
            var checks = Checks();
            checks[name] = check;
            foreach (var gone in checks.Keys.Where(one => !File.Exists(PathOf(one))).ToList())
                checks.Remove(gone);
            var file = PathOf(ChecksFile);
            File.WriteAllBytes(file + ".new", JsonSerializer.SerializeToUtf8Bytes(checks, JsonSerializerOptions.Web));
            File.Move(file + ".new", file, overwrite: true);
        }
    }

    private Dictionary<string, BackupCheck> Checks()
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, BackupCheck>>(File.ReadAllBytes(PathOf(ChecksFile)), JsonSerializerOptions.Web) ?? [];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            // None yet, or cut off with its disk: the backups then count as not checked.
            return [];
        }
    }
}
