using System.Globalization;
using System.Text;
using BlogApp.Features.Search.Index;

namespace BlogApp.Features.Search.Queries;

/// <summary>
/// Converts a user's input into an expression for the index. Only letters and digits are kept, always inside quotes, so
/// that the input cannot contain any of the index's operators. Pure.
/// </summary>
/// <param name="Text">The input on one line, limited in length.</param>
/// <param name="All">Matches articles with all words and quoted phrases; null when there is nothing to search for.</param>
/// <param name="Any">Matches articles with some of them.</param>
/// <param name="Words">The folded words in order. Chinese is left out, because it has no typing errors of this kind.</param>
internal sealed record SearchQuery(string Text, string? All, string? Any, IReadOnlyList<string> Words)
{
    public const int LongestText = 200;
    private const int MostPhrases = 12;
    private const int MostParts = 24;

    /// <summary>Whether the last word may be incomplete.</summary>
    public bool Unfinished { get; private init; }

    /// <summary>Each word in quotes; Chinese in pairs of characters.</summary>
    public IReadOnlyList<string> Parts { get; private init; } = [];

    public static SearchQuery Parse(string? typed)
    {
        var text = Tidy(typed ?? "");
        var phrases = new List<Phrase>();
        var quoted = false;
        foreach (var piece in text.Split('"'))
        {
            if (quoted)
                Add(phrases, SearchTerms.Parse(piece));
            else
                foreach (var group in piece.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    foreach (var run in SearchTerms.Parse(group).Chunked())
                        Add(phrases, run);
            quoted = !quoted;
        }
        if (phrases.Count == 0)
            return new(text, null, null, []);
        // "re" at the end may become "redis"; "re " cannot.
        var last = phrases[^1].Terms[^1];
        var unfinished = !last.IsCharacter && last.Text.Length > 1 && text[^1] != '"' && !char.IsWhiteSpace((typed ?? "")[^1]);
        List<string> parts = [.. phrases.SelectMany(phrase => phrase.Parts()).Distinct(StringComparer.Ordinal).Take(MostParts)];
        return new(
            text,
            string.Join(" AND ", phrases.Select((phrase, i) => phrase.ToString() + (unfinished && i == phrases.Count - 1 ? "*" : ""))),
            string.Join(" OR ", parts),
            [.. phrases.SelectMany(p => p.Terms).Where(t => !t.IsCharacter && !t.IsHidden).Select(t => SearchTerms.Fold(t.Text))])
        {
            Unfinished = unfinished,
            Parts = parts,
        };
    }

    private static void Add(List<Phrase> phrases, IReadOnlyList<Term> terms)
    {
        if (terms.Count > 0 && phrases.Count < MostPhrases)
            phrases.Add(new(terms));
    }

    /// <summary>Converts full-width letters, joins lines and limits the length.</summary>
    private static string Tidy(string typed)
    {
        var line = new StringBuilder();
        foreach (var rune in typed.EnumerateRunes())
        {
            if (line.Length >= LongestText)
                break;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (line.Length > 0 && line[^1] != ' ')
                    line.Append(' ');
            }
            else if (rune.Value is '“' or '”' or '„' or '«' or '»' or '「' or '」' or '『' or '』' or '＂')
            {
                line.Append('"');
            }
            else if (rune != Rune.ReplacementChar && !ExactTokens.IsHidden(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.OtherNotAssigned)
            {
                line.Append(SearchText.Plain(rune));
            }
        }
        var text = line.ToString().TrimEnd();
        return text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }

    /// <summary>Terms that must follow each other.</summary>
    private sealed record Phrase(IReadOnlyList<Term> Terms)
    {
        public override string ToString() => $"\"{string.Join(' ', Terms.Select(t => t.Text))}\"";

        /// <summary>Its words one by one; Chinese in pairs, because most of its words have two characters.</summary>
        public IEnumerable<string> Parts()
        {
            for (var i = 0; i < Terms.Count; i++)
            {
                // Of C# and .NET the exact name alone: a C and a net stand in many places.
                if (i > 0 && Terms[i - 1].IsHidden)
                    continue;
                if (!Terms[i].IsCharacter || Terms.Count == 1)
                    yield return $"\"{Terms[i].Text}\"";
                else if (i + 1 < Terms.Count && Terms[i + 1].IsCharacter)
                    yield return $"\"{Terms[i].Text} {Terms[i + 1].Text}\"";
            }
        }
    }
}
