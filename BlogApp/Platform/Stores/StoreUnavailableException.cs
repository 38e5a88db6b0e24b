using BlogApp.Platform.Faults;

namespace BlogApp.Platform.Stores;

/// <summary>
/// A store failed, or its breaker is open. Callers see this instead of the drivers' exceptions. The message explains
/// the problem in plain words.
/// </summary>
internal sealed class StoreUnavailableException(StoreKind store, Fault fault, Exception? inner = null) : Exception(fault.Words, inner)
{
    public StoreKind Store { get; } = store;
    public Fault Fault { get; } = fault;
}
