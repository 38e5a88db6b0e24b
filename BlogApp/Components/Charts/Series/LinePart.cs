namespace BlogApp.Components.Charts.Series;

/// <summary>A piece of a line with one look.</summary>
/// <param name="Points">Two or more; a single one is a dot.</param>
/// <param name="Partial">Whether it ends at a point that was measured only in part.</param>
internal readonly record struct LinePart(IReadOnlyList<ChartPoint> Points, bool Partial)
{
    /// <summary>Splits a series at missing values, and around points that were measured only in part.</summary>
    public static IReadOnlyList<LinePart> Cut(IReadOnlyList<ChartPoint> points)
    {
        var parts = new List<LinePart>();
        var line = new List<ChartPoint>();
        // The first point already ends a partial line, so it needs no dot.
        var reached = false;
        foreach (var point in points)
        {
            if (point.Value is null)
            {
                End();
                continue;
            }
            if (point.Measured is not null)
            {
                var from = line.Count > 0 ? line[^1] : point;
                if (line.Count > 1)
                    End();
                line.Clear();
                parts.Add(new([from, point], Partial: true));
                reached = true;
            }
            line.Add(point);
        }
        End();
        return parts;

        void End()
        {
            if (line.Count > 1 || (line.Count == 1 && !reached))
                parts.Add(new([.. line], Partial: false));
            line.Clear();
            reached = false;
        }
    }
}
