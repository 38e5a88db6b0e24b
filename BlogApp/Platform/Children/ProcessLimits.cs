using System.Runtime.InteropServices;

namespace BlogApp.Platform.Children;

/// <summary>
/// Limits of this process that the kernel enforces. Only Linux has all of them; elsewhere the parent's watch remains.
/// RLIMIT_AS is not among them: the runtime reserves far more addresses than it uses. A cgroup of its own is not
/// either: an unprivileged process may rarely create one, and never beside processes of the same group.
/// </summary>
internal static partial class ProcessLimits
{
    private const int Cpu = 0, FileSize = 1, Data = 2, Core = 4;

    /// <param name="residentBytes">Memory that it may write to, with twice as much room for what is reserved and unused.</param>
    /// <param name="cpuSeconds">0: no limit.</param>
    public static void Apply(long residentBytes, long cpuSeconds, long fileBytes)
    {
        // In 32-bit programs the structure is another one.
        if (!OperatingSystem.IsLinux() || IntPtr.Size != 8)
            return;
        Set(Core, 0);
        Set(FileSize, (ulong)fileBytes);
        Set(Data, 2 * (ulong)residentBytes);
        if (cpuSeconds > 0)
            Set(Cpu, (ulong)cpuSeconds);
        PreferAsVictim();
    }

    /// <summary>When the machine or the container runs out of memory, the kernel ends the child and not the server.</summary>
    private static void PreferAsVictim()
    {
        try
        {
            File.WriteAllText("/proc/self/oom_score_adj", "1000");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without /proc the other limits remain.
        }
    }

    /// <summary>The hard limit, too, so that it cannot be raised again. A lower limit that exists already stays.</summary>
    private static void Set(int resource, ulong value) => _ = SetLimit(resource, new Limit { Soft = value, Hard = value });

    [LibraryImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    private static partial int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Soft;
        public ulong Hard;
    }
}
