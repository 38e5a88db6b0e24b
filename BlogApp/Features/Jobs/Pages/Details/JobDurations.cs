using BlogApp.Components.Charts;
using BlogApp.Components.Charts.Scales;
using BlogApp.Components.Charts.Series;

namespace BlogApp.Features.Jobs.Pages.Details;

/// <summary>How long a job's runs of the past day took, by half hours, in milliseconds.</summary>
internal sealed record JobDurations(ChartLine Median, ChartLine Slow)
{
    /// <returns>Null when there were too few runs to draw.</returns>
    public static JobDurations? Create(IReadOnlyList<JobDurationBucket> buckets, DateTimeOffset now, TimeZoneInfo zone)
    {
        if (buckets.Count < 2)
            return null;
        var axis = new TimeAxis(now, TimeSpan.FromHours(24), JobQueries.DurationBucket, TimeSpan.FromHours(4), zone);
        return new(Line(bucket => bucket.Median), Line(bucket => bucket.Slow));

        ChartLine Line(Func<JobDurationBucket, TimeSpan> value) => ChartLine.Create(
            axis, buckets.Select(bucket => new ChartPoint(bucket.At, value(bucket).TotalMilliseconds)), BucketValue.Last, AxisRule.Whole, NumberFormat.Count);
    }
}
