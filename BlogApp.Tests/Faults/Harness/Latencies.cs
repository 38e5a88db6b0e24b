namespace BlogApp.Tests.Faults.Harness;

/// <summary>Durations in buckets, each 4 % wider than the previous one: percentiles of any number of them in 4 KB.</summary>
internal sealed class Latencies
{
    private const double Growth = 1.04;
    private readonly long[] _buckets = new long[512];
    private TimeSpan _longest;

    public TimeSpan Longest => _longest;

    public void Add(TimeSpan time)
    {
        var microseconds = Math.Max(1, time.TotalMicroseconds);
        Interlocked.Increment(ref _buckets[Math.Min((int)(Math.Log(microseconds) / Math.Log(Growth)), _buckets.Length - 1)]);
        if (time > _longest)
            _longest = time;
    }

    /// <summary>The duration that the given share of all did not exceed.</summary>
    public TimeSpan Percentile(double share)
    {
        var rest = (long)Math.Ceiling(_buckets.Sum() * share);
        for (var i = 0; i < _buckets.Length; i++)
        {
            rest -= _buckets[i];
            if (rest <= 0)
                return TimeSpan.FromMicroseconds(Math.Pow(Growth, i + 1));
        }
        return _longest;
    }
}
