namespace BlogApp.Platform.DataDirectory;

/// <summary>How a process uses the data directory.</summary>
internal enum DirectoryUse
{
    /// <summary>A server: it owns the directory until it stops.</summary>
    Serve,

    /// <summary>A command that writes: it needs the directory for itself.</summary>
    Own,

    /// <summary>A command that may make the blog: it needs the directory for itself, and creates it if there is none.</summary>
    Create,

    /// <summary>A command that changes rows of the database, and nothing that a running server holds. It may run alongside a server.</summary>
    Beside,

    /// <summary>A command that only reads. It may run alongside a server.</summary>
    Read,
}
