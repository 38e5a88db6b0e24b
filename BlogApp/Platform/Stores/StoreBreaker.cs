using BlogApp.Platform.Stores.Faults;
using Polly;
using Polly.CircuitBreaker;

namespace BlogApp.Platform.Stores;

/// <summary>
/// Keeps everyone off a store that is away: the first failure which means an outage opens it, from then on a call
/// costs microseconds instead of a time-out. Only the probe, once a second and in the background, tries the store
/// again and closes the breaker.
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
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = new SteadyTime(clock) }
            .AddCircuitBreaker(new()
            {
                // The grade decides, not a statistic: any outage among at least two calls (Polly's minimum) opens it.
                FailureRatio = 0,
                MinimumThroughput = 2,
                SamplingDuration = TimeSpan.FromMinutes(1),
                // Under the probe's second, so that each probe is let through.
                BreakDuration = TimeSpan.FromSeconds(0.8),
                ShouldHandle = call => new(call.Outcome.Exception is StoreAwayException away && MeansOutage(away)),
                StateProvider = _circuit,
            })
            .Build();
    }

    /// <summary>Nobody but the probe gets through.</summary>
    public bool Open => _circuit.CircuitState is not CircuitState.Closed;

    /// <exception cref="StoreAwayException">The store is left alone.</exception>
    public void ThrowIfOpen()
    {
        if (Open)
            throw Away();
    }

    /// <exception cref="StoreAwayException">The store failed, or is left alone.</exception>
    public async Task<T> RunAsync<TState, T>(TState state, Func<TState, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        ThrowIfOpen();
        return await CallAsync(state, work, cancellationToken);
    }

    /// <exception cref="StoreAwayException">The store failed, or is left alone.</exception>
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

    /// <summary>Tries the store if it is left alone and the pause is over.</summary>
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
            // Reported; the next probe is a second away.
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
    /// What would pass by itself opens nothing before it lasts, and of a damaged file much can still be read. The cache
    /// has other tiers to answer: it is left alone whatever it was.
    /// </summary>
    private bool MeansOutage(StoreAwayException away) =>
        _store is StoreKind.Cache || (away.Fault.Kind is not FaultKind.Damaged && _health.Of(_store).Grade > StoreGrade.Recoverable);

    private StoreAwayException Away()
    {
        var reason = _health.Of(_store).LastError ?? "It failed a moment ago.";
        return new(_store, new(FaultSource.Breaker, FaultKind.Unreachable, reason));
    }
}
