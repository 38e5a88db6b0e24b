namespace BlogApp.Features.Jobs.Cron;

/// <summary>Lists values in words: "Monday", "1st and 15th", "January to March, June and December".</summary>
internal static class CronListing
{
    /// <param name="wraps">Whether the first value follows the last, so that Friday to Monday is one run.</param>
    public static string Format(IReadOnlyList<int> values, CronUnit unit, bool wraps, Func<int, string> name) =>
        Join([.. Runs(values, unit, wraps).SelectMany(run => Words(run, unit, name))]);

    /// <summary>"a", "a and b", "a, b and c".</summary>
    public static string Join(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : string.Join(", ", items.Take(items.Count - 1)) + " and " + items[^1];

    /// <summary>Three or more consecutive values form a range; two are listed by name.</summary>
    private static IEnumerable<string> Words((int First, int Count) run, CronUnit unit, Func<int, string> name) => run.Count >= 3
        ? [$"{name(run.First)} to {name(Wrap(run.First + run.Count - 1, unit))}"]
        : Enumerable.Range(run.First, run.Count).Select(value => name(Wrap(value, unit)));

    /// <summary>Groups the values into runs of consecutive ones, each with first value and length.</summary>
    public static List<(int First, int Count)> Runs(IReadOnlyList<int> values, CronUnit unit, bool wraps)
    {
        var runs = new List<(int First, int Count)>();
        foreach (var value in values)
            if (runs.Count > 0 && runs[^1].First + runs[^1].Count == value)
                runs[^1] = (runs[^1].First, runs[^1].Count + 1);
            else
                runs.Add((value, 1));
        if (wraps && runs.Count > 1 && values[0] == unit.Min && values[^1] == unit.Max)
        {
            runs[^1] = (runs[^1].First, runs[^1].Count + runs[0].Count);
            runs.RemoveAt(0);
        }
        return runs;
    }

    public static int Wrap(int value, CronUnit unit) => value > unit.Max ? value - (unit.Max - unit.Min + 1) : value;
}
