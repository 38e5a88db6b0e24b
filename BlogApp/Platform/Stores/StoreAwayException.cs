using BlogApp.Platform.Stores.Faults;

namespace BlogApp.Platform.Stores;

/// <summary>
/// A store failed, or is left alone because it just did. What callers see instead of the drivers' exceptions; the
/// message says in plain words what is wrong.
/// </summary>
internal sealed class StoreAwayException(StoreKind store, Fault fault, Exception? inner = null) : Exception(fault.Words, inner)
{
    public StoreKind Store { get; } = store;
    public Fault Fault { get; } = fault;
}
