namespace BlogApp.Components.Charts.Series;

/// <summary>How a bucket's values become one.</summary>
public enum BucketValue
{
    Mean,
    Highest,

    /// <summary>The newest reading: what a tile said at the bucket's end.</summary>
    Last,
}

/// <summary>Makes few points of many. Buckets begin at multiples of their width, so that they do not flicker as time moves on.</summary>
internal static class Buckets
{
    /// <summary>The first moment of the bucket that holds <paramref name="at"/>.</summary>
    /// <param name="offset">From UTC to the clock by which buckets begin at round times.</param>
    public static DateTimeOffset StartOf(DateTimeOffset at, TimeSpan width, TimeSpan offset = default) =>
        new(at.UtcTicks - (at.UtcTicks + offset.Ticks) % width.Ticks, TimeSpan.Zero);

    /// <summary><paramref name="count"/> buckets, oldest first, the last one being that which holds <paramref name="newest"/>.</summary>
    /// <returns>One point for each bucket; without a value where the bucket has none.</returns>
    public static ChartPoint[] Of(IEnumerable<ChartPoint> points, DateTimeOffset newest, TimeSpan width, int count, BucketValue kind, TimeSpan offset = default)
    {
        var first = StartOf(newest, width, offset) - width * (count - 1);
        var sums = new double[count];
        var seen = new int[count];
        foreach (var point in points)
        {
            var since = point.At.UtcTicks - first.UtcTicks;
            if (point.Value is not { } value || since < 0 || since / width.Ticks >= count)
                continue;
            var bucket = (int)(since / width.Ticks);
            sums[bucket] = seen[bucket]++ == 0 ? value : kind switch
            {
                BucketValue.Mean => sums[bucket] + value,
                BucketValue.Highest => Math.Max(sums[bucket], value),
                _ => value,
            };
        }
        var result = new ChartPoint[count];
        for (var i = 0; i < count; i++)
            result[i] = new(first + width * i, seen[i] == 0 ? null : kind == BucketValue.Mean ? sums[i] / seen[i] : sums[i]);
        return result;
    }

    /// <summary>Splits a series where it has no value: a line is drawn within each part, none between them.</summary>
    public static IReadOnlyList<ChartPoint[]> Unbroken(IReadOnlyList<ChartPoint> points)
    {
        var parts = new List<ChartPoint[]>();
        var start = 0;
        for (var i = 0; i <= points.Count; i++)
        {
            if (i < points.Count && points[i].Value is not null)
                continue;
            if (i > start)
                parts.Add([.. points.Skip(start).Take(i - start)]);
            start = i + 1;
        }
        return parts;
    }
}
