namespace BlogApp.Tests.Faults.Harness;

/// <summary>Times in buckets, each 4 % wider than the one before: percentiles of any number of them in 4 KB.</summary>
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

    /// <summary>The time that this share of all did not take longer than.</summary>
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
