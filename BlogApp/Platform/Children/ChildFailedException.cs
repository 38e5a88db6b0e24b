namespace BlogApp.Platform.Children;

/// <summary>A child ended, or was ended, before its work did. The message is for the log.</summary>
internal sealed class ChildFailedException(ChildEnd end, string details) : Exception($"The child process ended early ({end}). {details}")
{
    public ChildEnd End => end;

    /// <summary>What an exit status means. Of a signal, the status is 128 and its number.</summary>
    /// <param name="printed">What the child wrote to standard error.</param>
    public static ChildEnd Classify(int status, string printed) => status switch
    {
        ChildProgram.OutOfMemory => ChildEnd.Memory,
        _ when printed.Contains("Stack overflow", StringComparison.Ordinal) => ChildEnd.Stack,
        _ when printed.Contains("Out of memory", StringComparison.OrdinalIgnoreCase) || printed.Contains("OutOfMemoryException", StringComparison.Ordinal) => ChildEnd.Memory,
        // SIGXCPU and SIGXFSZ.
        128 + 24 => ChildEnd.Time,
        128 + 25 => ChildEnd.Output,
        // SIGHUP, SIGINT, SIGKILL and SIGTERM.
        128 + 1 or 128 + 2 or 128 + 9 or 128 + 15 => ChildEnd.Killed,
        _ => ChildEnd.Crashed,
    };
}
