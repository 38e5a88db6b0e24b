namespace BlogApp.Features.Operations.Disk;

/// <summary>Predicts from samples when a disk is full. Pure.</summary>
internal static class DiskForecast
{
    /// <summary>Less than this says nothing: one upload or one backup would look like a trend.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromHours(12);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>The line through the samples (least squares), continued until nothing is free.</summary>
    /// <param name="samples">In order of time.</param>
    /// <returns>Null when there are too few samples, or the disk is not full within a year.</returns>
    public static TimeSpan? FullIn(IReadOnlyList<DiskSample> samples)
    {
        if (samples.Count < 3 || samples[^1].At - samples[0].At < Shortest.TotalSeconds)
            return null;
        // Relative to the first sample, so that the sums stay exact.
        var (meanAt, meanFree) = (samples.Average(one => (double)(one.At - samples[0].At)), samples.Average(one => (double)one.Free));
        var (covariance, variance) = (0.0, 0.0);
        foreach (var sample in samples)
        {
            var at = sample.At - samples[0].At - meanAt;
            covariance += at * (sample.Free - meanFree);
            variance += at * at;
        }
        var perSecond = covariance / variance;
        if (perSecond >= 0)
            return null;
        // From what is free now, not from the line: someone may just have made room.
        var seconds = samples[^1].Free / -perSecond;
        return seconds < Longest.TotalSeconds ? TimeSpan.FromSeconds(seconds) : null;
    }
}
