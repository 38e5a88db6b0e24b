namespace BlogApp.Features.Caching.Loading;

/// <summary>
/// One load under way and those who wait for it. It is cancelled when the last of them has left, unless it was
/// told to fly on, and in any case when its time is up.
/// </summary>
internal sealed class Flight<T>(long generation, string[] tags, TimeSpan bound, TimeProvider time) : IDisposable
{
    private readonly Lock _changing = new();
    private readonly TaskCompletionSource<Landing<T>> _landing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _cancelling = new(bound, time);
    private int _waiting;
    private bool _closed;
    private bool _keptFlying;

    /// <summary>The generation it began under: who asks after a later invalidation must not join.</summary>
    public long Generation { get; } = generation;

    public string[] Tags { get; } = tags;
    public Task<Landing<T>> Landing => _landing.Task;

    /// <summary>Cancelled when nobody waits any more or the time is up.</summary>
    public CancellationToken Cancelled => _cancelling.Token;

    /// <summary>Nobody waited any more, and so it was cancelled.</summary>
    public bool Abandoned { get; private set; }

    /// <summary>False when it is over or given up; whoever joined must leave.</summary>
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
            if (_waiting > 0 || _keptFlying || _closed)
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
            // It has landed in the meantime.
        }
    }

    /// <summary>Goes on to its end though nobody may be waiting.</summary>
    public void KeepFlying()
    {
        lock (_changing)
            _keptFlying = true;
    }

    public void Land(T value, LandedFrom from)
    {
        Close();
        _landing.TrySetResult(new Landing<T>(value, from));
    }

    public void Crash(Exception error)
    {
        Close();
        _landing.TrySetException(error);
        // Observed here: nobody may be waiting.
        _ = _landing.Task.Exception;
    }

    private void Close()
    {
        lock (_changing)
            _closed = true;
    }

    public void Dispose() => _cancelling.Dispose();
}

internal readonly record struct Landing<T>(T Value, LandedFrom From);

internal enum LandedFrom
{
    Memory,
    Redis,
    Factory,
    Stale,
}
