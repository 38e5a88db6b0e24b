namespace BlogApp.Components.Charts.Series;

/// <summary>How a bucket's values are combined.</summary>
public enum BucketValue
{
    Mean,
    Highest,

    /// <summary>The newest measurement: what a tile showed at the end of the bucket.</summary>
    Last,
}

/// <summary>Reduces many points to a few. Buckets begin at multiples of their width, so that they do not flicker as time passes.</summary>
internal static class Buckets
{
    /// <summary>The start of the bucket that contains <paramref name="at"/>.</summary>
    /// <param name="offset">The UTC offset of the clock by which buckets begin at round times.</param>
    public static DateTimeOffset StartOf(DateTimeOffset at, TimeSpan width, TimeSpan offset = default) =>
        new(at.UtcTicks - (at.UtcTicks + offset.Ticks) % width.Ticks, TimeSpan.Zero);

    /// <summary><paramref name="count"/> buckets, oldest first. The last one contains <paramref name="newest"/>.</summary>
    /// <param name="expected">How many measurements a complete bucket has; 0 when that does not matter.</param>
    /// <returns>One point per bucket, without a value where the bucket is empty.</returns>
    public static ChartPoint[] Create(
        IEnumerable<ChartPoint> points, DateTimeOffset newest, TimeSpan width, int count, BucketValue kind, TimeSpan offset = default, int expected = 0)
    {
        var first = StartOf(newest, width, offset) - width * (count - 1);
        var sums = new double[count];
        var seen = new int[count];
        var measured = new int[count];
        foreach (var point in points)
        {
            var since = point.At.UtcTicks - first.UtcTicks;
            if (since < 0 || since / width.Ticks >= count)
                continue;
            var bucket = (int)(since / width.Ticks);
            // A measurement can be without a value, such as a share of nothing.
            measured[bucket]++;
            if (point.Value is not { } value)
                continue;
            sums[bucket] = seen[bucket]++ == 0 ? value : kind switch
            {
                BucketValue.Mean => sums[bucket] + value,
                BucketValue.Highest => Math.Max(sums[bucket], value),
                _ => value,
            };
        }
        var result = new ChartPoint[count];
        for (var i = 0; i < count; i++)
        {
            double? value = seen[i] == 0 ? null : kind == BucketValue.Mean ? sums[i] / seen[i] : sums[i];
            result[i] = new(first + width * i, value, value is not null && measured[i] < expected ? measured[i] : null);
        }
        return result;
    }
}
