namespace BlogApp.Features.Articles.Revisions.Comparison;

/// <summary>A run of <c>Length</c> equal elements, starting at <c>Left</c> in one sequence and at <c>Right</c> in the other.</summary>
internal readonly record struct Match(int Left, int Right, int Length);

/// <summary>
/// The common subsequences of two sequences, in order. Finds the smallest difference (Myers) when it is small. When
/// that would take too long, elements that are unique in both sequences split the rest (patience diff), and parts that
/// cannot be split count as replaced.
/// </summary>
internal static class SequenceDiff
{
    // Myers' algorithm takes length × changes steps. This limits one part to some tens of milliseconds and 4 MB.
    private const int MostChanges = 1000;
    private const int MostSteps = 4_000_000;

    // Limits all parts together: two long texts that share only single words split into thousands.
    private const int MostStepsInAll = 20_000_000;

    /// <returns>Matches in order. Neighboring matches are merged: between two of them at least one sequence has other elements.</returns>
    public static IReadOnlyList<Match> Matches(int[] left, int[] right)
    {
        var found = new List<Match>();
        var rest = new Stack<(Range Left, Range Right)>();
        // Elements are small numbers, so they can be counted in an array.
        var counts = new Dictionary<int, (int InLeft, int InRight, int LeftAt, int RightAt)>();
        rest.Push((..left.Length, ..right.Length));
        var steps = MostStepsInAll;
        while (rest.TryPop(out var part))
            Compare(left, right, part.Left, part.Right, found, rest, counts, ref steps);
        return Joined(found);
    }

    private static void Compare(int[] left, int[] right, Range leftPart, Range rightPart, List<Match> found, Stack<(Range, Range)> rest,
        Dictionary<int, (int InLeft, int InRight, int LeftAt, int RightAt)> counts, ref int stepsLeft)
    {
        var (l, lEnd, r, rEnd) = (leftPart.Start.Value, leftPart.End.Value, rightPart.Start.Value, rightPart.End.Value);
        var prefix = 0;
        while (l + prefix < lEnd && r + prefix < rEnd && left[l + prefix] == right[r + prefix])
            prefix++;
        if (prefix > 0)
            found.Add(new(l, r, prefix));
        (l, r) = (l + prefix, r + prefix);
        var suffix = 0;
        while (lEnd - suffix > l && rEnd - suffix > r && left[lEnd - suffix - 1] == right[rEnd - suffix - 1])
            suffix++;
        (lEnd, rEnd) = (lEnd - suffix, rEnd - suffix);
        if (suffix > 0)
            found.Add(new(lEnd, rEnd, suffix));
        if (l == lEnd || r == rEnd)
            return;
        if (stepsLeft > 0 && Myers(left.AsSpan(l..lEnd), right.AsSpan(r..rEnd), ref stepsLeft) is { } matches)
        {
            found.AddRange(matches.Select(m => new Match(m.Left + l, m.Right + r, m.Length)));
            return;
        }
        foreach (var (leftAt, rightAt) in Anchors(left, right, l..lEnd, r..rEnd, counts))
        {
            rest.Push((l..leftAt, r..rightAt));
            found.Add(new(leftAt, rightAt, 1));
            (l, r) = (leftAt + 1, rightAt + 1);
        }
        // Without anchors the part counts as replaced. With at least one, the remaining parts are smaller.
        if (l != leftPart.Start.Value + prefix)
            rest.Push((l..lEnd, r..rEnd));
    }

    /// <summary>Null when there are too many changes.</summary>
    private static List<Match>? Myers(ReadOnlySpan<int> left, ReadOnlySpan<int> right, ref int stepsLeft)
    {
        var most = Math.Min(left.Length + right.Length, MostChanges);
        var furthest = new int[2 * most + 3];
        var middle = most + 1;
        var trace = new List<int[]>();
        var steps = 0;
        for (var changes = 0; changes <= most; changes++)
        {
            // Only what can have changed since the previous round is kept: changes² numbers, at most 4 MB.
            trace.Add(furthest[(middle - changes - 1)..(middle + changes + 2)]);
            for (var diagonal = -changes; diagonal <= changes; diagonal += 2)
            {
                var x = diagonal == -changes || (diagonal != changes && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1])
                    ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1;
                var from = x;
                while (x < left.Length && x - diagonal < right.Length && x - diagonal >= 0 && left[x] == right[x - diagonal])
                    x++;
                furthest[middle + diagonal] = x;
                steps += x - from + 1;
                stepsLeft -= x - from + 1;
                if (x >= left.Length && x - diagonal >= right.Length)
                    return Path(trace, left.Length, right.Length);
            }
            if (steps > MostSteps || stepsLeft <= 0)
                return null;
        }
        return null;
    }

    /// <summary>Traces the path back from the end to the beginning and collects the diagonals.</summary>
    private static List<Match> Path(List<int[]> trace, int x, int y)
    {
        var matches = new List<Match>();
        for (var changes = trace.Count - 1; changes >= 0; changes--)
        {
            var before = trace[changes];
            var middle = changes + 1;
            var diagonal = x - y;
            var down = diagonal == -changes || (diagonal != changes && before[middle + diagonal - 1] < before[middle + diagonal + 1]);
            var (fromX, fromDiagonal) = down ? (before[middle + diagonal + 1], diagonal + 1) : (before[middle + diagonal - 1], diagonal - 1);
            var fromY = fromX - fromDiagonal;
            var start = changes == 0 ? 0 : down ? fromX : fromX + 1;
            if (x > start)
                matches.Add(new(start, start - diagonal, x - start));
            (x, y) = (fromX, fromY);
        }
        matches.Reverse();
        return matches;
    }

    /// <summary>The longest chain of elements that occur once in each part, in the same order.</summary>
    private static List<(int Left, int Right)> Anchors(int[] left, int[] right, Range leftPart, Range rightPart,
        Dictionary<int, (int InLeft, int InRight, int LeftAt, int RightAt)> counts)
    {
        counts.Clear();
        for (var i = leftPart.Start.Value; i < leftPart.End.Value; i++)
            counts[left[i]] = counts.GetValueOrDefault(left[i]) with { InLeft = counts.GetValueOrDefault(left[i]).InLeft + 1, LeftAt = i };
        for (var i = rightPart.Start.Value; i < rightPart.End.Value; i++)
            if (counts.TryGetValue(right[i], out var count))
                counts[right[i]] = count with { InRight = count.InRight + 1, RightAt = i };
        var unique = counts.Values.Where(c => c is { InLeft: 1, InRight: 1 }).OrderBy(c => c.LeftAt).ToArray();
        // Patience sorting: the last element of the best chain of each length, and each element's predecessor.
        var (ends, previous) = (new List<int>(), new int[unique.Length]);
        for (var i = 0; i < unique.Length; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var half = (low + high) / 2;
                (low, high) = unique[ends[half]].RightAt < unique[i].RightAt ? (half + 1, high) : (low, half);
            }
            previous[i] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
                ends.Add(i);
            else
                ends[low] = i;
        }
        var chain = new List<(int, int)>();
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = previous[i])
            chain.Add((unique[i].LeftAt, unique[i].RightAt));
        chain.Reverse();
        return chain;
    }

    private static List<Match> Joined(List<Match> found)
    {
        found.Sort((a, b) => a.Left.CompareTo(b.Left));
        var joined = new List<Match>(found.Count);
        foreach (var match in found)
        {
            if (joined is [.., var last] && last.Left + last.Length == match.Left && last.Right + last.Length == match.Right)
                joined[^1] = last with { Length = last.Length + match.Length };
            else
                joined.Add(match);
        }
        return joined;
    }
}
