namespace BlogApp.Platform.Caching.Loading;

/// <summary>
/// A running load and its waiters. It is canceled when the last waiter leaves, unless it was told to keep running, and
/// in any case when its time is up.
/// </summary>
internal sealed class SharedLoad<T>(long generation, string[] tags, TimeSpan bound, TimeProvider time) : IDisposable
{
    private readonly Lock _changing = new();
    private readonly TaskCompletionSource<LoadOutcome<T>> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancelling = new(bound, time);
    private int _waiting;
    private bool _closed;
    private bool _keepsRunning;

    /// <summary>The generation at the load's start. Callers that arrive after a later invalidation must not join.</summary>
    public long Generation { get; } = generation;

    public string[] Tags { get; } = tags;
    public Task<LoadOutcome<T>> Outcome => _outcome.Task;

    /// <summary>Canceled when nobody waits any more, or when the time is up.</summary>
    public CancellationToken Cancelled => _cancelling.Token;

    /// <summary>Whether the load was canceled because nobody waited any more.</summary>
    public bool Abandoned { get; private set; }

    /// <summary>False when the load has ended or was abandoned. Everyone who joined must leave.</summary>
    public bool TryJoin()
    {
        lock (_changing)
        {
            if (_closed)
                return false;
            _waiting++;
            return true;
        }
    }

    public void Leave()
    {
        lock (_changing)
        {
            _waiting--;
            if (_waiting > 0 || _keepsRunning || _closed)
                return;
            _closed = true;
            Abandoned = true;
        }
        try
        {
            _cancelling.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The load has ended in the meantime.
        }
    }

    /// <summary>Lets the load finish even if nobody is waiting.</summary>
    public void KeepRunning()
    {
        lock (_changing)
            _keepsRunning = true;
    }

    public void Complete(T value, LoadSource from)
    {
        Close();
        _outcome.TrySetResult(new LoadOutcome<T>(value, from));
    }

    public void Fail(Exception error)
    {
        Close();
        _outcome.TrySetException(error);
        // Marks the exception as observed: there may be no waiter.
        _ = _outcome.Task.Exception;
    }

    private void Close()
    {
        lock (_changing)
            _closed = true;
    }

    public void Dispose() => _cancelling.Dispose();
}

internal readonly record struct LoadOutcome<T>(T Value, LoadSource From);

internal enum LoadSource
{
    Memory,
    Redis,
    Factory,
    Stale,
}
