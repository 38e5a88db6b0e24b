using System.Text;

namespace BlogApp.Features.Articles.Addresses;

/// <summary>Finds what a reader may have meant by an address that does not exist.</summary>
internal static class SlugSuggestions
{
    // Below this, the similarity is accidental: "cron" and "crow" share a third of their trigrams.
    private const double Least = 0.28;

    /// <summary>The candidates most similar to the requested text, best first.</summary>
    public static IReadOnlyList<T> For<T>(string asked, IEnumerable<T> candidates, Func<T, string> slug, Func<T, string> title, int most)
    {
        var wanted = Triples(asked);
        if (wanted.Count == 0)
            return [];
        return [.. candidates
            .Select(candidate => (candidate, likeness: Math.Max(Likeness(wanted, Triples(slug(candidate))), Likeness(wanted, Triples(title(candidate))))))
            .Where(scored => scored.likeness >= Least)
            .OrderByDescending(scored => scored.likeness)
            .Take(most)
            .Select(scored => scored.candidate)];
    }

    /// <summary>0 for nothing in common, 1 for everything. A short query matches fully when it is contained.</summary>
    private static double Likeness(HashSet<string> wanted, HashSet<string> offered)
    {
        if (offered.Count == 0)
            return 0;
        var common = wanted.Count(offered.Contains);
        var both = 2.0 * common / (wanted.Count + offered.Count);
        var contained = (double)common / wanted.Count;
        return Math.Max(both, contained * 0.8);
    }

    private static HashSet<string> Triples(string text)
    {
        var triples = new HashSet<string>(StringComparer.Ordinal);
        foreach (var word in StopWords.Without([.. Words(text)]))
        {
            var padded = $" {word} ";
            // A Chinese title has no spaces and few characters: its bigrams say as much as trigrams of Latin letters.
            var length = word.Any(c => c >= 0x2E80) ? 2 : 3;
            for (var i = 0; i + length <= padded.Length; i++)
                triples.Add(padded.Substring(i, length));
        }
        return triples;
    }

    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        // An address has at most 200 letters; anything longer is not a serious query.
        foreach (var letter in text.Length > 300 ? text[..300] : text)
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
            }
            else if (word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }
        }
        if (word.Length > 0)
            yield return word.ToString();
    }
}
