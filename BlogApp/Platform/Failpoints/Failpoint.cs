using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace BlogApp.Platform.Failpoints;

/// <summary>
/// A step of the counting protocol at which a test may break the process. Exists in the build configuration
/// "Failpoints" only: elsewhere the calls are not compiled at all. The environment variable FAILPOINT says what
/// happens: <c>name:n</c> kills the process at the n-th passing, <c>name:n:throw</c> makes the step fail once,
/// <c>name:n:stop</c> freezes the process until someone sends SIGCONT. Several are separated by commas.
/// </summary>
internal static partial class Failpoint
{
    public const string Variable = "FAILPOINT";

    /// <summary>What the process prints when it throws or stops, before the point's name.</summary>
    public const string Announcement = "Failpoint passed: ";

    private const int Kill = 9;
    private const int Stop = 19;

    // Inside a type of its own, so that other builds never run it.
    private static class Armed
    {
        public static readonly Trap[] Traps = Parse(Environment.GetEnvironmentVariable(Variable) ?? "");
    }

    /// <summary>The process passes the step of this name (<see cref="FailpointNames"/>).</summary>
    /// <exception cref="FailpointException">The step is to fail.</exception>
    [Conditional("FAILPOINTS")]
    public static void Pass(string name)
    {
        foreach (var trap in Armed.Traps)
        {
            if (trap.Name == name && Interlocked.Increment(ref trap.Passed) == trap.At)
                Spring(trap);
        }
    }

    /// <summary>What the variable's text asks for.</summary>
    /// <exception cref="FormatException">It names no failpoint, or no number, or an action that there is not.</exception>
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

    // Not Process.Kill, which would go on for a while: after this call the kernel returns to no one.
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

/// <summary>The step failed because a test wanted it to; as bad as a disk or a network that fails.</summary>
internal sealed class FailpointException(string name) : IOException($"The failpoint {name} was passed.");
