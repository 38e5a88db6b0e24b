using BlogApp.Platform.Faults;
using Polly;
using Polly.CircuitBreaker;

namespace BlogApp.Platform.Stores;

/// <summary>
/// Blocks calls to an unavailable store. The first failure that means an outage opens the breaker; from then on a call
/// costs microseconds instead of a time-out. Only the background probe, once a second, tries the store again and closes
/// the breaker.
/// </summary>
internal sealed class StoreBreaker
{
    private readonly CircuitBreakerStateProvider _circuit = new();
    private readonly ResiliencePipeline _pipeline;
    private readonly StoreKind _store;
    private readonly StoreHealth _health;

    public StoreBreaker(StoreKind store, StoreHealth health, TimeProvider clock)
    {
        _store = store;
        _health = health;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = new MonotonicClock(clock) }
            .AddCircuitBreaker(new()
            {
                // The grade decides, not a failure ratio: any outage among at least two calls (Polly's minimum) opens it.
                FailureRatio = 0,
                MinimumThroughput = 2,
                SamplingDuration = TimeSpan.FromMinutes(1),
                // Shorter than the probe's second, so that every probe is let through.
                BreakDuration = TimeSpan.FromSeconds(0.8),
                ShouldHandle = call => new(call.Outcome.Exception is StoreUnavailableException away && MeansOutage(away)),
                StateProvider = _circuit,
            })
            .Build();
    }

    /// <summary>Whether only the probe gets through.</summary>
    public bool Open => _circuit.CircuitState is not CircuitState.Closed;

    /// <exception cref="StoreUnavailableException">The breaker is open.</exception>
    public void ThrowIfOpen()
    {
        if (Open)
            throw Away();
    }

    /// <exception cref="StoreUnavailableException">The store failed, or the breaker is open.</exception>
    public async Task<T> RunAsync<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ThrowIfOpen();
        return await CallAsync(state, work, cancellationToken);
    }

    /// <exception cref="StoreUnavailableException">The store failed, or the breaker is open.</exception>
    public T Run<TState, T>(TState state, Func<TState, T> work)
    {
        ThrowIfOpen();
        try
        {
            return _pipeline.Execute(static call => call.Breaker._health.Run(call.Breaker._store, call.state, call.work), (Breaker: this, state, work));
        }
        catch (BrokenCircuitException)
        {
            throw Away();
        }
    }

    /// <summary>Tries the store if the breaker is open and its pause is over.</summary>
    /// <returns>Whether the store may be used.</returns>
    public async Task<bool> ProbeAsync(Func<CancellationToken, Task> probe, CancellationToken cancellationToken)
    {
        if (!Open)
            return true;
        try
        {
            await CallAsync(probe, static async (probe, token) =>
            {
                await probe(token);
                return true;
            }, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Already reported; the next probe follows in a second.
        }
        return !Open;
    }

    private async Task<T> CallAsync<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await _pipeline.ExecuteAsync(static (call, token) => new ValueTask<T>(call.Breaker._health.RunAsync(call.Breaker._store, call.state, call.work, token)),
                (Breaker: this, state, work), cancellationToken);
        }
        catch (BrokenCircuitException)
        {
            throw Away();
        }
    }

    /// <summary>
    /// Temporary faults open nothing until they last. Neither does a first connection attempt, nor a damaged file,
    /// because much of it can still be read. The cache has other tiers to answer, so any fault opens its breaker.
    /// </summary>
    private bool MeansOutage(StoreUnavailableException away) =>
        away.Fault.Kind is not FaultKind.Connecting
        && (_store is StoreKind.Cache || (away.Fault.Kind is not FaultKind.Damaged && _health.Of(_store).Grade > StoreGrade.Recoverable));

    private StoreUnavailableException Away()
    {
        var reason = _health.Of(_store).LastError ?? "It failed a moment ago.";
        return new(_store, new(FaultSource.Breaker, FaultKind.Unreachable, reason));
    }
}
