using System.Globalization;
using System.Text;
using BlogApp.Features.Search.Index;

namespace BlogApp.Features.Search.Queries;

/// <summary>
/// Converts a user's input into an expression for the index. Only folded words are kept, always inside quotes, so
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

    /// <summary>The phrases of <see cref="All"/>, as they are marked in an article that has them.</summary>
    public IReadOnlyList<SearchPhrase> Phrases { get; private init; } = [];

    /// <summary>The phrases of <see cref="Any"/>: single words; Chinese in pairs of characters.</summary>
    public IReadOnlyList<SearchPhrase> Parts { get; private init; } = [];

    public static SearchQuery Parse(string? typed)
    {
        var text = Tidy(typed ?? "");
        var groups = new List<IReadOnlyList<SearchWord>>();
        var quoted = false;
        foreach (var piece in text.Split('"'))
        {
            if (quoted)
                Add(groups, WordsOf(piece));
            else
                foreach (var group in piece.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    foreach (var run in SearchPhrases.Chunked(WordsOf(group)))
                        Add(groups, run);
            quoted = !quoted;
        }
        if (groups.Count == 0)
            return new(text, null, null, []);
        // "re" at the end may become "redis"; "re " cannot.
        var last = groups[^1][^1];
        var unfinished = !last.IsCharacter && last.Text.Length > 1 && text[^1] != '"' && !char.IsWhiteSpace((typed ?? "")[^1]);
        List<IReadOnlyList<SearchPhrase>> all = [.. groups.Select((words, i) => SearchPhrases.Of(words, unfinished && i == groups.Count - 1).ToList())];
        List<SearchPhrase> parts = [.. groups.SelectMany(SearchPhrases.Parts).DistinctBy(part => part.ToString()).Take(MostParts)];
        return new(
            text,
            string.Join(" AND ", all.Select(phrases => phrases.Count == 1 ? phrases[0].ToString() : $"({string.Join(" OR ", phrases)})")),
            string.Join(" OR ", parts),
            [.. groups.SelectMany(words => words).Where(word => !word.IsCharacter && !word.IsHidden).Select(word => word.Text)])
        {
            Unfinished = unfinished,
            Phrases = [.. all.SelectMany(phrases => phrases)],
            Parts = parts,
        };
    }

    private static IReadOnlyList<SearchWord> WordsOf(string text) => SearchWords.Split(SearchText.Prepare(text));

    private static void Add(List<IReadOnlyList<SearchWord>> groups, IReadOnlyList<SearchWord> words)
    {
        if (words.Count > 0 && groups.Count < MostPhrases)
            groups.Add(words);
    }

    /// <summary>Joins lines and limits the length.</summary>
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
                line.Append(rune);
            }
        }
        var text = line.ToString().TrimEnd();
        return text.Length <= LongestText ? text : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)];
    }
}
