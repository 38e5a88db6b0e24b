namespace BlogApp.Platform.Stores;

/// <summary>Calls to a store with a graded outcome: a driver's exception becomes a <see cref="StoreUnavailableException"/>.</summary>
internal static class StoreCalls
{
    /// <exception cref="StoreUnavailableException">The store failed.</exception>
    public static async Task<T> RunAsync<TState, T>(
        this StoreHealth health, StoreKind store, TState state, Func<TState, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            var result = await work(state, cancellationToken);
            health.Succeeded(store);
            return result;
        }
        catch (Exception error) when (health.Failed(store, error) is { } fault)
        {
            throw new StoreUnavailableException(store, fault, error);
        }
    }

    /// <exception cref="StoreUnavailableException">The store failed.</exception>
    public static T Run<TState, T>(this StoreHealth health, StoreKind store, TState state, Func<TState, T> work)
    {
        try
        {
            var result = work(state);
            health.Succeeded(store);
            return result;
        }
        catch (Exception error) when (health.Failed(store, error) is { } fault)
        {
            throw new StoreUnavailableException(store, fault, error);
        }
    }
}
