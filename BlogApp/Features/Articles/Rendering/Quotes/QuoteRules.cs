using System.Collections.Frozen;
using System.Text;

namespace BlogApp.Features.Articles.Rendering.Quotes;

/// <summary>Which straight marks of a paragraph open a quotation, which close one, and which are apostrophes. Pure.</summary>
internal static class QuoteRules
{
    private const string Opening = "([{<«“„‘‚「『（《〈—–-/=";

    // Words that begin with an apostrophe: a letter or more was left out.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_shortened =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "bout", "cause", "em", "n", "neath", "round", "til", "tis", "twas", "twere", "twill").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What stands in place of the straight marks, by their places; those that are left out stay.</summary>
    public static Dictionary<int, string> Set(string line, QuoteMarks marks)
    {
        var set = new Dictionary<int, string>();
        bool quoted = false, inner = false;
        // Closing single marks that lie ahead: without one, a mark before a word is an apostrophe, as in ’tis.
        var closing = ClosingSingles(line);
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                if (Opens(line, i, quoted))
                    (set[i], quoted, inner) = (marks.Open, true, false);
                else if (quoted || !FollowsDigit(line, i))
                    (set[i], quoted, inner) = (marks.Close, false, false);
            }
            else if (line[i] == '\'')
            {
                closing -= ClosesSingle(line, i) ? 1 : 0;
                if (InWord(line, i) || IsShortened(line, i))
                    set[i] = QuoteMarks.Apostrophe;
                else if (Opens(line, i, inner) && closing > 0 && !(i + 1 < line.Length && char.IsDigit(line[i + 1])))
                    (set[i], inner) = (marks.Inner, true);
                else if (inner && Before(line, i) is { } before && !char.IsWhiteSpace(before))
                    (set[i], inner) = (marks.InnerClose, false);
                else if (!FollowsDigit(line, i))
                    set[i] = QuoteMarks.Apostrophe;
            }
        }
        return set;
    }

    private static int ClosingSingles(string line)
    {
        var count = 0;
        for (var i = 0; i < line.Length; i++)
            count += line[i] == '\'' && ClosesSingle(line, i) ? 1 : 0;
        return count;
    }

    private static bool ClosesSingle(string line, int at) =>
        !InWord(line, at) && Before(line, at) is { } before && !char.IsWhiteSpace(before) && !Opening.Contains(before) && before is not '"';

    /// <summary>Where neither side tells, as between two Chinese characters, it opens unless something is open.</summary>
    private static bool Opens(string line, int at, bool open)
    {
        if (Before(line, at) is not { } before || char.IsWhiteSpace(before) || Opening.Contains(before))
            return Behind(line, at) is { } first && !char.IsWhiteSpace(first) || (Behind(line, at) is not null && !open);
        if (Behind(line, at) is not { } behind || char.IsWhiteSpace(behind))
            return false;
        // A mark within a mark: the outer one opens where the inner one does.
        if (before is '"' or '\'')
            return !open && char.IsLetterOrDigit(behind);
        return !open && (IsWide(line, at - 1) || IsWide(line, at + 1));
    }

    private static bool InWord(string line, int at) =>
        Before(line, at) is { } before && Behind(line, at) is { } behind && char.IsLetterOrDigit(before) && char.IsLetterOrDigit(behind)
        && !IsWide(line, at - 1) && !IsWide(line, at + 1);

    private static bool IsShortened(string line, int at)
    {
        var end = at + 1;
        while (end < line.Length && char.IsLetter(line[end]))
            end++;
        return s_shortened.Contains(line.AsSpan((at + 1)..end));
    }

    // 6' and 12" are feet and inches.
    private static bool FollowsDigit(string line, int at) => Before(line, at) is { } before && char.IsDigit(before);

    private static char? Before(string line, int at) => at > 0 ? line[at - 1] : null;

    private static char? Behind(string line, int at) => at + 1 < line.Length ? line[at + 1] : null;

    private static bool IsWide(string line, int at)
    {
        if (at < 0 || at >= line.Length)
            return false;
        if (char.IsLowSurrogate(line[at]) && at > 0)
            at--;
        return line[at] is (>= '\u3000' and <= '\u303F') or (>= '\uFF00' and <= '\uFF65') || (Rune.TryGetRuneAt(line, at, out var rune) && ChineseText.IsCharacter(rune));
    }
}
