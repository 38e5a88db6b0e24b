namespace BlogApp.Platform.Stores.Faults;

/// <summary>PostgreSQL's error classes, by SQLSTATE, in plain words. Any driver that sets SqlState is understood.</summary>
internal static class PostgresFaults
{
    /// <summary>The driver has no code for it: the server was not reached at all.</summary>
    public static readonly Fault Unreachable = Say(FaultKind.Unreachable, "The database server cannot be reached. See that it runs and that the network between is up.");

    public static Fault Of(string state) => state switch
    {
        "08P01" => Say(FaultKind.Foreign, "What answers at the database's address does not speak its language. Correct the connection string."),
        ['0', '8', ..] => Unreachable,
        "28000" or "28P01" => Say(FaultKind.Denied, "The database server refuses the credentials. Correct the connection string."),
        "3D000" or "42P01" or "42703" => Say(FaultKind.Foreign, "The database or a table in it does not exist: it is another one, or was emptied. Correct the connection string or restore it."),
        "42501" => Say(FaultKind.Denied, "The database's user lacks a right. Grant it."),
        "40001" or "40P01" or "40003" => Say(FaultKind.Repeat, "Two transactions stood in each other's way. It is tried again by itself."),
        ['4', '0', ..] => Say(FaultKind.Repeat, "A transaction was rolled back. It is tried again by itself."),
        "25006" => Say(FaultKind.ReadOnly, "The database server only reads: it is a standby. Point the connection string at the primary."),
        "53100" => Say(FaultKind.Full, "The database server's disk is full. Free some space; what was counted waits in the journal."),
        "53200" => Say(FaultKind.OutOfMemory, "The database server ran out of memory. Give it more."),
        "53300" => Say(FaultKind.TooMany, "The database server has no connection left. Raise max_connections or close what else uses it."),
        ['5', '3', ..] => Say(FaultKind.Full, "The database server lacks a resource. Its log says which."),
        "55P03" => Say(FaultKind.Busy, "Another session holds a lock on the database. End it if it does not end by itself."),
        "57014" => Say(FaultKind.Slow, "A statement took too long and was stopped. It is tried again by itself."),
        "57P01" or "57P02" => Say(FaultKind.Unreachable, "The database server was stopped. Start it again; the blog goes on by itself."),
        "57P03" => Say(FaultKind.Starting, "The database server is starting. Wait; the blog goes on by itself."),
        "57P04" => Say(FaultKind.Missing, "The database was dropped. Restore it from a backup."),
        ['5', '8', ..] => Say(FaultKind.Device, "The database server cannot read or write its disk. Look at its log and at the disk."),
        ['X', 'X', '0', '0', '1' or '2'] => Say(FaultKind.Damaged, "The database server found damaged data. Restore a backup."),
        ['X', 'X', ..] => Say(FaultKind.Repeat, "The database server failed inside. It is tried again; its log says more."),
        _ => Say(FaultKind.Rejected, "The database is well and refused a statement. That is an error in the program; the log has it."),
    };

    private static Fault Say(FaultKind kind, string words) => new(FaultSource.Postgres, kind, words);
}
