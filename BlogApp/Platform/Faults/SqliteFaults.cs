namespace BlogApp.Platform.Faults;

/// <summary>SQLite's result codes (https://www.sqlite.org/rescode.html) in plain words.</summary>
internal static class SqliteFaults
{
    private const int ShortRead = 10 | (2 << 8);

    /// <param name="code">The primary result code.</param>
    public static Fault Classify(int code, int extended, string message)
    {
        var (kind, words) = code switch
        {
            3 or 23 => (FaultKind.Denied, "The server may not use the database file. Give its user the rights to the data directory and everything in it."),
            // 15: no reader slot became free for seconds.
            5 or 15 => (FaultKind.Busy, "The database is locked by another process. End whatever else has it open, such as a backup, a copy or a shell; the blog goes on by itself once it is free."),
            6 => (FaultKind.Busy, "A table is locked by another statement of this server. It passes by itself; if it does not, restart the server."),
            7 => (FaultKind.OutOfMemory, "SQLite ran out of memory. Give the machine or container more, or stop what else uses it."),
            8 => (FaultKind.ReadOnly, "The database cannot be written: the file or its disk is read-only. Look at the file's rights and at how the disk is mounted."),
            9 => (FaultKind.Closed, "A statement was interrupted. Nothing is to be done."),
            10 when extended == ShortRead => (FaultKind.Damaged, "The database file is shorter than it says: it was cut off. Restore it from a backup."),
            10 => (FaultKind.Device, "Reading or writing the database failed at the disk. Look at the system's log and at the disk; have a backup ready."),
            11 => (FaultKind.Damaged, "The database file is damaged. Run the integrity check, and restore a backup if it confirms it."),
            13 => (FaultKind.Full, "No space is left for the database. Free some on the data directory's disk; what was counted waits in the journal and is written then."),
            14 => (FaultKind.Missing, "The database file cannot be opened. See that it is where the settings say and that its folder is there, readable and writable."),
            17 => (FaultKind.Repeat, "The database changed under a statement. It is tried again by itself."),
            22 => (FaultKind.Full, "The disk's file system does not take a file of the database's size. Move the data directory to another."),
            24 or 26 => (FaultKind.Foreign, "The database file is not a SQLite database. Something else was put in its place; restore the right file."),
            // The message is the only sign that this is an empty file or another program's database.
            1 when message.Contains("no such table", StringComparison.Ordinal) || message.Contains("no such column", StringComparison.Ordinal) =>
                (FaultKind.Foreign, "The database lacks a table that the blog needs: it was emptied or is another one. Restore the right file and restart the server."),
            _ => (FaultKind.Rejected, "The database is well and refused a statement. That is an error in the program; the log has it."),
        };
        return new(FaultSource.Sqlite, kind, words);
    }
}
