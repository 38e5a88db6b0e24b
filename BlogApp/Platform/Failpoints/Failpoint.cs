using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace BlogApp.Platform.Failpoints;

/// <summary>
/// A step of the counting protocol at which a test can break the process. The calls are compiled only in the build
/// configuration "Failpoints". The environment variable FAILPOINT selects the action: <c>name:n</c> kills the process
/// at the n-th passing, <c>name:n:throw</c> makes the step fail once, and <c>name:n:stop</c> freezes the process until
/// it receives SIGCONT. Separate several with commas.
/// </summary>
internal static partial class Failpoint
{
    public const string Variable = "FAILPOINT";

    /// <summary>The output before a failpoint's name when the process throws or stops.</summary>
    public const string Announcement = "Failpoint passed: ";

    private const int Kill = 9;
    private const int Stop = 19;

    // A separate type, so that other builds never run its initializer.
    private static class Armed
    {
        public static readonly Trap[] Traps = Parse(Environment.GetEnvironmentVariable(Variable) ?? "");
    }

    /// <summary>Marks the step with this name (<see cref="FailpointNames"/>) as passed.</summary>
    /// <exception cref="FailpointException">The step is set to fail.</exception>
    [Conditional("FAILPOINTS")]
    public static void Pass(string name)
    {
        foreach (var trap in Armed.Traps)
        {
            if (trap.Name == name && Interlocked.Increment(ref trap.Passed) == trap.At)
                Spring(trap);
        }
    }

    /// <summary>Parses the variable's text.</summary>
    /// <exception cref="FormatException">An unknown failpoint, a missing number, or an unknown action.</exception>
    internal static Trap[] Parse(string text) => [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(ParseOne)];

    private static Trap ParseOne(string text)
    {
        var parts = text.Split(':');
        if (parts.Length is 2 or 3 && FailpointNames.All.Contains(parts[0])
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at > 0
            && Enum.TryParse<TrapAction>(parts.ElementAtOrDefault(2) ?? "kill", ignoreCase: true, out var action))
            return new Trap(parts[0], at, action);
        throw new FormatException($"{Variable}: '{text}' is none of name:n, name:n:throw and name:n:stop, with one of the names {string.Join(", ", FailpointNames.All)}.");
    }

    private static void Spring(Trap trap)
    {
        switch (trap.Action)
        {
            case TrapAction.Kill:
                SignalSelf(Kill);
                break;
            case TrapAction.Stop:
                Console.Error.WriteLine(Announcement + trap.Name);
                SignalSelf(Stop);
                break;
            case TrapAction.Throw:
                Console.Error.WriteLine(Announcement + trap.Name);
                throw new FailpointException(trap.Name);
        }
    }

    private static void SignalSelf(int signal)
    {
        if (Signal(Environment.ProcessId, signal) != 0)
            throw new InvalidOperationException($"Signal {signal} could not be sent.");
    }

    // Not Process.Kill, which returns before the process ends: after this call the kernel never returns to user code.
    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}

internal enum TrapAction
{
    Kill,
    Throw,
    Stop,
}

internal sealed class Trap(string name, int at, TrapAction action)
{
    public int Passed;
    public string Name { get; } = name;
    public int At { get; } = at;
    public TrapAction Action { get; } = action;
}

/// <summary>Thrown when a test makes a step fail. It is handled like a disk or network error.</summary>
internal sealed class FailpointException(string name) : IOException($"The failpoint {name} was passed.");
