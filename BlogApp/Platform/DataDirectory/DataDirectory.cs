using BlogApp.Data;
using BlogApp.Platform.Settings;

namespace BlogApp.Platform.DataDirectory;

/// <summary>
/// The one folder that holds everything the blog writes. A lock file keeps a second process out, because the database
/// has one writer and the journals have one owner.
/// </summary>
internal sealed class DataDirectory : IDisposable
{
    private readonly FileStream[] _locks;

    private DataDirectory(string root, string databaseFile, FileStream[] locks)
    {
        Root = root;
        DatabaseFile = databaseFile;
        _locks = locks;
    }

    public string Root { get; }
    public string DatabaseFile { get; }
    public string JobsFile => Path.Combine(Root, "jobs.db");
    public string Journal => Path.Combine(Root, "journal");
    public string Claims => Path.Combine(Root, "claims");
    public string Keys => Path.Combine(Root, "keys");
    public string Circuits => Path.Combine(Root, "circuits");
    public string Logs => LogsOf(Root);

    public static string LogsOf(string root) => Path.Combine(root, "logs");

    /// <summary>The absolute path of the setting <c>DataDirectory</c>. Relative paths start at the content root.</summary>
    public static string Resolve(IConfiguration configuration, string contentRoot)
    {
        var setting = configuration["DataDirectory"];
        return Path.GetFullPath(string.IsNullOrWhiteSpace(setting) ? "App_Data" : setting, contentRoot);
    }

    /// <summary>Creates the folder and locks it. Waits briefly for a predecessor that is still draining.</summary>
    /// <exception cref="SettingException">The folder cannot be written or another process has it.</exception>
    public static DataDirectory Open(IConfiguration configuration, string contentRoot, TimeSpan patience)
    {
        var root = Resolve(configuration, contentRoot);
        try
        {
            Directory.CreateDirectory(root);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"DataDirectory: '{root}' cannot be created ({error.Message}). Name a folder the server may write to.");
        }
        var database = DatabaseOf(configuration["ConnectionStrings:Blog"], root);
        if (Path.GetDirectoryName(database) is { } folder && !Directory.Exists(folder))
            throw new SettingException($"ConnectionStrings:Blog: the folder '{folder}' does not exist. Create it, or name a file in another one.");
        return Locked(root, database, patience);
    }

    /// <summary>Opens an existing folder for a command. The folder is not created, and not locked if it is only read.</summary>
    /// <exception cref="SettingException">No blog was ever started there, or its server is running although it must not.</exception>
    public static DataDirectory Find(IConfiguration configuration, string contentRoot, bool alone)
    {
        var root = Resolve(configuration, contentRoot);
        var databaseFile = DatabaseOf(configuration["ConnectionStrings:Blog"], root);
        // An exchange that was interrupted may have left the database under another name.
        if (!File.Exists(databaseFile) && !(alone && DirectorySwap.WasInterrupted(root)))
            throw new SettingException($"DataDirectory: there is no blog in '{root}' (no {Path.GetFileName(databaseFile)}). Name the folder that the server uses, for instance DataDirectory=/srv/blog.");
        return alone ? Locked(root, databaseFile, TimeSpan.FromSeconds(1)) : new DataDirectory(root, databaseFile, []);
    }

    private static DataDirectory Locked(string root, string databaseFile, TimeSpan patience)
    {
        var locks = LockBoth(root, databaseFile, patience);
        try
        {
            DirectorySwap.Recover(root);
            return new DataDirectory(root, databaseFile, locks);
        }
        catch (Exception error)
        {
            foreach (var one in locks)
                one.Dispose();
            throw error is IOException or UnauthorizedAccessException
                ? new SettingException($"DataDirectory: an exchange of files in '{root}' was interrupted, and cannot be undone ({error.Message}). See its disk and rights, and start again.")
                : error;
        }
    }

    private static string DatabaseOf(string? connectionString, string root)
    {
        if (string.IsNullOrWhiteSpace(connectionString))
            return Path.Combine(root, "blog.db");
        const string Accepts = "ConnectionStrings:Blog accepts 'Data Source=<file>' (SQLite), or nothing for blog.db in the data directory.";
        try
        {
            var source = DataRegistration.FileOf(connectionString);
            if (string.IsNullOrWhiteSpace(source) || source == ":memory:")
                throw new SettingException(Accepts);
            return Path.GetFullPath(source, root);
        }
        catch (ArgumentException)
        {
            throw new SettingException(Accepts);
        }
    }

    /// <summary>Locks the folder and the database. The database can lie outside the folder, so it needs a lock of its own.</summary>
    private static FileStream[] LockBoth(string root, string database, TimeSpan patience)
    {
        var own = Lock(Path.Combine(root, "blog.lock"), "DataDirectory", root, "give this one a folder of its own", patience);
        try
        {
            return [own, Lock(database + ".lock", "ConnectionStrings:Blog", database, "give this one a file of its own", patience)];
        }
        catch
        {
            own.Dispose();
            throw;
        }
    }

    private static FileStream Lock(string file, string setting, string what, string instead, TimeSpan patience)
    {
        var until = TimeProvider.System.GetTimestamp() + (long)(patience.TotalSeconds * TimeProvider.System.TimestampFrequency);
        using var retry = new ManualResetEventSlim();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (Exception error) when (error is UnauthorizedAccessException || (error is IOException other && !IsLocked(other)))
            {
                throw new SettingException($"{setting}: '{what}' cannot be written ({error.Message}). Name a folder the server may write to.");
            }
            catch (IOException)
            {
                if (TimeProvider.System.GetTimestamp() > until)
                    throw new SettingException($"{setting}: '{what}' is in use by another BlogApp process. Stop it, or {instead}.");
                retry.Wait(TimeSpan.FromMilliseconds(100));
            }
        }
    }

    /// <summary>Whether another process holds the file. Everything else, such as a read-only or full disk, is no one's lock.</summary>
    internal static bool IsLocked(IOException error)
    {
        const int WouldBlock = 11, WouldBlockOnMac = 35, SharingViolation = unchecked((int)0x80070020), LockViolation = unchecked((int)0x80070021);
        return error.HResult is WouldBlock or WouldBlockOnMac or SharingViolation or LockViolation;
    }

    public void Dispose()
    {
        foreach (var one in _locks)
            one.Dispose();
    }
}
