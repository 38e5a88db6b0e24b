namespace BlogApp.Platform.DataDirectory;

/// <summary>How a process uses the data directory.</summary>
internal enum DirectoryUse
{
    /// <summary>It serves: the directory is its own until it stops.</summary>
    Serve,

    /// <summary>A command that writes: nobody else may use the directory meanwhile.</summary>
    Own,

    /// <summary>A command that only reads, also beside a running server.</summary>
    Read,
}
