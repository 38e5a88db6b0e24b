namespace BlogApp.Features.Search.Queries;

/// <summary>The words used in articles, for recognizing and correcting misspelled ones. Pure.</summary>
/// <param name="Words">Folded, most frequent first.</param>
internal sealed record Vocabulary(IReadOnlyList<VocabularyWord> Words)
{
    public const int ShortestWord = 3;
    public const int LongestWord = 24;
    public const int MostWords = 30_000;

    private readonly HashSet<string> _known = [.. Words.Select(w => w.Text)];

    /// <summary>The query with its misspelt words replaced; null when none is, or none has a likely replacement.</summary>
    /// <param name="known">Words of the query that some article uses: none of them is a mistake, however rare it is.</param>
    public string? Correct(SearchQuery query, IReadOnlyCollection<string> known)
    {
        var corrected = query.Text;
        var words = query.Words.Distinct(StringComparer.Ordinal).ToList();
        foreach (var word in words)
        {
            var beginning = query.Unfinished && word == query.Words[^1];
            if (known.Contains(word) || Replacement(word, beginning) is not { } better)
                continue;
            corrected = SpelledWords.Replace(corrected, word, better);
        }
        return corrected == query.Text ? null : corrected;
    }

    /// <summary>The most likely correction; null when there is none better than the word itself.</summary>
    /// <param name="word">Folded.</param>
    /// <param name="beginning">Whether the word may be incomplete. A prefix of a known word is then not a mistake.</param>
    private string? Replacement(string word, bool beginning)
    {
        if (word.Length is < ShortestWord or > LongestWord || word.All(char.IsDigit))
            return null;
        if (_known.Contains(word) || (beginning && Words.Any(w => w.Text.StartsWith(word, StringComparison.Ordinal))))
            return null;
        var most = word.Length <= 4 ? 1 : 2;
        (string? Text, int Distance) best = (null, most + 1);
        // The most frequent words come first, so they win among equal distances.
        foreach (var candidate in Words)
        {
            if (Math.Abs(candidate.Text.Length - word.Length) >= best.Distance)
                continue;
            var distance = EditDistance.Compute(word, candidate.Text, best.Distance - 1);
            if (distance > 0 && distance < best.Distance)
                best = (candidate.Text, distance);
            if (best.Distance == 1)
                break;
        }
        return best.Text;
    }
}

/// <param name="Text">Lower case without accents.</param>
/// <param name="Articles">Number of articles that use it.</param>
internal readonly record struct VocabularyWord(string Text, long Articles);
