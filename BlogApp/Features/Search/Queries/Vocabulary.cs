namespace BlogApp.Features.Search.Queries;

/// <summary>The words that articles use, to tell a misspelt one and what was meant by it. Pure.</summary>
/// <param name="Words">Folded, the most used first.</param>
internal sealed record Vocabulary(IReadOnlyList<VocabularyWord> Words)
{
    public const int ShortestWord = 3;
    public const int LongestWord = 24;
    public const int MostWords = 30_000;

    // A word of one article may be the very misspelling; one that several use is a word.
    private const int Established = 3;

    private readonly Dictionary<string, long> _articles = Words.ToDictionary(w => w.Text, w => w.Articles, StringComparer.Ordinal);

    /// <summary>The query with its misspelt words replaced; null when none is, or none has a likely replacement.</summary>
    public string? Correct(SearchQuery query)
    {
        var corrected = query.Text;
        var words = query.Words.Distinct(StringComparer.Ordinal).ToList();
        foreach (var word in words)
        {
            var beginning = query.Unfinished && word == query.Words[^1];
            if (Replacement(word, beginning) is not { } better)
                continue;
            corrected = SpelledWords.Replace(corrected, word, better);
        }
        return corrected == query.Text ? null : corrected;
    }

    /// <summary>The most likely word; null when this one is as good as any.</summary>
    /// <param name="word">Folded.</param>
    /// <param name="beginning">Whether more letters may follow: then no word that it begins is a mistake.</param>
    private string? Replacement(string word, bool beginning)
    {
        if (word.Length is < ShortestWord or > LongestWord || word.All(char.IsDigit))
            return null;
        var own = _articles.GetValueOrDefault(word);
        if (own >= Established)
            return null;
        if (beginning && Words.Any(w => w.Articles > own && w.Text.StartsWith(word, StringComparison.Ordinal)))
            return null;
        var most = word.Length <= 4 ? 1 : 2;
        (string? Text, int Distance) best = (null, most + 1);
        // Those used most come first, so among equally distant ones they win.
        foreach (var candidate in Words)
        {
            if (candidate.Articles <= own || Math.Abs(candidate.Text.Length - word.Length) >= best.Distance)
                continue;
            var distance = EditDistance.Of(word, candidate.Text, best.Distance - 1);
            if (distance > 0 && distance < best.Distance)
                best = (candidate.Text, distance);
            if (best.Distance == 1)
                break;
        }
        return best.Text;
    }
}

/// <param name="Text">Small letters without accents.</param>
/// <param name="Articles">How many use it.</param>
internal readonly record struct VocabularyWord(string Text, long Articles);
