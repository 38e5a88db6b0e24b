namespace BlogApp.Features.Search.Queries;

/// <summary>The number of typing errors between two words: a letter inserted, missing or wrong, or two letters exchanged. Pure.</summary>
internal static class EditDistance
{
    /// <param name="most">Beyond this, the exact number does not matter.</param>
    /// <returns>The distance, or a number greater than <paramref name="most"/>.</returns>
    public static int Compute(ReadOnlySpan<char> left, ReadOnlySpan<char> right, int most)
    {
        if (Math.Abs(left.Length - right.Length) > most)
            return most + 1;
        Span<int> before = stackalloc int[right.Length + 1], above = stackalloc int[right.Length + 1], row = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            above[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var least = row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most)
                return most + 1;
            var oldest = before;
            before = above;
            above = row;
            row = oldest;
        }
        return above[right.Length];
    }
}
