namespace BlogApp.Features.Articles.Revisions.Comparison;

/// <summary>A piece of a text, and whether the other text lacks it.</summary>
internal readonly record struct Piece(string Text, bool Changed);

/// <summary>Lines shown side by side.</summary>
/// <param name="Changed">False: both sides are the same.</param>
internal sealed record SideBySide(bool Changed, IReadOnlyList<Piece> Left, IReadOnlyList<Piece> Right);

/// <summary>
/// Compares two texts: first by line, then by word within changed lines. Pure. The pieces of one side, concatenated,
/// are that side's text.
/// </summary>
internal static class TextComparison
{
    /// <summary>Less similar lines are shown as replaced: words that agree by chance only confuse.</summary>
    private const double LeastAlike = 0.2;

    public static IReadOnlyList<SideBySide> Compare(string left, string right)
    {
        var (leftLines, rightLines) = (Tokens.Lines(left), Tokens.Lines(right));
        var rows = new List<SideBySide>();
        var (l, r) = (0, 0);
        foreach (var match in Matches(leftLines, rightLines))
        {
            AddChanged(l, match.Left, r, match.Right);
            for (var i = 0; i < match.Length; i++)
                rows.Add(new(false, [new(leftLines[match.Left + i], false)], [new(rightLines[match.Right + i], false)]));
            (l, r) = (match.Left + match.Length, match.Right + match.Length);
        }
        AddChanged(l, leftLines.Length, r, rightLines.Length);
        return rows;

        void AddChanged(int leftFrom, int leftTo, int rightFrom, int rightTo)
        {
            // Equally many lines on both sides most likely correspond to each other, and are easier to read in pairs.
            if (leftTo - leftFrom == rightTo - rightFrom)
            {
                for (; leftFrom < leftTo; leftFrom++, rightFrom++)
                    rows.Add(ByWord(leftLines[leftFrom], rightLines[rightFrom]));
                return;
            }
            rows.Add(ByWord(string.Concat(leftLines.AsSpan(leftFrom..leftTo)), string.Concat(rightLines.AsSpan(rightFrom..rightTo))));
        }
    }

    /// <summary>Compares a single line, such as a title.</summary>
    public static SideBySide ByWord(string left, string right)
    {
        var (leftWords, rightWords) = (Tokens.Words(left), Tokens.Words(right));
        var matches = Matches(leftWords, rightWords);
        var common = 0;
        foreach (var match in matches)
            foreach (var word in leftWords.AsSpan(match.Left, match.Length))
                common += string.IsNullOrWhiteSpace(word) ? 0 : word.Length;
        if (common < LeastAlike * Math.Min(left.Length, right.Length))
            matches = [];
        return new(true, Pieces(leftWords, [.. matches.Select(m => (m.Left, m.Length))]), Pieces(rightWords, [.. matches.Select(m => (m.Right, m.Length))]));
    }

    private static List<Piece> Pieces(string[] words, IReadOnlyList<(int From, int Length)> common)
    {
        var pieces = new List<Piece>();
        var at = 0;
        foreach (var (from, length) in common)
        {
            Add(at, from, changed: true);
            Add(from, from + length, changed: false);
            at = from + length;
        }
        Add(at, words.Length, changed: true);
        return pieces;

        void Add(int from, int to, bool changed)
        {
            if (from < to)
                pieces.Add(new(string.Concat(words.AsSpan(from..to)), changed));
        }
    }

    private static IReadOnlyList<Match> Matches(string[] left, string[] right)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return SequenceDiff.Matches(Numbered(left), Numbered(right));

        int[] Numbered(string[] texts)
        {
            var result = new int[texts.Length];
            for (var i = 0; i < result.Length; i++)
            {
                if (!numbers.TryGetValue(texts[i], out var number))
                    numbers.Add(texts[i], number = numbers.Count);
                result[i] = number;
            }
            return result;
        }
    }
}
