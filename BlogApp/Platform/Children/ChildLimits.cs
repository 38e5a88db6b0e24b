namespace BlogApp.Platform.Children;

/// <summary>The bounds of a child process.</summary>
/// <param name="HeapBytes">Limit of the managed heap. Beyond it an allocation fails.</param>
/// <param name="ResidentBytes">Limit of the process's whole memory. Beyond it the child is killed.</param>
/// <param name="Cpu">Limit of the processor time; null: none. A backstop, because the parent watches the clock.</param>
/// <param name="FileBytes">Limit of the size of a file that it writes.</param>
internal sealed record ChildLimits(long HeapBytes, long ResidentBytes, TimeSpan? Cpu, long FileBytes)
{
    /// <summary>What runtime, code and stacks take beside the managed heap, generously.</summary>
    public const long BesideTheHeap = 256L << 20;
}
