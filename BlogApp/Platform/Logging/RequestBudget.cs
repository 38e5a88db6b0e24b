namespace BlogApp.Platform.Logging;

/// <summary>
/// Limits how many requests per second get a log line. The rest is only counted: a log that costs more than the pages
/// would be switched off.
/// </summary>
internal sealed class RequestBudget(int perSecond, TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _second;
    private int _left;
    private int _unlogged;
    private int _unloggedErrors;

    /// <summary>Whether this request may be logged.</summary>
    /// <param name="summary">What went unlogged in an earlier second, reported once: the number of requests, and how many had status 500 or
    /// more.</param>
    public bool TryTake(int status, out (int Requests, int Errors) summary)
    {
        var second = clock.GetTimestamp() / clock.TimestampFrequency;
        summary = default;
        // Most requests beyond the budget end here, without the lock.
        if (second == Volatile.Read(ref _second) && Volatile.Read(ref _left) <= 0 && status < 500)
        {
            Interlocked.Increment(ref _unlogged);
            return false;
        }
        lock (_gate)
        {
            if (second != _second)
            {
                summary = (Interlocked.Exchange(ref _unlogged, 0), Interlocked.Exchange(ref _unloggedErrors, 0));
                _left = perSecond;
                Volatile.Write(ref _second, second);
            }
            if (_left-- > 0)
                return true;
            Interlocked.Increment(ref _unlogged);
            if (status >= 500)
                Interlocked.Increment(ref _unloggedErrors);
            return false;
        }
    }
}
